package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Equality of shown values: of exact numbers exactly, whatever their trailing zeros; of floats as the narrower of both. */
final class CellValues {
    private CellValues() {}

    static boolean equal(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return numbersEqual(a, b);
        }
        if (a.isArray() && b.isArray()) {
            return elementsEqual(a, b);
        }
        if (a.isObject() && b.isObject()) {
            return membersEqual(a, b);
        }
        return a.equals(b);
    }

    private static boolean numbersEqual(JsonNode a, JsonNode b) {
        if (a.isFloat() || b.isFloat()) {
            return a.floatValue() == b.floatValue();
        }
        if (a.isDouble() || b.isDouble()) {
            return a.doubleValue() == b.doubleValue();
        }
        return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }

    private static boolean elementsEqual(JsonNode a, JsonNode b) {
        Iterator<JsonNode> others = b.iterator();
        for (JsonNode each : a) {
            if (!others.hasNext() || !equal(each, others.next())) {
                return false;
            }
        }
        return !others.hasNext();
    }

    private static boolean membersEqual(JsonNode a, JsonNode b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode other = b.get(member.getKey());
            if (other == null || !equal(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }
}

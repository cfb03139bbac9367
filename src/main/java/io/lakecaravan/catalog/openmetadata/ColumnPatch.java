package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The difference between the columns that stand in the catalog and ours, as JSON Patch operations that leave what people
 * wrote. Columns are matched without regard to case, as the server does. Indexes are those of the read that the patch
 * follows, each guarded by a {@code test} of the column's name.
 */
final class ColumnPatch {
    /** What the crawler owns in a column; everything else in it belongs to people and other tools. */
    private static final List<String> OWNED = List.of(
            "dataType",
            "arrayDataType",
            "dataTypeDisplay",
            "precision",
            "scale",
            "dataLength",
            "constraint",
            "ordinalPosition");

    private final PatchOperations patch;
    private final TagMerge tags;

    ColumnPatch(PatchOperations patch, TagMerge tags) {
        this.patch = patch;
        this.tags = tags;
    }

    void compare(JsonNode current, JsonNode wanted, JsonNode base) {
        Map<String, Integer> positions = positions(current);
        Map<String, Integer> wantedPositions = positions(wanted);
        for (JsonNode column : wanted) {
            Integer index = positions.get(key(column));
            if (index != null) {
                String path = "/columns/" + index;
                int before = patch.size();
                compareOne(
                        path,
                        current.get(index),
                        (ObjectNode) column,
                        base.path(column.path("name").asText()));
                if (patch.size() > before) {
                    patch.guard(path + "/name", current.get(index).get("name"));
                }
            }
        }
        for (JsonNode column : wanted) {
            if (!positions.containsKey(key(column))) {
                patch.add("/columns/-", column);
            }
        }
        for (int i = current.size() - 1; i >= 0; i--) {
            if (!wantedPositions.containsKey(key(current.get(i)))) {
                patch.guard("/columns/" + i + "/name", current.get(i).get("name"));
                patch.remove("/columns/" + i);
            }
        }
    }

    private void compareOne(String path, JsonNode current, ObjectNode wanted, JsonNode base) {
        for (String field : OWNED) {
            patch.set(path + "/" + field, current.path(field), wanted.path(field), isSame(field, current, wanted));
        }
        JsonNode children = carryOver(wanted.path("children"), current.path("children"));
        if (!structure(children).equals(structure(current.path("children")))) {
            patch.set(path + "/children", current.path("children"), children, false);
        }
        tags.compare(path, current, wanted, base);
    }

    private static boolean isSame(String field, JsonNode current, JsonNode wanted) {
        JsonNode mine = wanted.path(field);
        JsonNode theirs = current.path(field);
        if (field.equals("ordinalPosition") && theirs.isMissingNode()) {
            // Servers that do not keep positions would otherwise be patched on every run.
            return true;
        }
        if (mine.isNumber() && theirs.isNumber()) {
            return mine.asLong() == theirs.asLong();
        }
        return mine.asText("").equalsIgnoreCase(theirs.asText(""));
    }

    /** Our nested columns with the descriptions, display names and tags that stand on those of the same name. */
    private static JsonNode carryOver(JsonNode wanted, JsonNode current) {
        if (!wanted.isArray()) {
            return wanted;
        }
        Map<String, Integer> positions = positions(current);
        ArrayNode merged = ((ArrayNode) wanted).deepCopy();
        for (JsonNode node : merged) {
            Integer index = positions.get(key(node));
            if (index != null) {
                ObjectNode column = (ObjectNode) node;
                for (String field : List.of("description", "displayName", "tags")) {
                    if (current.get(index).hasNonNull(field)) {
                        column.set(field, current.get(index).get(field));
                    }
                }
                if (column.has("children")) {
                    column.set(
                            "children",
                            carryOver(column.get("children"), current.get(index).path("children")));
                }
            }
        }
        return merged;
    }

    /** What the crawler owns in nested columns: decides whether they differ. */
    private static String structure(JsonNode children) {
        StringBuilder text = new StringBuilder();
        for (JsonNode child : children) {
            text.append(child.path("name").asText())
                    .append(':')
                    .append(child.path("dataType").asText())
                    .append(':')
                    .append(child.path("arrayDataType").asText())
                    .append(':')
                    .append(child.path("dataTypeDisplay").asText().toLowerCase(Locale.ROOT))
                    .append('(')
                    .append(structure(child.path("children")))
                    .append(')');
        }
        return text.toString();
    }

    /** Where each name stands, by the name as the server compares it. */
    static Map<String, Integer> positions(JsonNode columns) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.putIfAbsent(key(columns.get(i)), i);
        }
        return positions;
    }

    static String key(JsonNode column) {
        return column.path("name").asText().toLowerCase(Locale.ROOT);
    }
}

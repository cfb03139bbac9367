package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Variant;
import io.lakecaravan.schema.TextValues;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a JSON tree in the classes that {@link LogicalType} names. */
final class JsonValues {
    /** A decimal whose point is further away would fill the memory when written out. */
    private static final int MOST_SCALE = 1000;

    private final Runnable misfit;

    /** @param misfit told of each value that does not fit its type and is given as text instead */
    JsonValues(Runnable misfit) {
        this.misfit = misfit;
    }

    /** Null for null. */
    Object value(LogicalType type, JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (type instanceof ListOf list && node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(list.element().type(), element)));
            return elements;
        }
        if (type instanceof StructOf struct && node.isObject()) {
            return struct(struct.fields(), node);
        }
        if (type instanceof MapOf map && node.isObject()) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            node.properties()
                    .forEach(entry ->
                            entries.put(entry.getKey(), value(map.value().type(), entry.getValue())));
            return entries;
        }
        return scalar(type, node).orElseGet(() -> {
            misfit.run();
            return text(node);
        });
    }

    private List<Object> struct(List<Column> fields, JsonNode node) {
        List<Object> values = new ArrayList<>();
        int found = 0;
        for (Column field : fields) {
            JsonNode member = node.get(field.name());
            found += member == null ? 0 : 1;
            values.add(value(field.type(), member));
        }
        if (found < node.size()) {
            misfit.run();
        }
        return values;
    }

    private Optional<Object> scalar(LogicalType type, JsonNode node) {
        if (type instanceof Variant || type instanceof Unknown) {
            return Optional.of(node);
        }
        if (type instanceof Geometry) {
            return WellKnownBinary.of(node).map(bytes -> bytes);
        }
        if (type instanceof Text) {
            return Optional.of(text(node));
        }
        if (type instanceof Bool && node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        if (type instanceof FloatingPoint real && node.isNumber()) {
            return Optional.of(real.bits() == 64 ? (Object) node.doubleValue() : (Object) node.floatValue());
        }
        if ((type instanceof Int || type instanceof Decimal) && node.isNumber()) {
            return isShort(node) ? TextValues.parse(type, node.decimalValue().toPlainString()) : Optional.empty();
        }
        return node.isTextual() ? TextValues.parse(type, node.textValue()) : Optional.empty();
    }

    private static boolean isShort(JsonNode node) {
        if (!node.isBigDecimal()) {
            return node.isIntegralNumber();
        }
        return Math.abs((long) node.decimalValue().scale()) <= MOST_SCALE;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** As it is shown: numbers with all their digits, even where the column is {@code double}. */
    JsonNode shown(LogicalType type, JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return NullNode.getInstance();
        }
        if (type instanceof FloatingPoint && node.isBigDecimal()) {
            BigDecimal exact = node.decimalValue();
            return Math.abs((long) exact.scale()) <= MOST_SCALE ? node : Rendering.json(type, node.doubleValue());
        }
        if (type instanceof FloatingPoint && node.isIntegralNumber()) {
            return node;
        }
        Object value = value(type, node);
        boolean misfits = value instanceof String && !(type instanceof Text);
        return misfits ? TextNode.valueOf((String) value) : Rendering.json(type, value);
    }
}

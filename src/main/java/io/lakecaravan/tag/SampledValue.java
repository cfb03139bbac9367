package io.lakecaravan.tag;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a sample as the class that detectors expect: what {@link io.lakecaravan.table.Rendering} made JSON of. */
final class SampledValue {
    /** Bytes are counted and never looked at. */
    private static final byte[] BYTES = {};

    private SampledValue() {}

    static Object of(LogicalType type, JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> json.booleanValue();
            case STRING -> type instanceof LogicalType.Binary ? BYTES : json.textValue();
            case NUMBER ->
                json.isFloatingPointNumber() && !json.isBigDecimal() ? json.doubleValue() : json.numberValue();
            case BINARY -> BYTES;
            case ARRAY -> array(type, json);
            case OBJECT -> object(type, json);
            case POJO -> json.asText();
        };
    }

    private static Object array(LogicalType type, JsonNode json) {
        if (type instanceof LogicalType.ListOf list) {
            List<Object> elements = new ArrayList<>(json.size());
            json.forEach(element -> elements.add(of(list.element().type(), element)));
            return elements;
        }
        if (type instanceof LogicalType.MapOf map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            json.forEach(pair -> entries.put(
                    of(map.key().type(), pair.path(0)), of(map.value().type(), pair.path(1))));
            return entries;
        }
        return json;
    }

    private static Object object(LogicalType type, JsonNode json) {
        if (type instanceof LogicalType.StructOf struct) {
            List<Object> values = new ArrayList<>(struct.fields().size());
            for (Column field : struct.fields()) {
                values.add(of(field.type(), json.path(field.name())));
            }
            return values;
        }
        if (type instanceof LogicalType.MapOf map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            json.properties()
                    .forEach(entry -> entries.put(entry.getKey(), of(map.value().type(), entry.getValue())));
            return entries;
        }
        return json;
    }
}

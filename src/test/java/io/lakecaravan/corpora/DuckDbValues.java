package io.lakecaravan.corpora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Values as the JDBC driver gives them, as {@link Rendering} shows them. */
final class DuckDbValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DuckDbValues() {}

    static JsonNode json(String type, Object value) throws SQLException {
        if (value == null) {
            return NODES.nullNode();
        }
        if (type.endsWith("]") && value instanceof Array array) {
            ArrayNode list = NODES.arrayNode();
            for (Object each : (Object[]) array.getArray()) {
                list.add(json(DuckDbTypes.element(type), each));
            }
            return list;
        }
        if (type.startsWith("STRUCT(") && value instanceof Struct struct) {
            ObjectNode object = NODES.objectNode();
            List<String> fields = DuckDbTypes.arguments(type);
            for (int i = 0; i < fields.size(); i++) {
                object.set(
                        DuckDbTypes.name(fields.get(i)),
                        json(DuckDbTypes.type(fields.get(i)), struct.getAttributes()[i]));
            }
            return object;
        }
        if (type.startsWith("MAP(") && value instanceof Map<?, ?> entries) {
            return map(DuckDbTypes.arguments(type), entries);
        }
        return scalar(type, value);
    }

    private static JsonNode map(List<String> types, Map<?, ?> entries) throws SQLException {
        ObjectNode object = NODES.objectNode();
        ArrayNode pairs = NODES.arrayNode();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            JsonNode key = json(types.get(0), entry.getKey());
            JsonNode value = json(types.get(1), entry.getValue());
            object.set(key.asText(), value);
            pairs.addArray().add(key).add(value);
        }
        return types.get(0).equals("VARCHAR") ? object : pairs;
    }

    private static JsonNode scalar(String type, Object value) throws SQLException {
        if (type.equals("JSON")) {
            return tree(value.toString());
        }
        Object plain = value;
        if (value instanceof Blob blob) {
            plain = blob.getBytes(1, (int) blob.length());
        } else if (value instanceof Timestamp timestamp) {
            plain = timestamp.toLocalDateTime();
        } else if (value instanceof OffsetDateTime instant) {
            plain = instant.toInstant();
        }
        return Rendering.json(new LogicalType.Unknown(type), plain);
    }

    private static JsonNode tree(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            return NODES.textNode(text);
        }
    }
}

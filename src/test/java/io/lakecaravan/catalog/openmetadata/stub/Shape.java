package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields one Java class of the server knows. Reading refuses an unknown field (observed §2), drops nulls, and coerces values; {@link #require} is the
 * bean validation that comes after reading.
 */
record Shape(String javaClass, Map<String, FieldType> fields, List<String> required) {
    Shape {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        required = List.copyOf(required);
    }

    /** Contract §14: "validation, unknown field or enum". Not in the contract: a null counts as left out. */
    ObjectNode read(StubVersion version, String path, JsonNode value) {
        if (!value.isObject()) {
            throw Errors.bad("Cannot deserialize value of type `" + javaClass + "` from " + value.getNodeType());
        }
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            FieldType type = type(version, field.getKey());
            if (!field.getValue().isNull()) {
                String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                read.set(field.getKey(), type.read(version, below, field.getValue()));
            }
        }
        return read;
    }

    /** Observed §2: "not marked as ignorable"; contract §4.1: "Old form". */
    private FieldType type(StubVersion version, String field) {
        FieldType type = fields.get(field);
        if (type != null && version.knows(javaClass, field)) {
            return type;
        }
        boolean create = fields.containsKey("domains");
        if (create && version.knewFormerly(field)) {
            return field.equals("owner") ? FieldType.object(() -> Shapes.REFERENCE) : FieldType.text();
        }
        throw Errors.unrecognized(field, javaClass, fields.size());
    }

    /** Observed §2: "missing name". */
    void require(ObjectNode read) {
        for (String field : required) {
            if (!read.has(field)) {
                throw Errors.invalid(field, "must not be null");
            }
        }
    }

    /** Contract §4.2: "Required: name, dataType". */
    static void requireColumns(StubVersion version, ArrayNode columns, String path) {
        for (int i = 0; i < columns.size(); i++) {
            String at = path + "[" + i + "].";
            JsonNode column = columns.get(i);
            for (String field : List.of("name", "dataType")) {
                if (!column.has(field)) {
                    throw Errors.invalid(at + field, "must not be null");
                }
            }
            Names.checkColumn(version, at + "name", column.path("name").asText());
            if (column.get("children") instanceof ArrayNode children) {
                requireColumns(version, children, at + "children");
            }
        }
    }
}

package io.lakecaravan.format.iceberg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Field ids by name, for data files that were written without ids and became part of the table later.
 *
 * @see <a href="https://iceberg.apache.org/spec/#name-mapping-serialization">Name mapping</a>
 */
final class NameMapping {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode fields;

    private NameMapping(JsonNode fields) {
        this.fields = fields;
    }

    static NameMapping parse(String json) throws FormatException {
        try {
            return new NameMapping(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new FormatException(
                    FindingCode.ICEBERG_METADATA_CORRUPT, -1, "schema.name-mapping.default is not JSON", e);
        }
    }

    List<FieldIds> ids(List<Column> columns) {
        return ids(columns, fields);
    }

    private static List<FieldIds> ids(List<Column> columns, JsonNode mapped) {
        List<FieldIds> ids = new ArrayList<>();
        for (Column column : columns) {
            JsonNode found = find(mapped, column.name());
            OptionalInt id = found.path("field-id").isInt()
                    ? OptionalInt.of(found.path("field-id").intValue())
                    : OptionalInt.empty();
            ids.add(new FieldIds(id, ids(parts(column.type()), found.path("fields"))));
        }
        return ids;
    }

    private static JsonNode find(JsonNode mapped, String name) {
        for (JsonNode field : mapped) {
            for (JsonNode known : field.path("names")) {
                if (known.asText().equals(name)) {
                    return field;
                }
            }
        }
        return MAPPER.missingNode();
    }

    private static List<Column> parts(LogicalType type) {
        if (type instanceof StructOf struct) {
            return struct.fields();
        } else if (type instanceof ListOf list) {
            return List.of(list.element());
        }
        return type instanceof MapOf map ? List.of(map.key(), map.value()) : List.of();
    }
}

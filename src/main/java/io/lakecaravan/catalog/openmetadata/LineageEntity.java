package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An end of an edge as the catalog has it.
 *
 * @param type in references: {@code table}, {@code topic}, ...
 * @param columns fully qualified names by name; of a nested column the name is its path, with dots. In the catalog's order
 */
record LineageEntity(String type, String id, String fqn, Map<String, String> columns) {
    LineageEntity {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    static LineageEntity of(LineageKind kind, JsonNode entity) {
        String fqn = entity.path("fullyQualifiedName").asText();
        Map<String, String> columns = new LinkedHashMap<>();
        collect(kind.columns(entity), "", fqn, columns);
        return new LineageEntity(kind.type(), entity.path("id").asText(), fqn, columns);
    }

    private static void collect(JsonNode columns, String above, String parent, Map<String, String> into) {
        for (JsonNode column : columns) {
            String name = column.path("name").asText();
            String fqn = column.path("fullyQualifiedName").asText();
            String full = fqn.isEmpty() ? parent + "." + OpenMetadataNames.fqn(name) : fqn;
            into.putIfAbsent(above + name, full);
            collect(column.path("children"), above + name + ".", full, into);
        }
    }

    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** How much there is to keep of it. */
    int weight() {
        return 1 + columns.size();
    }
}

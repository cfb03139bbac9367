package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of our own table: names as they are in the lake, with the fully qualified names they have in the catalog. */
final class LineageColumns {
    private LineageColumns() {}

    /** Our table as the catalog has it. */
    static LineageEntity entity(LineageKind kind, JsonNode entity, Publication publication) {
        String fqn = entity.path("fullyQualifiedName").asText();
        return new LineageEntity(
                kind.type(),
                entity.path("id").asText(),
                fqn,
                of(LineagePlan.columns(publication), kind.columns(entity), fqn));
    }

    /** @param stored columns of the entity */
    private static Map<String, String> of(List<Column> columns, JsonNode stored, String table) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(columns, stored, "", table, found);
        return found;
    }

    /** Names of all columns, nested ones by their path. */
    static List<String> names(List<Column> columns) {
        List<String> names = new ArrayList<>();
        names(columns, "", names);
        return names;
    }

    private static void names(List<Column> columns, String above, List<String> into) {
        for (Column column : columns) {
            into.add(above + column.name());
            names(children(column.type()), above + column.name() + ".", into);
        }
    }

    private static void collect(
            List<Column> columns, JsonNode stored, String above, String parent, Map<String, String> into) {
        Map<String, JsonNode> there = new HashMap<>();
        stored.forEach(column -> there.putIfAbsent(fold(column.path("name").asText()), column));
        List<String> legal = ColumnPayload.names(columns);
        for (int i = 0; i < columns.size(); i++) {
            JsonNode column = there.get(fold(legal.get(i)));
            if (column == null) {
                continue;
            }
            String fqn = column.path("fullyQualifiedName").asText();
            String full = fqn.isEmpty()
                    ? parent + "." + OpenMetadataNames.fqn(column.path("name").asText())
                    : fqn;
            String name = above + columns.get(i).name();
            into.putIfAbsent(name, full);
            collect(children(columns.get(i).type()), column.path("children"), name + ".", full, into);
        }
    }

    /** Those that the catalog has as children. */
    private static List<Column> children(LogicalType type) {
        if (type instanceof LogicalType.StructOf struct) {
            return struct.fields();
        }
        if (type instanceof LogicalType.ListOf list && list.element().type() instanceof LogicalType.StructOf struct) {
            return struct.fields();
        }
        return List.of();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

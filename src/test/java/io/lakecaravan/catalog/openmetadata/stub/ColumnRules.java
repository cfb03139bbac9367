package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the server checks in a table's columns, all 400. Containers are not checked (observed §2). */
final class ColumnRules {
    /** Observed §2: "CHAR/VARCHAR/BINARY/VARBINARY without dataLength → 400". */
    private static final Set<String> NEED_LENGTH = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");

    private ColumnRules() {}

    static void check(StubVersion version, ObjectNode table) {
        ArrayNode columns = Entity.columns(EntityKind.TABLE, table);
        checkLevel(columns);
        if (version.structsNeedChildren()) {
            checkStructs(columns);
        }
        Set<String> names = new HashSet<>();
        int keys = 0;
        for (JsonNode column : columns) {
            names.add(column.path("name").asText());
            keys += column.path("constraint").asText().equals("PRIMARY_KEY") ? 1 : 0;
        }
        if (keys > 1) {
            // Contract §4.2: "at most one column".
            throw Errors.bad("Multiple columns tagged with primary key constraints");
        }
        for (JsonNode constraint : table.path("tableConstraints")) {
            for (JsonNode name : constraint.path("columns")) {
                requireKnown(names, name.asText(), "Invalid column name found in table constraint");
            }
        }
        for (JsonNode partition : table.path("tablePartition").path("columns")) {
            requireKnown(names, partition.path("columnName").asText(), "Invalid column name found in table partition");
        }
    }

    /** Contract §4.2: "must be a column of the table"; contract §4.2: "every named column must exist". */
    private static void requireKnown(Set<String> names, String name, String problem) {
        if (!names.contains(name)) {
            throw Errors.bad(problem);
        }
    }

    private static void checkLevel(JsonNode columns) {
        Set<String> names = new HashSet<>();
        for (JsonNode column : columns) {
            String name = column.path("name").asText();
            if (!names.add(name)) {
                // Contract §4.2: "at the same level, exact case".
                throw Errors.bad("Column name " + name + " is repeated");
            }
            checkType(column, name);
            checkLevel(column.path("children"));
        }
    }

    private static void checkStructs(JsonNode columns) {
        for (JsonNode column : columns) {
            if (column.path("dataType").asText().equals("STRUCT") && !column.has("children")) {
                // Contract §4.2: "must be present (may be empty) for STRUCT".
                throw Errors.bad("For column data type struct, children must not be null");
            }
            checkStructs(column.path("children"));
        }
    }

    private static void checkType(JsonNode column, String name) {
        String type = column.path("dataType").asText();
        if (NEED_LENGTH.contains(type) && !column.has("dataLength")) {
            // Contract §4.2: "mandatory for CHAR, VARCHAR, BINARY, VARBINARY".
            throw Errors.bad("For column data type " + type + ", dataLength must not be null");
        }
        if (type.equals("ARRAY") && !column.has("arrayDataType")) {
            // Contract §4.2: "mandatory for ARRAY".
            throw Errors.bad("For column data type array, arrayDataType must not be null");
        }
        if (column.has("scale") && !column.has("precision")) {
            // Contract §4.2: "needs precision".
            throw Errors.bad("Scale is set but precision is not set for the column " + name);
        }
        if (column.path("scale").asLong() > column.path("precision").asLong()) {
            // Contract §4.2: "scale ≤ precision".
            throw Errors.bad("Scale is set greater than the precision for the column " + name);
        }
    }

    /**
     * Observed §2: "missing dataTypeDisplay is filled for top-level columns with the bare lower-case type"; contract
     * §4.2: "is lower-cased by the server".
     */
    static void fillIn(ArrayNode columns) {
        for (JsonNode node : columns) {
            if (node instanceof ObjectNode column) {
                String type = column.path("dataType").asText();
                column.put(
                        "dataTypeDisplay",
                        column.path("dataTypeDisplay").asText(type).toLowerCase(Locale.ROOT));
            }
        }
        dropArrayTypes(columns);
    }

    /** Contract §4.2: "dropped on any other type". */
    private static void dropArrayTypes(JsonNode columns) {
        for (JsonNode node : columns) {
            if (node instanceof ObjectNode column
                    && !column.path("dataType").asText().equals("ARRAY")) {
                column.remove("arrayDataType");
            }
            dropArrayTypes(node.path("children"));
        }
    }
}

package io.lakecaravan.tag;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a column that hold values, by the paths under which {@link io.lakecaravan.tag.detect.RowScan} counts. */
final class Leaves {
    private static final int DEEPEST = 16;

    private Leaves() {}

    /**
     * One of them.
     *
     * @param field path of the column or field of a structure whose values, or elements, keys or values of these, it holds:
     *     what people gave a name
     */
    record Leaf(LogicalType type, List<String> field) {}

    /** In order of the schema; of a column without fields itself. What lies too deep is counted as one text. */
    static Map<List<String>, Leaf> of(Column column) {
        Map<List<String>, Leaf> leaves = new LinkedHashMap<>();
        List<String> path = List.of(column.name());
        collect(path, path, column.type(), leaves);
        return leaves;
    }

    private static void collect(
            List<String> path, List<String> field, LogicalType type, Map<List<String>, Leaf> leaves) {
        List<Column> fields = path.size() < DEEPEST ? fields(type) : List.of();
        // What other objects hold as text, this type holds as a structure: both may have been counted.
        leaves.put(path, new Leaf(fields.isEmpty() ? type : LogicalType.Text.plain(), field));
        for (Column each : fields) {
            List<String> longer = new ArrayList<>(path);
            longer.add(each.name());
            List<String> below = List.copyOf(longer);
            collect(below, type instanceof LogicalType.StructOf ? below : field, each.type(), leaves);
        }
    }

    /** Whether the table has the column or field, by its path. */
    static boolean isThere(List<Column> columns, List<String> path) {
        return columns.stream()
                .anyMatch(column -> of(column).values().stream()
                        .anyMatch(leaf -> leaf.field().equals(path)));
    }

    private static List<Column> fields(LogicalType type) {
        if (type instanceof LogicalType.StructOf struct) {
            return struct.fields();
        }
        if (type instanceof LogicalType.ListOf list) {
            return List.of(list.element());
        }
        if (type instanceof LogicalType.MapOf map) {
            return List.of(map.key(), map.value());
        }
        return List.of();
    }
}

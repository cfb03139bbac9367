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

    /** In order of the schema; of a column without fields itself. What lies too deep is counted as one text. */
    static Map<List<String>, LogicalType> of(Column column) {
        Map<List<String>, LogicalType> leaves = new LinkedHashMap<>();
        collect(List.of(column.name()), column.type(), leaves);
        return leaves;
    }

    private static void collect(List<String> path, LogicalType type, Map<List<String>, LogicalType> leaves) {
        List<Column> fields = path.size() < DEEPEST ? fields(type) : List.of();
        // What other objects hold as text, this type holds as a structure: both may have been counted.
        leaves.put(path, fields.isEmpty() ? type : LogicalType.Text.plain());
        for (Column field : fields) {
            List<String> longer = new ArrayList<>(path);
            longer.add(field.name());
            collect(List.copyOf(longer), field.type(), leaves);
        }
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

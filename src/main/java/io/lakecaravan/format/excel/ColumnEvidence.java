package io.lakecaravan.format.excel;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeMerge;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Type, formats and number of values of one column over all rows. */
final class ColumnEvidence {
    private static final int LONGEST_FORMAT = 40;

    private final Map<String, Boolean> kinds = new TreeMap<>();
    private LogicalType type = new LogicalType.Null();
    private long values;

    void add(SheetCell cell) {
        values++;
        LogicalType one = CellTypes.of(cell.value());
        if (!one.equals(type)) {
            type = TypeMerge.join(type, one).type();
        }
        boolean hasFormat = !cell.format().isEmpty() && cell.format().length() <= LONGEST_FORMAT;
        if (kinds.size() < 4) {
            kinds.put(kind(cell.value()) + (hasFormat ? " (" + cell.format() + ")" : ""), true);
        }
    }

    private static String kind(Object value) {
        if (value instanceof String) {
            return "text";
        } else if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Number ? "number" : "date";
    }

    LogicalType type() {
        return type;
    }

    /** What lies in the cells, with the formats that make dates of numbers. */
    String nativeType() {
        return kinds.keySet().stream().collect(Collectors.joining(", "));
    }

    long values() {
        return values;
    }
}

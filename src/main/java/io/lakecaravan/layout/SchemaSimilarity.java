package io.lakecaravan.layout;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TypeMerge;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much two schemas look like one table's, from 0 to 1: the mean of two shares of common columns, that of both
 * schemas' columns (Dice) and that of the smaller one's (overlap). The first keeps {@code {id}} apart from any table
 * that has an id, the second keeps a table together that gained columns. A column is common by its name in any case; it
 * counts half where the types have no common one but text or variant.
 */
final class SchemaSimilarity {
    /** From here on two schemas are taken for one table's. */
    static final double SAME_TABLE = 0.6;

    /** As {@link #SAME_TABLE}, where the last run took the two for one table. */
    static final double STAYS_ONE = 0.45;

    /** As {@link #SAME_TABLE}, where the last run took the two for different tables. */
    static final double BECOMES_ONE = 0.75;

    private SchemaSimilarity() {}

    static double of(Schema one, Schema other) {
        if (one.columns().isEmpty() || other.columns().isEmpty()) {
            return 1;
        }
        Map<String, LogicalType> types = types(one);
        Map<String, LogicalType> others = types(other);
        double common = 0;
        for (Map.Entry<String, LogicalType> column : types.entrySet()) {
            LogicalType type = others.get(column.getKey());
            if (type != null) {
                common += isCompatible(column.getValue(), type) ? 1 : 0.5;
            }
        }
        double dice = 2 * common / (types.size() + others.size());
        double overlap = common / Math.min(types.size(), others.size());
        return (dice + overlap) / 2;
    }

    private static Map<String, LogicalType> types(Schema schema) {
        Map<String, LogicalType> types = new TreeMap<>();
        for (Column column : schema.columns()) {
            types.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.type());
        }
        return types;
    }

    private static boolean isCompatible(LogicalType one, LogicalType other) {
        TypeMerge.Joined joined = TypeMerge.join(one, other);
        boolean top = joined.type() instanceof LogicalType.Text || joined.type() instanceof LogicalType.Variant;
        return !top || one.getClass().equals(other.getClass()) || isNull(one) || isNull(other);
    }

    private static boolean isNull(LogicalType type) {
        return type instanceof LogicalType.Null;
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Uuid;

/**
 * The types that partition values take: boolean, int, bigint, decimal, date, timestamp, uuid, string. What text in a file
 * may be besides (floating point, a time of day, JSON) stays text in a path: engines would not read it so.
 */
final class PartitionTypes {
    private static final int MOST_DIGITS = 38;
    private static final int INT_DIGITS = 10;
    private static final int BIGINT_DIGITS = 19;

    private PartitionTypes() {}

    static LogicalType of(LogicalType inferred) {
        return inferred instanceof Null
                        || inferred instanceof Bool
                        || inferred instanceof Int
                        || inferred instanceof Decimal
                        || inferred instanceof Date
                        || inferred instanceof Timestamp
                        || inferred instanceof Uuid
                ? inferred
                : Text.plain();
    }

    static boolean isNumeric(LogicalType type) {
        return type instanceof Int || type instanceof Decimal;
    }

    /** The type of the values of both: numbers widen, a date among timestamps is a midnight, all else is text. */
    static LogicalType join(LogicalType one, LogicalType other) {
        if (one.equals(other) || other instanceof Null) {
            return one;
        }
        if (one instanceof Null) {
            return other;
        }
        if (one instanceof Int own && other instanceof Int theirs) {
            return own.bits() >= theirs.bits() ? own : theirs;
        }
        if (isNumeric(one) && isNumeric(other)) {
            int scale = Math.max(scale(one), scale(other));
            int precision = Math.max(whole(one), whole(other)) + scale;
            return precision <= MOST_DIGITS ? new Decimal(precision, scale) : Text.plain();
        }
        if (one instanceof Timestamp && other instanceof Date) {
            return one;
        }
        if (one instanceof Date && other instanceof Timestamp) {
            return other;
        }
        return one instanceof Timestamp own && other instanceof Timestamp theirs && own.zoned() == theirs.zoned()
                ? new Timestamp(own.precision().finer(theirs.precision()), own.zoned())
                : Text.plain();
    }

    private static int scale(LogicalType type) {
        return type instanceof Decimal decimal ? decimal.scale() : 0;
    }

    private static int whole(LogicalType type) {
        if (type instanceof Decimal decimal) {
            return decimal.precision() - decimal.scale();
        }
        return type instanceof Int number && number.bits() <= 32 ? INT_DIGITS : BIGINT_DIGITS;
    }
}

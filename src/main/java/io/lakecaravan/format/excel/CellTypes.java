package io.lakecaravan.format.excel;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The logical type of a cell, and a cell's value in the type that its column came to have. */
final class CellTypes {
    private CellTypes() {}

    static LogicalType of(Object value) {
        if (value instanceof String) {
            return Text.plain();
        } else if (value instanceof Long) {
            return Int.signed(64);
        } else if (value instanceof Double) {
            return new FloatingPoint(64);
        } else if (value instanceof Boolean) {
            return new LogicalType.Bool();
        } else if (value instanceof LocalDate) {
            return new Date();
        } else if (value instanceof LocalDateTime) {
            return new Timestamp(Precision.MILLIS, false);
        } else if (value instanceof LocalTime) {
            return new Time(Precision.MILLIS);
        } else if (value instanceof Duration) {
            return new LogicalType.Duration(Precision.MILLIS);
        }
        throw new IllegalArgumentException("cells hold no " + value.getClass().getSimpleName());
    }

    /** @param type the column's, which is that of the value or one that holds it */
    static Object value(LogicalType type, Object value) {
        if (type instanceof Text) {
            return text(value);
        }
        if (type instanceof FloatingPoint && value instanceof Long integer) {
            return integer.doubleValue();
        }
        if (type instanceof Timestamp && value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        return value;
    }

    private static String text(Object value) {
        if (value instanceof Double real && Double.isFinite(real)) {
            return BigDecimal.valueOf(real).stripTrailingZeros().toPlainString();
        }
        return Rendering.text(of(value), value);
    }
}

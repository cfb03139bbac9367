package io.lakecaravan.format.delta;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Timestamp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Values of partition columns, which the log holds as text.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#partition-value-serialization">Partition value
 *     serialization</a>
 */
final class PartitionText {
    private static final int MOST_DIGITS = 1_000;

    private PartitionText() {}

    /** The value in the class of its type; null for null and, by the protocol, for the empty text. */
    static Object value(LogicalType type, Optional<String> text) throws FormatException {
        if (text.isEmpty() || text.get().isEmpty()) {
            return null;
        }
        try {
            return parse(type, text.get());
        } catch (NumberFormatException | DateTimeException e) {
            throw new FormatException(
                    FindingCode.DELTA_LOG_CORRUPT,
                    -1,
                    "a partition value in the log does not fit its column's type",
                    e);
        }
    }

    private static Object parse(LogicalType type, String text) {
        if (type instanceof Int) {
            return Long.parseLong(text);
        } else if (type instanceof Bool) {
            return text.equalsIgnoreCase("true");
        } else if (type instanceof FloatingPoint real) {
            return real.bits() == 64 ? (Object) Double.parseDouble(text) : (Object) Float.parseFloat(text);
        } else if (type instanceof Decimal decimal) {
            return decimal(text, decimal);
        } else if (type instanceof Date) {
            return LocalDate.parse(text);
        } else if (type instanceof Timestamp timestamp) {
            return timestamp(text, timestamp);
        } else if (type instanceof Binary) {
            return text.chars().allMatch(character -> character < 0x100)
                    ? text.getBytes(StandardCharsets.ISO_8859_1)
                    : text.getBytes(StandardCharsets.UTF_8);
        }
        return text;
    }

    private static BigDecimal decimal(String text, Decimal type) {
        BigDecimal value = new BigDecimal(text);
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("more digits than a decimal has");
        }
        return value.setScale(type.scale(), RoundingMode.HALF_UP);
    }

    /** As {@code 2024-01-31 23:59:59.999999} in UTC, or in ISO 8601 with its zone. */
    private static Object timestamp(String text, Timestamp type) {
        String iso = text.replaceFirst(" ", "T");
        String whole = iso.indexOf('T') < 0 ? iso + "T00:00:00" : iso;
        boolean zoned = whole.endsWith("Z") || whole.lastIndexOf('+') > 10 || whole.lastIndexOf('-') > 10;
        Instant instant = zoned
                ? OffsetDateTime.parse(whole).toInstant()
                : LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC);
        return type.zoned() ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

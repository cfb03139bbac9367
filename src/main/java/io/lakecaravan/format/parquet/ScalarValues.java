package io.lakecaravan.format.parquet;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.parquet.io.api.Binary;

/** Physical values into the classes that {@link LogicalType} documents. */
final class ScalarValues {
    /** Day number of 1970-01-01 in the Julian count that INT96 uses. */
    private static final long JULIAN_EPOCH = 2_440_588;

    private ScalarValues() {}

    static IntFunction<Object> fromInt(LogicalType type) {
        if (type instanceof Int integer) {
            return integer.signed() ? value -> (long) value : value -> Integer.toUnsignedLong(value);
        }
        if (type instanceof LogicalType.Date) {
            return LocalDate::ofEpochDay;
        }
        LongFunction<Object> wide = fromLong(type);
        return value -> wide.apply(value);
    }

    static LongFunction<Object> fromLong(LogicalType type) {
        if (type instanceof Int integer) {
            return integer.signed() ? value -> value : ScalarValues::unsigned;
        }
        if (type instanceof Decimal decimal) {
            return value -> BigDecimal.valueOf(value, decimal.scale());
        }
        if (type instanceof Time time) {
            long nanos = nanosPer(time.precision());
            return value -> LocalTime.ofNanoOfDay(Math.multiplyExact(value, nanos));
        }
        if (type instanceof Timestamp timestamp) {
            long units = 1_000_000_000 / nanosPer(timestamp.precision());
            return timestamp.zoned() ? value -> instant(value, units) : value -> wallClock(value, units);
        }
        if (type instanceof LogicalType.Null) {
            return value -> null;
        }
        return value -> value;
    }

    static Function<Binary, Object> fromBinary(LogicalType type) {
        if (type instanceof LogicalType.Text) {
            return Binary::toStringUsingUTF8;
        }
        if (type instanceof Decimal decimal) {
            return value -> decimal(value, decimal.scale());
        }
        if (type instanceof LogicalType.Uuid) {
            return ScalarValues::uuid;
        }
        if (type instanceof LogicalType.Interval) {
            return ScalarValues::interval;
        }
        if (type instanceof FloatingPoint) {
            return value -> half(littleEndian(value, 2).getShort());
        }
        if (type instanceof Timestamp) {
            return ScalarValues::int96;
        }
        if (type instanceof LogicalType.Null) {
            return value -> null;
        }
        return Binary::getBytes;
    }

    private static long nanosPer(Precision precision) {
        return switch (precision) {
            case SECONDS -> 1_000_000_000;
            case MILLIS -> 1_000_000;
            case MICROS -> 1_000;
            case NANOS -> 1;
        };
    }

    private static Object unsigned(long value) {
        BigInteger low = BigInteger.valueOf(value & Long.MAX_VALUE);
        return value < 0 ? low.setBit(63) : low;
    }

    private static Instant instant(long value, long unitsPerSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(value, unitsPerSecond),
                Math.floorMod(value, unitsPerSecond) * (1_000_000_000 / unitsPerSecond));
    }

    private static LocalDateTime wallClock(long value, long unitsPerSecond) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(value, unitsPerSecond),
                (int) (Math.floorMod(value, unitsPerSecond) * (1_000_000_000 / unitsPerSecond)),
                ZoneOffset.UTC);
    }

    /** Nanoseconds of the day, then the Julian day, both little-endian. */
    private static LocalDateTime int96(Binary value) {
        ByteBuffer bytes = littleEndian(value, 12);
        long nanos = bytes.getLong();
        return LocalDate.ofEpochDay(bytes.getInt() - JULIAN_EPOCH)
                .atStartOfDay()
                .plusNanos(nanos);
    }

    private static BigDecimal decimal(Binary value, int scale) {
        if (value.length() > Limits.DECIMAL) {
            throw new IllegalArgumentException("decimal of " + value.length() + " bytes");
        }
        return new BigDecimal(new BigInteger(value.getBytes()), scale);
    }

    private static UUID uuid(Binary value) {
        ByteBuffer bytes = littleEndian(value, 16).order(ByteOrder.BIG_ENDIAN);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Three unsigned numbers of 32 bits: months, days, milliseconds, which do not convert into each other. */
    private static String interval(Binary value) {
        ByteBuffer bytes = littleEndian(value, 12);
        long months = Integer.toUnsignedLong(bytes.getInt());
        long days = Integer.toUnsignedLong(bytes.getInt());
        long millis = Integer.toUnsignedLong(bytes.getInt());
        String date = (months == 0 ? "" : months + "M") + (days == 0 ? "" : days + "D");
        String time = millis == 0 && !date.isEmpty()
                ? ""
                : Duration.ofMillis(millis).toString().substring(1);
        return "P" + date + time;
    }

    private static ByteBuffer littleEndian(Binary value, int length) {
        if (value.length() != length) {
            throw new IllegalArgumentException("value of " + value.length() + " bytes, not " + length);
        }
        return value.toByteBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** IEEE 754 binary16. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Math.scalb((float) (fraction + 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}

package io.lakecaravan.format.arrow;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Interval;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * A type of fixed width, by {@code Schema.fbs} of Arrow.
 *
 * @param name as Arrow's own libraries show it
 */
record ScalarType(LogicalType type, String name, Layout layout) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private static ScalarType of(LogicalType type, String name, int bits, ScalarDecoder decoder) {
        return new ScalarType(type, name, new Layout.Fixed(bits, decoder));
    }

    static ScalarType bool() {
        return of(new LogicalType.Bool(), "bool", 1, BufferBytes::bit);
    }

    /** @param bits 8, 16, 32 or 64 */
    static ScalarType integer(int bits, boolean signed) {
        String name = (signed ? "int" : "uint") + bits;
        ScalarDecoder decoder = bits == 64 && !signed
                ? (bytes, i) -> unsigned(bytes.int64(i * 8))
                : (bytes, i) -> number(bytes, i, bits, signed);
        return of(new Int(bits, signed), name, bits, decoder);
    }

    /** @param bits 8, 16, 32 or 64; unsigned numbers of 64 bits come out as they lie */
    static long number(BufferBytes bytes, long index, int bits, boolean signed) throws IOException {
        return switch (bits) {
            case 8 -> signed ? bytes.int8(index) : Byte.toUnsignedLong(bytes.int8(index));
            case 16 -> signed ? bytes.int16(index * 2) : Short.toUnsignedLong(bytes.int16(index * 2));
            case 32 -> signed ? bytes.int32(index * 4) : Integer.toUnsignedLong(bytes.int32(index * 4));
            default -> bytes.int64(index * 8);
        };
    }

    private static BigInteger unsigned(long value) {
        BigInteger low = BigInteger.valueOf(value & Long.MAX_VALUE);
        return value < 0 ? low.setBit(63) : low;
    }

    static ScalarType floating(int bits) {
        return switch (bits) {
            case 16 -> of(new FloatingPoint(16), "halffloat", 16, (bytes, i) -> half(bytes.int16(i * 2)));
            case 32 -> of(new FloatingPoint(32), "float", 32, (bytes, i) -> Float.intBitsToFloat(bytes.int32(i * 4)));
            default ->
                of(new FloatingPoint(64), "double", 64, (bytes, i) -> Double.longBitsToDouble(bytes.int64(i * 8)));
        };
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

    /** @param scale may be negative, or more than the digits: 0.00123 has three of them and scale 5 */
    static ScalarType decimal(int precision, int scale, int bits) {
        int width = bits / 8;
        return of(
                new Decimal(Math.max(precision, scale), scale),
                "decimal" + bits + "(" + precision + ", " + scale + ")",
                bits,
                (bytes, i) -> new BigDecimal(new BigInteger(bigEndian(bytes, i * width, width)), scale));
    }

    private static byte[] bigEndian(BufferBytes bytes, long at, int width) throws IOException {
        byte[] value = bytes.bytes(at, width);
        if (bytes.order() == ByteOrder.LITTLE_ENDIAN) {
            for (int i = 0; i < width / 2; i++) {
                byte swapped = value[i];
                value[i] = value[width - 1 - i];
                value[width - 1 - i] = swapped;
            }
        }
        return value;
    }

    static ScalarType binary(int width) {
        return new ScalarType(
                new LogicalType.Binary(OptionalInt.of(width)),
                "fixed_size_binary[" + width + "]",
                new Layout.Fixed(width * 8L, (bytes, i) -> bytes.bytes(i * width, width)));
    }

    static ScalarType date32() {
        return of(new LogicalType.Date(), "date32[day]", 32, (bytes, i) -> LocalDate.ofEpochDay(bytes.int32(i * 4)));
    }

    static ScalarType date64() {
        return of(
                new LogicalType.Date(),
                "date64[ms]",
                64,
                (bytes, i) -> LocalDate.ofEpochDay(Math.floorDiv(bytes.int64(i * 8), MILLIS_PER_DAY)));
    }

    /** @param bits 32 or 64 */
    static ScalarType time(Precision unit, int bits) {
        long nanos = NANOS_PER_SECOND / perSecond(unit);
        return of(
                new Time(unit),
                "time" + bits + "[" + symbol(unit) + "]",
                bits,
                (bytes, i) -> LocalTime.ofNanoOfDay(Math.multiplyExact(number(bytes, i, bits, true), nanos)));
    }

    /** @param zone empty for wall-clock times; of a zone we only show the name, the values are instants */
    static ScalarType timestamp(Precision unit, String zone) {
        long perSecond = perSecond(unit);
        boolean zoned = !zone.isEmpty();
        ScalarDecoder decoder = zoned
                ? (bytes, i) -> instant(bytes.int64(i * 8), perSecond)
                : (bytes, i) -> LocalDateTime.ofInstant(instant(bytes.int64(i * 8), perSecond), ZoneOffset.UTC);
        String name = "timestamp[" + symbol(unit) + (zoned ? ", tz=" + zone : "") + "]";
        return of(new Timestamp(unit, zoned), name, 64, decoder);
    }

    private static Instant instant(long value, long perSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (NANOS_PER_SECOND / perSecond));
    }

    static ScalarType duration(Precision unit) {
        long perSecond = perSecond(unit);
        return of(
                new LogicalType.Duration(unit),
                "duration[" + symbol(unit) + "]",
                64,
                (bytes, i) -> duration(bytes.int64(i * 8), perSecond));
    }

    private static Duration duration(long value, long perSecond) {
        return Duration.ofSeconds(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (NANOS_PER_SECOND / perSecond));
    }

    static ScalarType months() {
        return of(new Interval(), "month_interval", 32, (bytes, i) -> interval(bytes.int32(i * 4), 0, Duration.ZERO));
    }

    static ScalarType daysAndMillis() {
        return of(
                new Interval(),
                "day_time_interval",
                64,
                (bytes, i) -> interval(0, bytes.int32(i * 8), Duration.ofMillis(bytes.int32(i * 8 + 4))));
    }

    static ScalarType monthsDaysAndNanos() {
        return of(
                new Interval(),
                "month_day_nano_interval",
                128,
                (bytes, i) -> interval(
                        bytes.int32(i * 16), bytes.int32(i * 16 + 4), Duration.ofNanos(bytes.int64(i * 16 + 8))));
    }

    /** The parts do not convert into each other, so each stands for itself. */
    private static String interval(int months, int days, Duration time) {
        String date = (months == 0 ? "" : months + "M") + (days == 0 ? "" : days + "D");
        boolean hasTime = !time.isZero() || date.isEmpty();
        return "P" + date + (hasTime ? time.toString().substring(1) : "");
    }

    private static long perSecond(Precision unit) {
        return switch (unit) {
            case SECONDS -> 1;
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS_PER_SECOND;
        };
    }

    private static String symbol(Precision unit) {
        return switch (unit) {
            case SECONDS -> "s";
            case MILLIS -> "ms";
            case MICROS -> "us";
            case NANOS -> "ns";
        };
    }
}

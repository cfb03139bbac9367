package io.lakecaravan.format.hdf5;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points and spans of time as numpy has them: a count of units, the lowest number for none. */
final class NumpyTimes {
    /** A unit that is an even number of nanoseconds. */
    enum Unit {
        S(1_000_000_000L, Precision.SECONDS),
        MS(1_000_000L, Precision.MILLIS),
        US(1_000L, Precision.MICROS),
        NS(1L, Precision.NANOS);

        private final long nanos;
        private final Precision precision;

        Unit(long nanos, Precision precision) {
            this.nanos = nanos;
            this.precision = precision;
        }

        Precision precision() {
            return precision;
        }

        static Optional<Unit> of(String name) {
            return switch (name) {
                case "s" -> Optional.of(S);
                case "ms" -> Optional.of(MS);
                case "us" -> Optional.of(US);
                case "ns" -> Optional.of(NS);
                default -> Optional.empty();
            };
        }
    }

    private static final long NONE = Long.MIN_VALUE;
    /** About the year 30 million, inside of what all classes of time hold. */
    private static final Instant LAST = Instant.ofEpochSecond(1_000_000_000_000_000L);

    /** The tag that h5py gives opaque elements of numpy's own kinds. */
    private static final Pattern TAG = Pattern.compile("NUMPY:([<>|]?)([Mm])8\\[(s|ms|us|ns)]");

    private NumpyTimes() {}

    /** @param text tag of an opaque element */
    static Optional<Element> of(String text, int size) {
        Matcher tag = TAG.matcher(text);
        if (!tag.matches() || size != Long.BYTES) {
            return Optional.empty();
        }
        ByteOrder order = tag.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Unit unit = Unit.of(tag.group(3)).orElseThrow();
        String nativeType = (tag.group(2).equals("M") ? "datetime64" : "timedelta64") + "[" + tag.group(3) + "]";
        Element count = new Element(
                LogicalType.Int.signed(64),
                nativeType,
                Long.BYTES,
                (bytes, at) -> bytes.order(order).getLong(at));
        return Optional.of(
                tag.group(2).equals("M") ? local(count, unit, nativeType) : duration(count, unit, nativeType));
    }

    static Element local(Element count, Unit unit, String nativeType) {
        return count.as(
                new LogicalType.Timestamp(unit.precision(), false), nativeType, value -> localTime(value, unit));
    }

    static Element zoned(Element count, Unit unit, String nativeType) {
        return count.as(new LogicalType.Timestamp(unit.precision(), true), nativeType, value -> instant(value, unit));
    }

    static Element duration(Element count, Unit unit, String nativeType) {
        return count.as(new LogicalType.Duration(unit.precision()), nativeType, value -> {
            long number = (Long) value;
            return number == NONE ? null : Duration.ofSeconds(seconds(number, unit), rest(number, unit));
        });
    }

    /** Null for no time, and for what no calendar of ours reaches. */
    private static Instant instant(Object count, Unit unit) {
        long number = (Long) count;
        long seconds = seconds(number, unit);
        boolean representable = number != NONE && Math.abs(seconds) <= LAST.getEpochSecond();
        return representable ? Instant.ofEpochSecond(seconds, rest(number, unit)) : null;
    }

    private static LocalDateTime localTime(Object count, Unit unit) {
        Instant instant = instant(count, unit);
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static long seconds(long number, Unit unit) {
        return Math.floorDiv(number, Unit.S.nanos / unit.nanos);
    }

    private static long rest(long number, Unit unit) {
        return Math.floorMod(number, Unit.S.nanos / unit.nanos) * unit.nanos;
    }
}

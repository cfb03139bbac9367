package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.hdf5.NumpyTimes.Unit;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pandas says, in attributes, of the numbers and texts that it stores. */
final class PandasKinds {
    /** Versions before 3 store nanoseconds and name no unit. */
    private static final Pattern TIME = Pattern.compile("(datetime|timedelta)64(?:\\[(s|ms|us|ns)])?");

    /** The ordinal, counted from the year 1 as Python does, of the first day of 1970. */
    private static final long EPOCH_ORDINAL = 719_163;

    private static final long LAST_DAY = 365_000_000_000L;

    private PandasKinds() {}

    /** Whether points in time are stored in UTC for a zone, or are local ones. */
    enum Zone {
        NONE,
        STORED_AS_UTC
    }

    /** @param kind as in the attributes {@code value_type}, {@code kind} and {@code <column>_dtype} */
    static Element apply(Element stored, String kind, Zone zone) {
        boolean isCount = stored.type() instanceof LogicalType.Int integer && integer.signed();
        Matcher time = TIME.matcher(kind);
        if (isCount && time.matches()) {
            Unit unit = Optional.ofNullable(time.group(2)).flatMap(Unit::of).orElse(Unit.NS);
            String nativeType = time.group(1) + "64[" + unit.name().toLowerCase(java.util.Locale.ROOT) + "]";
            if (time.group(1).equals("timedelta")) {
                return NumpyTimes.duration(stored, unit, nativeType);
            }
            return zone == Zone.NONE
                    ? NumpyTimes.local(stored, unit, nativeType)
                    : NumpyTimes.zoned(stored, unit, nativeType + " in UTC");
        }
        if (isCount && kind.equals("date")) {
            return stored.as(new LogicalType.Date(), "date", value -> date((Long) value - EPOCH_ORDINAL));
        }
        if (stored.type() instanceof LogicalType.FloatingPoint) {
            // Pandas has no other sign for a missing number.
            return stored.as(
                    stored.type(),
                    stored.nativeType(),
                    value -> Double.isNaN(((Number) value).doubleValue()) ? null : value);
        }
        if (kind.equals("bool") && stored.type() instanceof LogicalType.Int) {
            return stored.as(new LogicalType.Bool(), "bool", value -> ((Number) value).longValue() != 0);
        }
        return stored;
    }

    private static LocalDate date(long day) {
        return Math.abs(day) <= LAST_DAY ? LocalDate.ofEpochDay(day) : null;
    }

    /** Texts of a fixed length cannot be null, so a word stands for it. */
    static Element withNulls(Element stored, Optional<String> nullWord) {
        return stored.type() instanceof Text && nullWord.isPresent()
                ? stored.as(
                        stored.type(),
                        stored.nativeType(),
                        value -> nullWord.get().equals(value) ? null : value)
                : stored;
    }
}

package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.LogicalType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** pandas periods: counts of a frequency since 1970. Days are dates, months, quarters and years texts, others counts. */
final class PandasPeriods {
    private PandasPeriods() {}

    static Vector of(PyInstance array, Vector ordinals) {
        String frequency = frequency(array);
        String shown = "period[" + frequency + "]";
        String base = frequency.replaceFirst("-.*", "");
        return switch (base) {
            case "D" -> ordinals.map(new LogicalType.Date(), shown, value -> date(value));
            case "M", "ME" -> text(ordinals, shown, value -> month(value));
            case "Q", "QE" ->
                frequency.endsWith("-DEC") || frequency.equals(base)
                        ? text(ordinals, shown, value -> quarter(value))
                        : counts(ordinals, shown);
            case "A", "Y", "YE" -> text(ordinals, shown, value -> Math.addExact(1970, value));
            default -> counts(ordinals, shown);
        };
    }

    /** The frequency's code, such as {@code Q-DEC}: the dtype holds an offset, which is of a class per frequency. */
    private static String frequency(PyInstance array) {
        Optional<PyInstance> dtype = PyObjects.stateDict(array)
                .flatMap(state -> state.get("_dtype").or(() -> state.get("_freq")).or(() -> state.get("freq")))
                .filter(PyInstance.class::isInstance)
                .map(PyInstance.class::cast);
        Optional<PyInstance> offset = dtype.flatMap(type -> PyObjects.member(type, java.util.List.of("_freq", "freq")))
                .or(() -> dtype.flatMap(type -> type.arg(0)))
                .filter(PyInstance.class::isInstance)
                .map(PyInstance.class::cast)
                .or(() -> dtype);
        return offset.flatMap(PyObjects::classOf).map(PyGlobal::name).map(PandasPeriods::code).orElse("?");
    }

    private static String code(String offsetClass) {
        return switch (offsetClass) {
            case "Day" -> "D";
            case "MonthEnd" -> "M";
            case "QuarterEnd" -> "Q";
            case "YearEnd" -> "Y";
            default -> offsetClass;
        };
    }

    private interface Shown {
        Object of(long value);
    }

    private static Vector text(Vector ordinals, String shown, Shown text) {
        return ordinals.map(LogicalType.Text.plain(), shown, value -> missing((Long) value, text));
    }

    private static Object missing(long value, Shown text) {
        try {
            return value == Long.MIN_VALUE ? null : String.valueOf(text.of(value));
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    private static Object date(Object value) {
        try {
            return (Long) value == Long.MIN_VALUE ? null : LocalDate.ofEpochDay((Long) value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String month(long value) {
        return LocalDate.of(1970, 1, 1).plusMonths(value).toString().replaceFirst("-\\d\\d$", "");
    }

    private static String quarter(long value) {
        return Math.addExact(1970, Math.floorDiv(value, 4L)) + "Q" + (Math.floorMod(value, 4L) + 1);
    }

    private static Vector counts(Vector ordinals, String shown) {
        return ordinals.map(
                LogicalType.Int.signed(64), shown, value -> (Long) value == Long.MIN_VALUE ? null : value);
    }
}

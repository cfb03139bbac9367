package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.LogicalType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Stream;

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

    /** The frequency's code: the dtype is made of the text {@code period[Q-DEC]}, before pandas 2 of an offset. */
    private static String frequency(PyInstance array) {
        return parts(array)
                .filter(part -> PyObjects.isOf(part, "PeriodDtype"))
                .flatMap(part -> ((PyInstance) part).arg(0).stream())
                .map(made -> PyText.of(made)
                        .map(name -> name.replaceFirst("^[Pp]eriod\\[", "").replaceFirst("\\]$", ""))
                        .orElseGet(() -> code(made)))
                .findFirst()
                .orElse("?");
    }

    /** Offsets of one step are made of their class and {@code (1, normalize[, month])}. */
    private static String code(Object offset) {
        String name = PyObjects.classOf(offset).map(PyGlobal::name).orElse("?");
        boolean single = offset instanceof PyInstance made
                && made.arg(0)
                        .flatMap(PyObjects::integer)
                        .filter(steps -> steps == 1)
                        .isPresent();
        boolean december = offset instanceof PyInstance made
                && made.arg(2)
                        .flatMap(PyObjects::integer)
                        .filter(month -> month == 12)
                        .isPresent();
        return switch (single ? name : "?") {
            case "Day" -> "D";
            case "MonthEnd" -> "M";
            case "QuarterEnd" -> december ? "Q-DEC" : "Q-?";
            case "YearEnd" -> "Y";
            default -> name;
        };
    }

    private static Stream<Object> parts(PyInstance array) {
        Stream<Object> members = PyObjects.stateDict(array).stream().flatMap(dict -> dict.values().stream());
        return array.state() instanceof PySequence state ? Stream.concat(state.elements().stream(), members) : members;
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
        return ordinals.map(LogicalType.Int.signed(64), shown, value -> (Long) value == Long.MIN_VALUE ? null : value);
    }
}

package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import java.util.Optional;

/** Which order of day, month and year all dates of a column can have been written in. */
final class WrittenDateInference {
    private static final int ALL = (1 << DateLayout.values().length) - 1;
    private static final int DATE = 1;
    private static final int LOCAL = 2;
    private static final int ZONED = 4;
    private static final int TIME = 8;

    private final WrittenDate date = new WrittenDate();
    private int possible = ALL;
    private int kinds;
    private char separator;
    private boolean nanos;
    private boolean twelve;
    private int firsts;
    private int seconds;
    private boolean failed;

    void add(String text, int from, int to) {
        if (failed) {
            return;
        }
        if (!date.scan(text, from, to)) {
            failed = true;
            return;
        }
        if (date.isDated()) {
            possible &= date.possible();
            join(date.separator());
            firsts |= 1 << Math.min(31, date.number(0));
            seconds |= 1 << Math.min(31, date.number(1));
            kinds |= !date.isTimed() ? DATE : date.isZoned() ? ZONED : LOCAL;
        } else {
            kinds |= TIME;
        }
        nanos |= date.fractionDigits() > 6;
        twelve |= date.isTwelveHours();
        settle();
    }

    void merge(WrittenDateInference other) {
        failed |= other.failed;
        possible &= other.possible;
        kinds |= other.kinds;
        nanos |= other.nanos;
        twelve |= other.twelve;
        firsts |= other.firsts;
        seconds |= other.seconds;
        if (other.separator != 0) {
            join(other.separator);
        }
        settle();
    }

    /** One column has one separator. */
    private void join(char other) {
        failed |= separator != 0 && separator != other;
        separator = other;
    }

    private void settle() {
        boolean mixed = ((kinds & TIME) != 0 && kinds != TIME) || (kinds & (LOCAL | ZONED)) == (LOCAL | ZONED);
        failed |= possible == 0 || mixed;
    }

    boolean isPossible() {
        return !failed && kinds != 0;
    }

    /** Whether day and month could be the other way round by what each value is. */
    boolean isAmbiguous() {
        return isPossible() && kinds != TIME && Integer.bitCount(possible) > 1;
    }

    /** The order that the values alone tell. */
    Optional<DateLayout> layout() {
        if (!isPossible() || kinds == TIME || isAmbiguous()) {
            return Optional.empty();
        }
        return Optional.of(DateLayout.at(Integer.numberOfTrailingZeros(possible)));
    }

    /**
     * The order where the values leave several: that of other columns of the table; else the number that is always 1 is
     * the day, as in monthly figures; else the day comes first, as in most countries, unless hours go to twelve. Points
     * between the numbers always mean that the day comes first.
     */
    DateLayout layout(Optional<DateLayout> elsewhere) {
        if (!isAmbiguous()) {
            return layout().orElse(DateLayout.YEAR_MONTH_DAY);
        }
        if (elsewhere.filter(this::isPossible).isPresent()) {
            return elsewhere.get();
        }
        boolean firstIsOne = firsts == 1 << 1;
        boolean secondIsOne = seconds == 1 << 1;
        boolean monthFirst = isPossible(DateLayout.MONTH_DAY_YEAR)
                && separator != '.'
                && ((secondIsOne && !firstIsOne) || (twelve && !firstIsOne));
        if (monthFirst) {
            return DateLayout.MONTH_DAY_YEAR;
        }
        return isPossible(DateLayout.DAY_MONTH_YEAR)
                ? DateLayout.DAY_MONTH_YEAR
                : DateLayout.at(Integer.numberOfTrailingZeros(possible));
    }

    private boolean isPossible(DateLayout layout) {
        return (possible & 1 << layout.place()) != 0;
    }

    LogicalType type() {
        Precision precision = nanos ? Precision.NANOS : Precision.MICROS;
        if (kinds == TIME) {
            return new Time(precision);
        }
        return kinds == DATE ? new Date() : new Timestamp(precision, (kinds & ZONED) != 0);
    }
}

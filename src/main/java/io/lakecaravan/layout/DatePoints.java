package io.lakecaravan.layout;

import io.lakecaravan.table.DateSeries.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A set of points in time: one bit a unit between the earliest and the latest, at most {@value #MOST_BITS}. Where hours
 * need more (15 years of them) they become days, and so on: rounding down goes over unions, so adding is commutative,
 * associative and idempotent. Days of all years that {@link DatePoint} takes fit.
 */
final class DatePoints {
    static final int MOST_BITS = 1 << 17;

    private static final int HOURS = 24;
    private static final int MONTHS = 12;

    private final Set<DatePoint.Form> forms = EnumSet.noneOf(DatePoint.Form.class);
    private Unit unit = Unit.HOURS;
    /** Bits from {@link #base} on. */
    private long[] words = new long[0];

    private long base;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(DatePoint point) {
        forms.add(point.form());
        add(point.form().unit(), point.index());
    }

    private void add(Unit other, long index) {
        if (other.compareTo(unit) > 0) {
            coarsen(other);
        }
        long own = at(unit, other, index);
        while (Math.max(last, own) - Math.min(first, own) >= MOST_BITS) {
            Unit finer = unit;
            coarsen(Unit.values()[unit.ordinal() + 1]);
            own = at(unit, finer, own);
        }
        set(own);
    }

    void plus(DatePoints other) {
        forms.addAll(other.forms);
        if (other.unit.compareTo(unit) > 0) {
            coarsen(other.unit);
        }
        other.each(index -> add(other.unit, index));
    }

    private void coarsen(Unit coarser) {
        DatePoints coarse = new DatePoints();
        coarse.unit = coarser;
        each(index -> coarse.set(at(coarser, unit, index)));
        unit = coarser;
        words = coarse.words;
        base = coarse.base;
        first = coarse.first;
        last = coarse.last;
    }

    private void set(long index) {
        long wanted = Math.floorDiv(index, Long.SIZE) * Long.SIZE;
        if (words.length == 0) {
            base = wanted;
            words = new long[1];
        }
        if (wanted < base) {
            int missing = Math.toIntExact((base - wanted) / Long.SIZE);
            long[] grown = new long[words.length + missing];
            System.arraycopy(words, 0, grown, missing, words.length);
            words = grown;
            base = wanted;
        }
        int word = Math.toIntExact((index - base) / Long.SIZE);
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length + words.length / 2));
        }
        words[word] |= 1L << (index - base) % Long.SIZE;
        first = Math.min(first, index);
        last = Math.max(last, index);
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    Unit unit() {
        return unit;
    }

    /** How the values were written. */
    Set<DatePoint.Form> forms() {
        return forms;
    }

    /** All points in order of time. */
    void each(LongConsumer consumer) {
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                consumer.accept(base + (long) word * Long.SIZE + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    /** The point of the coarser unit that holds one of the finer. */
    static long at(Unit coarser, Unit finer, long index) {
        Unit from = finer;
        long value = index;
        while (from.compareTo(coarser) < 0) {
            value = switch (from) {
                case HOURS -> Math.floorDiv(value, HOURS);
                case DAYS -> LocalDate.ofEpochDay(value).getYear() * (long) MONTHS
                        + LocalDate.ofEpochDay(value).getMonthValue()
                        - 1;
                case MONTHS, YEARS -> Math.floorDiv(value, MONTHS);
            };
            from = Unit.values()[from.ordinal() + 1];
        }
        return value;
    }
}

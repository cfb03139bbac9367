package io.lakecaravan.layout;

import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.DateSeries.Gap;
import io.lakecaravan.table.DateSeries.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * Finds the rhythm of points in time and what it misses. The rhythm is the coarsest that every point keeps: days that
 * are all firsts of a month are months, hours that are all the same are days. A step above 1 is believed from
 * {@value #ENOUGH} points on, as two points keep any rhythm.
 */
final class SeriesReading {
    private static final int ENOUGH = 4;
    static final int WEEK = 7;
    static final int QUARTER = 3;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private SeriesReading() {}

    /** What all points have in common. */
    private static final class Rhythm {
        private long count;
        private long first;
        private long last;
        private long divisor;

        void add(long index) {
            if (count == 0) {
                first = index;
            } else {
                divisor = gcd(divisor, index - last);
            }
            last = index;
            count++;
        }

        private static long gcd(long one, long other) {
            return other == 0 ? one : gcd(other, one % other);
        }
    }

    /** Empty below two points. */
    static Optional<DateSeries> of(DatePoints points) {
        Unit unit = unit(points);
        Rhythm rhythm = new Rhythm();
        eachAt(points, unit, rhythm::add);
        if (rhythm.count < 2) {
            return Optional.empty();
        }
        int step = step(unit, points.forms(), rhythm);
        List<Gap> gaps = new ArrayList<>();
        long[] expected = {rhythm.first};
        eachAt(points, unit, index -> {
            if (index > expected[0] && gaps.size() < DateSeries.MOST_GAPS) {
                gaps.add(new Gap(
                        text(unit, expected[0]), text(unit, index - step), (index - expected[0]) / step));
            }
            expected[0] = index + step;
        });
        return Optional.of(new DateSeries(
                unit,
                step,
                text(unit, rhythm.first),
                text(unit, rhythm.last),
                rhythm.count,
                (rhythm.last - rhythm.first) / step + 1 - rhythm.count,
                gaps));
    }

    /** Points of a coarser unit than they are kept in, each of them once. */
    private static void eachAt(DatePoints points, Unit unit, LongConsumer consumer) {
        long[] previous = {Long.MIN_VALUE};
        points.each(index -> {
            long at = DatePoints.at(unit, points.unit(), index);
            if (at != previous[0]) {
                previous[0] = at;
                consumer.accept(at);
            }
        });
    }

    private static Unit unit(DatePoints points) {
        Unit unit = points.unit();
        if (unit == Unit.HOURS && isEach(points, unit, index -> Math.floorMod(index, 24L), 2)) {
            unit = Unit.DAYS;
        }
        // other days than firsts differ each from all others
        if (unit == Unit.DAYS
                && isEach(
                        points, unit, index -> LocalDate.ofEpochDay(index).getDayOfMonth() == 1 ? 0 : index, 2)) {
            unit = Unit.MONTHS;
        }
        // two Januaries may be a monthly table that has just begun to be written
        return unit == Unit.MONTHS && isEach(points, unit, index -> Math.floorMod(index, 12L), ENOUGH - 1)
                ? Unit.YEARS
                : unit;
    }

    /** Whether all points, at least {@code fewest}, lie at the same place of the unit above. */
    private static boolean isEach(
            DatePoints points, Unit unit, LongUnaryOperator place, int fewest) {
        Set<Long> places = new HashSet<>();
        long[] count = {0};
        eachAt(points, unit, index -> {
            count[0]++;
            if (places.size() < 2) {
                places.add(place.applyAsLong(index));
            }
        });
        return count[0] >= fewest && places.size() == 1;
    }

    private static int step(Unit unit, Set<DatePoint.Form> forms, Rhythm rhythm) {
        if (unit == Unit.DAYS && forms.equals(EnumSet.of(DatePoint.Form.WEEK))) {
            return WEEK;
        }
        if (unit == Unit.MONTHS && forms.equals(EnumSet.of(DatePoint.Form.QUARTER))) {
            return QUARTER;
        }
        if (rhythm.count < ENOUGH) {
            return 1;
        }
        return switch (unit) {
            case HOURS -> largest(rhythm.divisor, 12, 8, 6, 4, 3, 2);
            case DAYS -> largest(rhythm.divisor, 2 * WEEK, WEEK);
            case MONTHS -> largest(rhythm.divisor, 2 * QUARTER, QUARTER);
            case YEARS -> 1;
        };
    }

    private static int largest(long divisor, int... steps) {
        for (int step : steps) {
            if (divisor % step == 0) {
                return step;
            }
        }
        return 1;
    }

    private static String text(Unit unit, long index) {
        return switch (unit) {
            case HOURS -> LocalDateTime.ofEpochSecond(index * 3600, 0, ZoneOffset.UTC)
                    .format(HOUR);
            case DAYS -> LocalDate.ofEpochDay(index).toString();
            case MONTHS -> YearMonth.of(Math.toIntExact(index / 12), (int) (index % 12) + 1)
                    .toString();
            case YEARS -> String.valueOf(index);
        };
    }
}

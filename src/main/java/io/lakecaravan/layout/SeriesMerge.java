package io.lakecaravan.layout;

import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.DateSeries.Gap;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import java.util.Optional;

/** The series of two sets of partitions: exact where both tell all their gaps, else none rather than a wrong one. */
final class SeriesMerge {
    private SeriesMerge() {}

    static Optional<DateSeries> join(PartitionSummary one, PartitionSummary other) {
        Optional<DatePoints> own = points(one);
        Optional<DatePoints> theirs = points(other);
        if (own.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        own.orElseThrow().plus(theirs.orElseThrow());
        return SeriesReading.of(own.orElseThrow());
    }

    /** Empty where not all of them are known. One value makes no series and is a point all the same. */
    private static Optional<DatePoints> points(PartitionSummary key) {
        if (key.series().isPresent()) {
            return key.series().filter(DateSeries::isComplete).map(SeriesMerge::points);
        }
        Optional<DatePoint> point = key.distinct() == 1
                ? DatePoint.of(new PartitionValue(key.name(), "", key.first()))
                : Optional.empty();
        return point.map(only -> {
            DatePoints points = new DatePoints();
            points.add(only);
            return points;
        });
    }

    private static DatePoints points(DateSeries series) {
        DatePoints points = new DatePoints();
        DatePoint.Form form = form(series);
        long next = point(series.first()).index();
        for (Gap gap : series.gaps()) {
            long missing = point(gap.first()).index();
            for (long index = next; index < missing; index += series.step()) {
                points.add(new DatePoint(form, index));
            }
            next = point(gap.last()).index() + series.step();
        }
        for (long index = next; index <= point(series.last()).index(); index += series.step()) {
            points.add(new DatePoint(form, index));
        }
        return points;
    }

    /** Weeks and quarters stay what they are, however few they are. */
    private static DatePoint.Form form(DateSeries series) {
        DatePoint.Form form = point(series.first()).form();
        if (form == DatePoint.Form.DAY && series.step() == SeriesReading.WEEK) {
            return DatePoint.Form.WEEK;
        }
        return form == DatePoint.Form.MONTH && series.step() == SeriesReading.QUARTER ? DatePoint.Form.QUARTER : form;
    }

    private static DatePoint point(String text) {
        return DatePoint.of(new PartitionValue("year", text, Optional.of(text))).orElseThrow();
    }
}

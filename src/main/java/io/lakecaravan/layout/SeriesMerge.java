package io.lakecaravan.layout;

import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.DateSeries.Gap;
import io.lakecaravan.table.PartitionValue;
import java.util.Optional;

/** The series of two sets of partitions: exact where both tell all their gaps, else none rather than a wrong one. */
final class SeriesMerge {
    private SeriesMerge() {}

    static Optional<DateSeries> join(Optional<DateSeries> one, Optional<DateSeries> other) {
        if (one.filter(DateSeries::isComplete).isEmpty()
                || other.filter(DateSeries::isComplete).isEmpty()) {
            return Optional.empty();
        }
        DatePoints points = points(one.orElseThrow());
        points.plus(points(other.orElseThrow()));
        return SeriesReading.of(points);
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

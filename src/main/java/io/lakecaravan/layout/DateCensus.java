package io.lakecaravan.layout;

import io.lakecaravan.table.DateSeries;
import java.util.Optional;

/**
 * The points in time among the values of a key, or of several that spell a date together. Adding is commutative and
 * associative.
 */
final class DateCensus {
    /** Up to this share of objects may lie in other partitions, such as {@code dt=backfill}. */
    private static final double MOST_OTHERS = 0.1;

    private final DatePoints points = new DatePoints();
    private long dated;
    private long others;

    /** @param point the partition's, empty where it is none */
    void add(Optional<DatePoint> point, long objects) {
        if (point.isPresent()) {
            points.add(point.orElseThrow());
            dated += objects;
        } else {
            others += objects;
        }
    }

    void plus(DateCensus other) {
        points.plus(other.points);
        dated += other.dated;
        others += other.others;
    }

    /** Empty where values are no dates, or there is but one. */
    Optional<DateSeries> series() {
        return others > MOST_OTHERS * (dated + others) ? Optional.empty() : SeriesReading.of(points);
    }
}

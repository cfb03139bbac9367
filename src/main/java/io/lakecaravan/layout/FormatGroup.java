package io.lakecaravan.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The shapes of a candidate that are of one format, the largest first. */
final class FormatGroup {
    static final Comparator<FormatGroup> BY_SIZE = Comparator.comparingLong(FormatGroup::objects)
            .thenComparingLong(FormatGroup::bytes)
            .thenComparing(FormatGroup::format, Comparator.reverseOrder());

    private final String format;
    private final List<ShapeReading> readings = new ArrayList<>();

    FormatGroup(String format) {
        this.format = format;
    }

    void add(ShapeReading reading) {
        readings.add(reading);
    }

    String format() {
        return format;
    }

    List<ShapeReading> readings() {
        return Collections.unmodifiableList(readings);
    }

    boolean isReadable() {
        return readings.stream().anyMatch(ShapeReading::isReadable);
    }

    long objects() {
        return readings.stream().mapToLong(reading -> reading.shape().objects()).sum();
    }

    long bytes() {
        return readings.stream().mapToLong(reading -> reading.shape().bytes()).sum();
    }
}

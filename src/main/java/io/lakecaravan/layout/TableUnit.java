package io.lakecaravan.layout;

import io.lakecaravan.layout.FileName.Variation;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.TableLog;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Objects of one folder that are one table as far as their own names say. What lies beside the folder may still make it a
 * partition of a larger one.
 *
 * @param root see {@link io.lakecaravan.table.Candidate#root}
 * @param shapes what the objects look like, by pattern
 */
record TableUnit(String root, Grounds grounds, Members shapes, List<String> markers, List<TableLog> logs) {
    /** Shapes of one table in order of their pattern. */
    static final class Members extends TreeMap<ShapeKey, ShapeAccumulator> {
        private static final long serialVersionUID = 1;

        /** Whether each shape is one object whose name is not expected to vary. */
        boolean areFiles() {
            return keySet().stream().noneMatch(key -> key.variation() == Variation.VARYING)
                    && values().stream().allMatch(shape -> shape.objects() == 1);
        }

        long objects() {
            return values().stream().mapToLong(ShapeAccumulator::objects).sum();
        }

        void take(NavigableMap<ShapeKey, ShapeAccumulator> others) {
            others.forEach((key, shape) -> merge(key, shape, Members::plus));
        }

        /** Takes what lies in a folder that is a value of these tables' first partition key. */
        void takeUnder(String valuePattern, PartitionValue value, Members below) {
            below.forEach((key, shape) -> {
                shape.under(value);
                merge(key.under(valuePattern, value.key()), shape, Members::plus);
            });
        }

        private static ShapeAccumulator plus(ShapeAccumulator one, ShapeAccumulator other) {
            one.plus(other);
            return one;
        }
    }

    /** Whether a folder around it may hold it as a partition: table formats and what configuration says stay. */
    boolean isMovable() {
        return markers.isEmpty()
                && logs.isEmpty()
                && shapes.keySet().stream().allMatch(key -> key.kind() == Kind.AUTO);
    }

    /** Tables of siblings are alike by name only where this is equal: the format and what file names say. */
    String kind() {
        return format() + " "
                + shapes.keySet().stream()
                        .map(ShapeKey::member)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The format by name of most objects. */
    String format() {
        return shapes.entrySet().stream()
                .max((one, other) ->
                        Long.compare(one.getValue().objects(), other.getValue().objects()))
                .map(entry -> entry.getKey().format())
                .orElse(Extensions.UNKNOWN);
    }
}

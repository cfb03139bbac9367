package io.lakecaravan.layout;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.LogicalTable.Partitions;
import io.lakecaravan.table.PartitionBytes;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The partition keys of a table of several shapes. Shapes whose first keys' ranges lie apart add up; where they overlap
 * the larger number stands, as the values themselves are not kept.
 */
final class PartitionMerge {
    private PartitionMerge() {}

    /** In order of first appearance; a key that a path has twice counts once. */
    static List<PartitionSummary> keys(List<Shape> shapes) {
        Map<String, PartitionSummary> merged = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            Map<String, PartitionSummary> own = new LinkedHashMap<>();
            shape.partitionKeys().forEach(key -> own.putIfAbsent(key.name(), key));
            own.forEach((name, key) -> merged.merge(name, key, PartitionMerge::join));
        }
        return new ArrayList<>(merged.values());
    }

    static Partitions partitions(List<Shape> shapes) {
        long count = 0;
        Optional<PartitionSummary> before = Optional.empty();
        for (Shape shape : shapes) {
            if (!shape.partitionKeys().isEmpty()) {
                PartitionSummary key = shape.partitionKeys().get(0);
                boolean apart = before.isPresent() && areApart(before.orElseThrow(), key);
                count = apart ? count + shape.partitions() : Math.max(count, shape.partitions());
                before = Optional.of(before.map(other -> join(other, key)).orElse(key));
            }
        }
        return count == 0 ? Partitions.NONE : partitions(count, keys(shapes));
    }

    /**
     * What the keys of a table say of its partitions.
     *
     * @param count number of partition folders
     * @param keys in path order
     */
    static Partitions partitions(long count, List<PartitionSummary> keys) {
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (PartitionSummary key : keys) {
            key.first().ifPresent(value -> first.put(key.name(), value));
            key.last().ifPresent(value -> last.put(key.name(), value));
        }
        return new Partitions(
                count,
                first,
                last,
                // the finest says the most: of year, month and day that of the day is the whole date
                keys.stream().flatMap(key -> key.series().stream()).min(Comparator.comparing(series -> series.unit())),
                keys.isEmpty() ? Optional.empty() : keys.get(keys.size() - 1).bytes());
    }

    private static PartitionSummary join(PartitionSummary one, PartitionSummary other) {
        LogicalType type = PartitionTypes.join(one.type(), other.type());
        Comparator<String> order = PartitionOrder.of(type);
        boolean apart = areApart(one, other);
        long distinct = apart ? one.distinct() + other.distinct() : Math.max(one.distinct(), other.distinct());
        return new PartitionSummary(
                one.name(),
                type,
                distinct,
                extreme(one.first(), other.first(), BinaryOperator.minBy(order)),
                extreme(one.last(), other.last(), BinaryOperator.maxBy(order)),
                one.nulls() + other.nulls(),
                SeriesMerge.join(one.series(), other.series()),
                bytes(one, other, apart));
    }

    /** Where ranges overlap, the same folder may hold objects of both: its bytes are at least those of either. */
    private static Optional<PartitionBytes> bytes(PartitionSummary one, PartitionSummary other, boolean apart) {
        if (one.bytes().isEmpty() || other.bytes().isEmpty()) {
            return Optional.empty();
        }
        PartitionBytes own = one.bytes().orElseThrow();
        PartitionBytes theirs = other.bytes().orElseThrow();
        PartitionBytes larger = own.max() >= theirs.max() ? own : theirs;
        // folders of lower keys are not counted apart; those of this key's values stand for them
        double weight = (double) one.distinct() / Math.max(1, one.distinct() + other.distinct());
        long mean = apart
                ? Math.round(own.mean() * weight + theirs.mean() * (1 - weight))
                : Math.max(own.mean(), theirs.mean());
        return Optional.of(new PartitionBytes(
                Math.min(own.min(), theirs.min()),
                larger.max(),
                mean,
                larger.largest(),
                apart && own.exact() && theirs.exact()));
    }

    private static boolean areApart(PartitionSummary one, PartitionSummary other) {
        if (one.first().isEmpty() || other.first().isEmpty()) {
            return false;
        }
        Comparator<String> order = PartitionOrder.of(PartitionTypes.join(one.type(), other.type()));
        return order.compare(one.last().orElseThrow(), other.first().orElseThrow()) < 0
                || order.compare(other.last().orElseThrow(), one.first().orElseThrow()) < 0;
    }

    private static Optional<String> extreme(
            Optional<String> one, Optional<String> other, BinaryOperator<String> choice) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(choice.apply(one.orElseThrow(), other.orElseThrow()));
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.DateSeries;
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
    private final Map<String, PartitionSummary> keys = new LinkedHashMap<>();
    private Optional<PartitionSummary> firstKey = Optional.empty();
    private long count;
    private long bytes;

    private PartitionMerge() {}

    /** In order of first appearance; a key that a path has twice counts once. */
    static List<PartitionSummary> keys(List<Shape> shapes) {
        Map<String, PartitionSummary> merged = of(shapes).keys;
        List<PartitionSummary> ordered = new ArrayList<>();
        for (Shape shape : shapes) {
            for (PartitionSummary key : shape.partitionKeys()) {
                if (merged.containsKey(key.name())) {
                    ordered.add(merged.remove(key.name()));
                }
            }
        }
        return ordered;
    }

    static Partitions partitions(List<Shape> shapes) {
        PartitionMerge merge = of(shapes);
        if (merge.count == 0) {
            return Partitions.NONE;
        }
        List<PartitionSummary> keys = keys(shapes);
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (PartitionSummary key : keys) {
            key.first().ifPresent(value -> first.put(key.name(), value));
            key.last().ifPresent(value -> last.put(key.name(), value));
        }
        // the finest series says the most: of year, month and day that of the day is the whole date
        Optional<DateSeries> series =
                keys.stream().flatMap(key -> key.series().stream()).min(Comparator.comparing(DateSeries::unit));
        Optional<PartitionBytes> folders = keys.get(keys.size() - 1).bytes();
        return new Partitions(
                merge.count,
                first,
                last,
                series,
                folders.map(spread -> spread.ofAll(merge.count, merge.bytes)));
    }

    private static PartitionMerge of(List<Shape> shapes) {
        PartitionMerge merge = new PartitionMerge();
        inOrder(shapes).forEach(merge::add);
        return merge;
    }

    /** In the order of their first key's values, so that ranges that lie apart are seen to. */
    private static List<Shape> inOrder(List<Shape> shapes) {
        List<Shape> keyed = shapes.stream()
                .filter(shape -> !shape.partitionKeys().isEmpty())
                .toList();
        LogicalType type = keyed.stream()
                .map(shape -> shape.partitionKeys().get(0).type())
                .reduce(new LogicalType.Null(), PartitionTypes::join);
        Comparator<String> order = PartitionOrder.of(type);
        return keyed.stream()
                .sorted(Comparator.comparing(
                        shape -> shape.partitionKeys().get(0).first(),
                        (one, other) -> one.isEmpty() || other.isEmpty()
                                ? Boolean.compare(one.isPresent(), other.isPresent())
                                : order.compare(one.orElseThrow(), other.orElseThrow())))
                .toList();
    }

    private void add(Shape shape) {
        PartitionSummary key = shape.partitionKeys().get(0);
        boolean apart = firstKey.isPresent() && areApart(firstKey.orElseThrow(), key);
        firstKey = Optional.of(firstKey.map(other -> join(other, key, apart)).orElse(key));
        count = apart ? count + shape.partitions() : Math.max(count, shape.partitions());
        bytes += shape.bytes();
        Map<String, PartitionSummary> own = new LinkedHashMap<>();
        shape.partitionKeys().forEach(each -> own.putIfAbsent(each.name(), each));
        own.forEach((name, each) -> keys.merge(name, each, (one, other) -> join(one, other, apart)));
    }

    /** @param apart whether no partition folder holds objects of both */
    private static PartitionSummary join(PartitionSummary one, PartitionSummary other, boolean apart) {
        LogicalType type = PartitionTypes.join(one.type(), other.type());
        Comparator<String> order = PartitionOrder.of(type);
        return new PartitionSummary(
                one.name(),
                type,
                areApart(one, other)
                        ? one.distinct() + other.distinct()
                        : Math.max(one.distinct(), other.distinct()),
                extreme(one.first(), other.first(), BinaryOperator.minBy(order)),
                extreme(one.last(), other.last(), BinaryOperator.maxBy(order)),
                one.nulls() + other.nulls(),
                SeriesMerge.join(one, other),
                one.bytes()
                        .flatMap(own -> other.bytes().map(theirs -> apart ? own.plus(theirs) : own.beside(theirs))));
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

package io.lakecaravan.layout;

import io.lakecaravan.schema.TypeMerge;
import io.lakecaravan.table.LogicalTable.Partitions;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Shape;
import java.math.BigDecimal;
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
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (PartitionSummary key : keys(shapes)) {
            key.first().ifPresent(value -> first.put(key.name(), value));
            key.last().ifPresent(value -> last.put(key.name(), value));
        }
        return count == 0 ? Partitions.NONE : new Partitions(count, first, last);
    }

    private static PartitionSummary join(PartitionSummary one, PartitionSummary other) {
        boolean apart = areApart(one, other);
        Comparator<String> order = order(one, other);
        return new PartitionSummary(
                one.name(),
                TypeMerge.join(one.type(), other.type()).type(),
                apart ? one.distinct() + other.distinct() : Math.max(one.distinct(), other.distinct()),
                extreme(one.first(), other.first(), BinaryOperator.minBy(order)),
                extreme(one.last(), other.last(), BinaryOperator.maxBy(order)),
                one.nulls() + other.nulls());
    }

    private static boolean areApart(PartitionSummary one, PartitionSummary other) {
        if (one.first().isEmpty() || other.first().isEmpty()) {
            return false;
        }
        Comparator<String> order = order(one, other);
        return order.compare(one.last().orElseThrow(), other.first().orElseThrow()) < 0
                || order.compare(other.last().orElseThrow(), one.first().orElseThrow()) < 0;
    }

    private static Comparator<String> order(PartitionSummary one, PartitionSummary other) {
        boolean numeric = PartitionAccumulator.isNumeric(one.type()) && PartitionAccumulator.isNumeric(other.type());
        return numeric
                ? Comparator.<String, BigDecimal>comparing(BigDecimal::new).thenComparing(KeyOrder.UTF8)
                : KeyOrder.UTF8;
    }

    private static Optional<String> extreme(
            Optional<String> one, Optional<String> other, BinaryOperator<String> choice) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(choice.apply(one.orElseThrow(), other.orElseThrow()));
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.NullCount;
import io.lakecaravan.schema.ObservedSchema;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.SchemaMerge;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Shape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A shape with what its chosen objects say.
 *
 * @param format by the content of most usable objects; by name where none is usable
 * @param usable objects of that format whose schema counts; members of archives are of a format of their own
 * @param others objects of another format, and those that could not be used
 */
record ShapeReading(Shape shape, String format, List<Fragment> usable, List<Fragment> others) {
    /** Formats that declare no types. */
    private static final Set<String> OF_VALUES = Set.of("csv", "tsv", "json", "jsonl", "xml", "log", "xls", "xlsx");

    ShapeReading {
        usable = List.copyOf(usable);
        others = List.copyOf(others);
    }

    /** The larger reading first. */
    static final Comparator<ShapeReading> BY_SIZE = Comparator.comparingLong(
                    (ShapeReading reading) -> -reading.shape().objects())
            .thenComparingLong(reading -> -reading.shape().bytes())
            .thenComparing(reading -> reading.shape().pattern(), KeyOrder.UTF8);

    static ShapeReading of(Shape shape, List<Fragment> fragments) {
        Map<String, Long> formats = fragments.stream()
                .filter(ShapeReading::isUsable)
                .collect(Collectors.groupingBy(Fragment::format, TreeMap::new, Collectors.counting()));
        String format = formats.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().equals(shape.format()) ? 1 : 0))
                .map(Map.Entry::getKey)
                .orElse(shape.format());
        Map<String, String> ofMembers = new HashMap<>();
        fragments.stream()
                .filter(ShapeReading::isUsable)
                .filter(fragment -> !fragment.table().isEmpty())
                .sorted(Comparator.comparing(
                        (Fragment fragment) -> fragment.object().key(), KeyOrder.UTF8))
                .forEach(fragment -> ofMembers.putIfAbsent(fragment.table(), fragment.format()));
        Map<Boolean, List<Fragment>> split = fragments.stream()
                .collect(Collectors.partitioningBy(fragment -> isUsable(fragment)
                        && fragment.format().equals(ofMembers.getOrDefault(fragment.table(), format))));
        return new ShapeReading(shape, format, split.get(true), split.get(false));
    }

    /** A schema without columns is no evidence. */
    static boolean isUsable(Fragment fragment) {
        return fragment.isUsable() && !fragment.schema().columns().isEmpty();
    }

    boolean isReadable() {
        return !usable.isEmpty();
    }

    Schema schema() {
        return SchemaMerge.merge(usable.stream().map(ShapeReading::observed).toList())
                .schema();
    }

    List<Finding> findings() {
        return others.stream().flatMap(other -> other.findings().stream()).toList();
    }

    static ObservedSchema observed(Fragment fragment) {
        Map<String, NullCount> nulls = new TreeMap<>();
        for (ColumnStatistics column : fragment.statistics()) {
            column.nulls().ifPresent(count -> nulls.put(column.column(), new NullCount(column.values(), count)));
        }
        return new ObservedSchema(
                fragment.object().key(),
                fragment.object().lastModified(),
                fragment.schema(),
                nulls,
                fragment.rows().map(count -> OptionalLong.of(count.value())).orElse(OptionalLong.empty()),
                inferred(fragment));
    }

    /** Columns whose type values show; a rule of the configuration may declare some of a text. */
    private static Set<String> inferred(Fragment fragment) {
        if (!OF_VALUES.contains(fragment.format())) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(fragment.schema().names());
        fragment.statistics().stream()
                .filter(column -> column.evidence().equals(ColumnStatistics.DECLARED))
                .forEach(column -> names.remove(column.column()));
        return names;
    }
}

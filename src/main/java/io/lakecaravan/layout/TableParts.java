package io.lakecaravan.layout;

import io.lakecaravan.schema.MergedColumn;
import io.lakecaravan.schema.NullCount;
import io.lakecaravan.schema.ObservedSchema;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.SchemaMerge;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.TableColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Joins the parts of a table that was settled in several, because more folders lie beside each other than one candidate
 * holds. Counts add up; columns are merged as if each part were one object, the one that its sample is of.
 */
public final class TableParts {
    private static final int MOST_READ = 100;

    private TableParts() {}

    /** @param parts of one source, bucket, root and format, in the order of their first keys; at least one */
    public static LogicalTable join(List<LogicalTable> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        LogicalTable newest = parts.stream()
                .max(Comparator.comparing(LogicalTable::lastModified))
                .orElseThrow();
        List<Shape> shapes = parts.stream().map(TableParts::shape).toList();
        MultisetHash fingerprint = new MultisetHash();
        parts.forEach(part -> fingerprint.add(part.fingerprint()));
        List<PartitionSummary> keys = PartitionMerge.keys(shapes);
        return new LogicalTable(
                newest.name(),
                newest.source(),
                newest.bucket(),
                newest.root(),
                newest.member(),
                parts.get(0).candidate(),
                parts.get(0).grounds(),
                newest.format(),
                parts.stream().map(LogicalTable::compression).distinct().count() == 1
                        ? newest.compression()
                        : "mixed",
                keys,
                PartitionMerge.partitions(shapes),
                columns(parts, keys),
                shapes.stream().mapToLong(Shape::objects).sum(),
                shapes.stream().mapToLong(Shape::bytes).sum(),
                rows(parts),
                newest.lastModified(),
                newest.sampleObject(),
                newest.dialect(),
                List.of(),
                parts.stream()
                        .flatMap(part -> part.findings().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                fingerprint.text(),
                read(parts));
    }

    private static Shape shape(LogicalTable part) {
        return new Shape(
                "",
                "",
                part.format(),
                part.compression(),
                part.objects(),
                part.bytes(),
                part.lastModified(),
                part.lastModified(),
                part.partitionKeys(),
                part.partitions().count(),
                part.fingerprint(),
                List.of(),
                newestKey(part));
    }

    private static String newestKey(LogicalTable part) {
        return part.sampleObject().map(object -> object.key()).orElse(part.root());
    }

    private static List<ReadObject> read(List<LogicalTable> parts) {
        return parts.stream()
                .flatMap(part -> part.read().stream())
                .limit(MOST_READ)
                .toList();
    }

    private static Optional<RowCount> rows(List<LogicalTable> parts) {
        if (parts.stream().anyMatch(part -> part.rows().isEmpty())) {
            return Optional.empty();
        }
        return parts.stream().flatMap(part -> part.rows().stream()).reduce(RowCount::plus);
    }

    private static List<TableColumn> columns(List<LogicalTable> parts, List<PartitionSummary> keys) {
        Set<String> inPaths = new HashSet<>();
        keys.forEach(key -> inPaths.add(key.name()));
        Map<String, Evidence> evidence = new HashMap<>();
        Set<String> ofKeys = new LinkedHashSet<>();
        List<ObservedSchema> observed = new ArrayList<>();
        for (LogicalTable part : parts) {
            Map<String, NullCount> nulls = new HashMap<>();
            part.columns().forEach(column -> {
                evidence.merge(column.column().name(), column.evidence(), TableParts::plus);
                nulls.put(
                        column.column().name(),
                        new NullCount(column.evidence().values(), column.evidence().nulls()));
                if (inPaths.contains(column.column().name())) {
                    ofKeys.add(column.column().name());
                }
            });
            Schema schema =
                    new Schema(part.columns().stream().map(TableColumn::column).toList());
            observed.add(new ObservedSchema(newestKey(part), part.lastModified(), schema, nulls));
        }
        List<TableColumn> columns = SchemaMerge.merge(observed).columns().stream()
                .map(MergedColumn::column)
                .map(column -> new TableColumn(column, List.of(), Objects.requireNonNull(evidence.get(column.name()))))
                .toList();
        // keys that lie only in paths stand behind the others
        return Stream.concat(
                        columns.stream()
                                .filter(column -> !ofKeys.contains(column.column().name())),
                        columns.stream()
                                .filter(column -> ofKeys.contains(column.column().name())))
                .toList();
    }

    private static Evidence plus(Evidence one, Evidence other) {
        int files = one.files() + other.files();
        boolean counted = one.nullShare().isPresent() && other.nullShare().isPresent();
        double share = (one.nullShare().orElse(0) * one.files() + other.nullShare().orElse(0) * other.files())
                / Math.max(1, files);
        return new Evidence(
                files,
                counted ? OptionalDouble.of(share) : OptionalDouble.empty(),
                one.values() + other.values(),
                one.nulls() + other.nulls(),
                one.rows().isPresent() && other.rows().isPresent()
                        ? OptionalLong.of(one.rows().orElse(0) + other.rows().orElse(0))
                        : OptionalLong.empty(),
                one.firstObject().or(other::firstObject),
                other.lastObject().or(one::lastObject),
                one.confidence().isPresent() && other.confidence().isPresent()
                        ? OptionalDouble.of(Math.min(
                                one.confidence().orElse(0), other.confidence().orElse(0)))
                        : OptionalDouble.empty());
    }
}

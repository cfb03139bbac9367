package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.MergeLoss;
import io.lakecaravan.schema.MergedSchema;
import io.lakecaravan.schema.SchemaMerge;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TableLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one table of shapes that were found to be one. */
final class TableAssembly {
    private static final Comparator<Fragment> BY_TIME = Comparator.comparing(
                    (Fragment fragment) -> fragment.object().lastModified())
            .thenComparing(fragment -> fragment.object().key(), KeyOrder.UTF8);

    private final Candidate candidate;

    TableAssembly(Candidate candidate) {
        this.candidate = candidate;
    }

    /**
     * @param member name of the table inside its objects; empty where they hold one
     * @param read usable fragments of all members of these shapes, at least one of this member
     * @param beside findings of objects that could not be used
     */
    LogicalTable table(String root, String member, List<Shape> shapes, List<Fragment> read, List<Finding> beside) {
        List<Fragment> fragments = read.stream()
                .filter(fragment -> fragment.table().equals(member))
                .toList();
        Fragment newest = fragments.stream().max(BY_TIME).orElseThrow();
        MergedSchema schema =
                SchemaMerge.merge(fragments.stream().map(ShapeReading::observed).toList());
        boolean ofLog = newest.object().key().endsWith("/");
        List<PartitionSummary> keys = ofLog ? logKeys(newest, shapes) : PartitionMerge.keys(shapes);
        List<Finding> findings = new ArrayList<>(beside);
        fragments.forEach(fragment -> findings.addAll(fragment.findings()));
        schema.losses().forEach(loss -> findings.add(finding(root, loss)));
        MultisetHash fingerprint = new MultisetHash();
        shapes.forEach(shape -> fingerprint.add(shape.fingerprint()));
        candidate.logs().forEach(log -> fingerprint.add(log.fingerprint()));
        return new LogicalTable(
                TableNames.base(candidate.bucket(), root, member),
                candidate.source(),
                candidate.bucket(),
                member.isEmpty() ? root : root + "#" + member,
                member,
                candidate.id(),
                candidate.grounds(),
                newest.format(),
                compression(fragments),
                keys,
                keys.isEmpty() ? LogicalTable.Partitions.NONE : PartitionMerge.partitions(shapes),
                columns(schema, keys, shapes, fragments),
                objects(shapes),
                bytes(shapes),
                ofLog ? newest.rows() : rows(shapes, fragments, read),
                Stream.concat(
                                shapes.stream().map(Shape::lastModified),
                                candidate.logs().stream().map(TableLog::lastModified))
                        .max(Comparator.naturalOrder())
                        .orElseGet(() -> newest.object().lastModified()),
                Optional.of(newest.object()),
                newest.dialect(),
                List.of(),
                findings.stream().distinct().sorted().toList(),
                fingerprint.text(),
                ReadObject.of(candidate.chosen(), fragments));
    }

    /** What the log says of keys; paths add what they say of keys by the same name. */
    private static List<PartitionSummary> logKeys(Fragment log, List<Shape> shapes) {
        List<PartitionSummary> inPaths = PartitionMerge.keys(shapes);
        List<PartitionSummary> keys = new ArrayList<>();
        for (String name : log.partitionKeys()) {
            Optional<PartitionSummary> path =
                    inPaths.stream().filter(key -> key.name().equals(name)).findFirst();
            log.schema()
                    .column(name)
                    .ifPresent(column -> keys.add(new PartitionSummary(
                            name,
                            column.type(),
                            path.map(PartitionSummary::distinct).orElse(0L),
                            path.flatMap(PartitionSummary::first),
                            path.flatMap(PartitionSummary::last),
                            path.map(PartitionSummary::nulls).orElse(0L),
                            path.flatMap(PartitionSummary::series),
                            path.flatMap(PartitionSummary::bytes))));
        }
        return keys;
    }

    private static List<TableColumn> columns(
            MergedSchema schema, List<PartitionSummary> keys, List<Shape> shapes, List<Fragment> fragments) {
        List<TableColumn> columns = new ArrayList<>();
        schema.columns()
                .forEach(column -> columns.add(
                        new TableColumn(column.column(), List.of(), new Evidence(column.files(), column.nullShare()))));
        Set<String> names = schema.columns().stream()
                .map(column -> column.column().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (PartitionSummary key : keys) {
            // Hive's names ignore case, and what lies in the file says more than the path
            if (names.add(key.name().toLowerCase(Locale.ROOT))) {
                columns.add(partitionColumn(key, shapes, fragments.size()));
            }
        }
        return columns;
    }

    private static TableColumn partitionColumn(PartitionSummary key, List<Shape> shapes, int files) {
        long with = objects(shapes.stream()
                .filter(shape -> shape.partitionKeys().stream()
                        .anyMatch(own -> own.name().equals(key.name())))
                .toList());
        long nulls = key.nulls() + objects(shapes) - with;
        Column column = new Column(key.name(), key.type(), nulls > 0, "");
        return new TableColumn(
                column, List.of(), new Evidence(files, OptionalDouble.of((double) nulls / objects(shapes))));
    }

    private static String compression(List<Fragment> fragments) {
        List<String> kinds =
                fragments.stream().map(Fragment::compression).distinct().toList();
        return kinds.size() == 1 ? kinds.get(0) : "mixed";
    }

    /**
     * Exact where every object was read and counted; otherwise rows per byte of those that were, times all bytes. An object
     * that was read and lacks the member has no row of it.
     */
    private static Optional<RowCount> rows(List<Shape> shapes, List<Fragment> fragments, List<Fragment> read) {
        Set<LakeObject> uncounted = fragments.stream()
                .filter(fragment -> fragment.rows().isEmpty())
                .map(Fragment::object)
                .collect(Collectors.toSet());
        Optional<RowCount> counted =
                fragments.stream().flatMap(fragment -> fragment.rows().stream()).reduce(RowCount::plus);
        if (counted.isEmpty() || shapes.isEmpty()) {
            return counted;
        }
        List<LakeObject> objects = read.stream()
                .map(Fragment::object)
                .distinct()
                .filter(object -> !uncounted.contains(object))
                .toList();
        if (objects.size() == objects(shapes)) {
            return counted;
        }
        long sum = counted.orElseThrow().value();
        double bytes = objects.stream().mapToDouble(LakeObject::size).sum();
        return Optional.of(
                RowCount.estimated(bytes == 0 ? sum : Math.max(sum, Math.round(sum / bytes * bytes(shapes)))));
    }

    private static long objects(List<Shape> shapes) {
        return shapes.stream().mapToLong(Shape::objects).sum();
    }

    private static long bytes(List<Shape> shapes) {
        return shapes.stream().mapToLong(Shape::bytes).sum();
    }

    private Finding finding(String root, MergeLoss loss) {
        String types = loss.sightings().stream()
                .map(sighting -> TypeText.name(sighting.type()) + " in " + sighting.files() + " (first "
                        + sighting.firstKey() + ")")
                .collect(Collectors.joining(", "));
        FindingCode code =
                loss.kind() == MergeLoss.Kind.CONFLICT ? FindingCode.SCHEMA_CONFLICT : FindingCode.SCHEMA_LOSSY_MERGE;
        return Finding.of(
                code,
                candidate.bucket(),
                root,
                "column " + loss.column() + " is " + types + "; the table takes " + TypeText.name(loss.merged()));
    }
}

package io.lakecaravan.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.config.TagTest;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.tag.detect.ColumnCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs the tests of rules: each table gets its tags as it would in a crawl. */
public final class TagTestRun {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final LogicalType TEXT = LogicalType.Text.plain();

    private final Tagging tagging;
    private final Detection detection;
    private final boolean detects;
    private final Instant now;

    /** @param now what ages are counted from */
    public TagTestRun(TagConfig config, Instant now) {
        this.tagging = new Tagging(config);
        this.detection = new Detection(config.detect());
        this.detects = config.detect().isOn();
        this.now = now;
    }

    /**
     * What is not as it should be, in words; empty where all is.
     *
     * @return one line for each list of tags that is another
     */
    public List<String> failures(TagTest test) {
        LogicalTable table = tagged(test);
        List<String> failures = new ArrayList<>();
        test.expect().ifPresent(expected -> {
            TreeSet<String> all = new TreeSet<>(table.tags());
            table.columns().forEach(column -> all.addAll(column.tags()));
            compare("table " + test.table() + " and its columns", expected, all).ifPresent(failures::add);
        });
        for (TableColumn column : table.columns()) {
            String name = column.column().name();
            if (test.expectColumns().containsKey(name)) {
                compare(
                                "column " + name + " of table " + test.table(),
                                test.expectColumns().get(name),
                                column.tags())
                        .ifPresent(failures::add);
            }
        }
        return failures;
    }

    private static Optional<String> compare(String what, Collection<String> expected, Collection<String> found) {
        TreeSet<String> wanted = new TreeSet<>(expected);
        TreeSet<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        TreeSet<String> more = new TreeSet<>(found);
        more.removeAll(wanted);
        if (missing.isEmpty() && more.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(what + " should get " + list(wanted) + " and got " + list(new TreeSet<>(found)) + ": "
                + Stream.of(
                                missing.isEmpty() ? "" : "missing " + list(missing),
                                more.isEmpty() ? "" : "too many " + list(more))
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(""));
    }

    private static String list(Set<String> tags) {
        return tags.isEmpty() ? "no tag" : String.join(", ", tags);
    }

    private LogicalTable tagged(TagTest test) {
        LogicalTable table = table(test);
        LogicalTable suggested = detects && !test.values().isEmpty()
                ? SuggestedTable.of(table, detection, scanned(table, test))
                        .publication(new Publication("", table, Optional.empty()))
                        .table()
                : table;
        return tagging.tag(suggested, facts(test), now);
    }

    private Map<List<String>, ColumnCounts> scanned(LogicalTable table, TagTest test) {
        int rows = test.values().values().stream().mapToInt(List::size).max().orElse(0);
        List<List<JsonNode>> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<JsonNode> cell = new ArrayList<>();
            for (String column : test.columns()) {
                List<String> values = test.values().getOrDefault(column, List.of());
                cell.add(row < values.size() ? NODES.textNode(values.get(row)) : NODES.nullNode());
            }
            cells.add(cell);
        }
        Fragment fragment = new Fragment(
                table.sampleObject().orElseThrow(),
                "",
                test.format(),
                "none",
                new Schema(table.columns().stream().map(TableColumn::column).toList()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        return detection
                .scan(List.of(fragment), List.of(new Sample(test.columns(), cells)))
                .of("");
    }

    private LogicalTable table(TagTest test) {
        Instant modified = now.minus(test.age());
        LakeObject object = new LakeObject(
                test.bucket(), test.path(), test.size(), Optional.empty(), modified, LakeObject.STANDARD);
        List<TableColumn> columns = test.columns().stream()
                .map(name -> new TableColumn(
                        Column.nullable(name, TEXT), List.of(), new Evidence(1, OptionalDouble.empty())))
                .toList();
        return new LogicalTable(
                test.table(),
                test.source(),
                test.bucket(),
                test.path(),
                "",
                "",
                new Grounds("test", 1, List.of()),
                test.format(),
                "none",
                List.of(),
                LogicalTable.Partitions.NONE,
                columns,
                1,
                test.size(),
                Optional.empty(),
                modified,
                Optional.of(object),
                Optional.empty(),
                List.of(),
                List.of(),
                "");
    }

    private static StoreFacts facts(TagTest test) {
        return new StoreFacts() {
            @Override
            public Optional<Map<String, String>> bucketTags(LogicalTable table) {
                return Optional.of(test.bucketTags());
            }

            @Override
            public Optional<Map<String, String>> objectTags(LogicalTable table) {
                return Optional.of(test.objectTags());
            }

            @Override
            public Optional<Owner> owner(LogicalTable table) {
                return test.owner().map(name -> new Owner(name, name));
            }
        };
    }
}

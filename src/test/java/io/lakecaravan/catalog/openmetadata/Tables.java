package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableColumn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Logical tables for tests. */
public final class Tables {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private Tables() {}

    public static TableColumn column(String name, LogicalType type, String... tags) {
        return new TableColumn(Column.nullable(name, type), List.of(tags), new Evidence(1, OptionalDouble.empty()));
    }

    public static LogicalType bigint() {
        return LogicalType.Int.signed(64);
    }

    public static LogicalType text() {
        return LogicalType.Text.plain();
    }

    public static LogicalType struct(Column... fields) {
        return new LogicalType.StructOf(List.of(fields));
    }

    /** In bucket {@code lake.prod} of source {@code demo}, partitioned by {@code year} when there is such a column. */
    public static LogicalTable table(String name, long objects, List<String> tags, TableColumn... columns) {
        List<PartitionSummary> keys = Stream.of(columns)
                .filter(column -> column.column().name().equals("year"))
                .map(column -> new PartitionSummary(
                        "year", column.column().type(), 2, Optional.of("2024"), Optional.of("2025"), 0))
                .toList();
        return new LogicalTable(
                name,
                "demo",
                "lake.prod",
                name + "/",
                "",
                "demo|lake.prod|" + name,
                Grounds.configured("folder"),
                "parquet",
                "none",
                keys,
                LogicalTable.Partitions.NONE,
                List.of(columns),
                objects,
                objects * 1000,
                Optional.of(RowCount.exact(objects * 10)),
                TIME,
                Optional.of(new LakeObject(
                        "lake.prod", name + "/a.parquet", 10, Optional.of("e" + objects), TIME, LakeObject.STANDARD)),
                Optional.empty(),
                tags,
                List.of(),
                "f" + objects);
    }

    public static LogicalTable orders(long objects) {
        return table(
                "sales/orders",
                objects,
                List.of("Source.S3"),
                column("id", bigint()),
                column("email", text(), "PII.Sensitive"),
                column("amount", new LogicalType.Decimal(12, 2)),
                column(
                        "address",
                        struct(
                                Column.nullable("street", text()),
                                Column.nullable("zip", new LogicalType.Int(32, true)))),
                column("year", new LogicalType.Int(32, true)));
    }

    public static LogicalTable with(LogicalTable table, TableColumn... columns) {
        return table.withTags(table.tags(), List.of(columns));
    }

    /** The table with the objects that taught it its columns. */
    public static LogicalTable reading(LogicalTable table, ReadObject... read) {
        ObjectNode json = RecordJson.mapper().valueToTree(table);
        json.set("read", RecordJson.mapper().valueToTree(List.of(read)));
        try {
            return RecordJson.mapper().treeToValue(json, LogicalTable.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table is what its JSON says", e);
        }
    }

    public static Publication publication(String run, LogicalTable table) {
        return new Publication(run, table, Optional.empty());
    }

    /** With one row in which every cell is text. */
    public static Publication sampled(String run, LogicalTable table, String... values) {
        List<String> names = table.columns().stream()
                .limit(values.length)
                .map(column -> column.column().name())
                .toList();
        List<JsonNode> row = Arrays.stream(values)
                .map(value -> (JsonNode) JsonNodeFactory.instance.textNode(value))
                .toList();
        return new Publication(run, table, Optional.of(new Sample(names, List.of(row))));
    }
}

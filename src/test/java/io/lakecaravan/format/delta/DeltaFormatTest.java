package io.lakecaravan.format.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetWriter;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileTableRoot;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.table.MemoryRoot;
import io.lakecaravan.format.table.ReadRows;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeltaFormatTest {
    private static final Path SALES = Path.of("src/test/resources/format/delta/sales");
    private static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}\n";
    private static final LogicalType TEXT = Text.plain();

    private final DeltaFormat format = new DeltaFormat();

    private static String log(int version) {
        return "_delta_log/%020d.json".formatted(version);
    }

    /** Columns of type long by their names; {@code p} is what the table is partitioned by. */
    private static String metadata(String configuration, String... columns) {
        StringBuilder fields = new StringBuilder();
        for (String column : columns) {
            fields.append(fields.length() == 0 ? "" : ",")
                    .append("{\\\"name\\\":\\\"")
                    .append(column)
                    .append("\\\",\\\"type\\\":\\\"long\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}");
        }
        return "{\"metaData\":{\"id\":\"i\",\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[" + fields
                + "]}\",\"partitionColumns\":[\"p\"],\"configuration\":{" + configuration + "}}}\n";
    }

    private static String add(String path, int rows, String more) {
        return "{\"add\":{\"path\":\"" + path
                + "\",\"partitionValues\":{\"p\":\"7\"},\"size\":1000,\"modificationTime\":1,"
                + "\"dataChange\":true" + (rows < 0 ? "" : ",\"stats\":\"{\\\"numRecords\\\":" + rows + "}\"") + more
                + "}}\n";
    }

    private static String remove(String path) {
        return "{\"remove\":{\"path\":\"" + path + "\",\"dataChange\":true}}\n";
    }

    private static byte[] longs(String column, long... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Schema schema = Schema.of(Column.nullable(column, LogicalType.Int.signed(64)));
        try (ParquetWriter writer = new ParquetWriter(bytes, schema, ParquetLayout.DEFAULT)) {
            for (long value : values) {
                writer.write(new Row(List.of(value)));
            }
        }
        return bytes.toByteArray();
    }

    private static MemoryRoot table() throws IOException {
        return new MemoryRoot()
                .put("a b.parquet", longs("id", 1, 2, 3))
                .put("p=7/b.parquet", longs("id", 4))
                .put(log(0), PROTOCOL + metadata("", "id", "p", "later") + add("a%20b.parquet", 3, ""))
                .put(log(1), add("p=7/b.parquet", 1, ""));
    }

    private ReadTable read(MemoryRoot root) throws IOException {
        return format.read(root, ReadOptions.DEFAULT);
    }

    @Test
    void aTableIsWhatItsLogSays() throws IOException {
        ReadTable table = read(table());
        assertThat(table.schema().names()).containsExactly("id", "p", "later");
        assertThat(table.rows()).contains(RowCount.exact(4));
        assertThat(table.partitionKeys()).containsExactly("p");
        assertThat(table.findings()).isEmpty();
        // the newest file is shown; a column that it lacks is null
        assertThat(table.sample().rows().toString()).isEqualTo("[[4, 7, null]]");
        assertThat(ReadRows.of(format, table()).toString())
                .isEqualTo("[[4, 7, null], [1, 7, null], [2, 7, null], [3, 7, null]]");
        assertThat(ReadRows.of(format, table(), "p", "id").toString()).isEqualTo("[[7, 4], [7, 1], [7, 2], [7, 3]]");
        // rows are counted even where no column of the file is asked for
        assertThat(ReadRows.of(format, table(), "p")).hasSize(4);
        assertThatThrownBy(() -> ReadRows.of(format, table(), "none")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestsAreFew() throws IOException {
        ReadBudget budget = ReadBudget.generous();
        ReadTable table = format.read(new FileTableRoot(SALES, budget), ReadOptions.DEFAULT.withSampleRows(0));
        assertThat(table.rows()).contains(RowCount.exact(11));
        // the listing, two commits and the checkpoint
        assertThat(budget.requests()).isEqualTo(4);

        ReadBudget sampling = ReadBudget.generous();
        assertThat(format.read(new FileTableRoot(SALES, sampling), ReadOptions.DEFAULT)
                        .sample()
                        .rows())
                .hasSize(4);
        assertThat(sampling.requests()).isEqualTo(5);
    }

    @Test
    void removedFilesAreNoPartOfIt() throws IOException {
        MemoryRoot root = table().put(log(2), remove("a%20b.parquet") + "{\"commitInfo\":{\"x\":[{}]}}\n")
                .put(log(3), remove("p=7/b.parquet") + "\n")
                .put(log(4), add("a%20b.parquet", 3, ""));
        assertThat(read(root).rows()).contains(RowCount.exact(3));
        assertThat(ReadRows.of(format, root)).hasSize(3);
    }

    @Test
    void missingStatisticsMakeAnEstimateOrNone() throws IOException {
        assertThat(read(table().put(log(2), add("c.parquet", -1, ""))).rows()).contains(RowCount.estimated(6));
        MemoryRoot without = new MemoryRoot()
                .put("c.parquet", longs("id", 1))
                .put(log(0), PROTOCOL + metadata("", "id", "p") + add("c.parquet", -1, ""));
        assertThat(read(without).rows()).isEmpty();
        assertThat(ReadRows.of(format, without)).hasSize(1);
    }

    @Test
    void deletionVectorsTakeRowsAway() throws IOException {
        // positions 0 and 2 as a portable bitmap of 64 bits, in base 85
        String vector = ",\"deletionVector\":{\"storageType\":\"i\",\"pathOrInlineDv\":\""
                + Z85.encode(new byte[] {
                    (byte) 0xd1,
                    (byte) 0xd3,
                    0x39,
                    0x64,
                    1,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0x3a,
                    0x30,
                    0,
                    0,
                    1,
                    0,
                    0,
                    0,
                    0,
                    0,
                    1,
                    0,
                    0x10,
                    0,
                    0,
                    0,
                    0,
                    0,
                    2,
                    0
                })
                + "\",\"sizeInBytes\":36,\"cardinality\":2}";
        MemoryRoot root = table().put(log(2), remove("a%20b.parquet") + add("a%20b.parquet", 3, vector));
        assertThat(read(root).rows()).contains(RowCount.exact(2));
        assertThat(ReadRows.of(format, root, "id").toString()).isEqualTo("[[2], [4]]");
        MemoryRoot broken =
                table().put(log(2), remove("a%20b.parquet") + add("a%20b.parquet", 3, vector.replace("36", "33")));
        assertThat(read(broken).findings())
                .extracting(finding -> finding.code())
                .containsExactly(FindingCode.TABLE_DATA_UNREADABLE);
    }

    @Test
    void columnsAreFoundByTheirPhysicalName() throws IOException {
        String mapped = metadata("\"delta.columnMapping.mode\":\"name\"", "shown")
                .replace(
                        "\\\"metadata\\\":{}",
                        "\\\"metadata\\\":{\\\"delta.columnMapping.physicalName\\\":\\\"id\\\"}");
        MemoryRoot root = table().put(log(2), mapped);
        assertThat(ReadRows.of(format, root).toString()).isEqualTo("[[4], [1], [2], [3]]");
        assertThat(read(root).schema().names()).containsExactly("shown");
    }

    @Test
    void unknownFeaturesLeaveTheSchema() throws IOException {
        for (String protocol : List.of(
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"telepathy\"]}}\n",
                "{\"protocol\":{\"minReaderVersion\":4,\"minWriterVersion\":7}}\n")) {
            MemoryRoot root = table().put(log(2), protocol);
            ReadTable table = read(root);
            assertThat(table.schema().names()).containsExactly("id", "p", "later");
            assertThat(table.rows()).isEmpty();
            assertThat(table.sample().isEmpty()).isTrue();
            assertThat(table.findings())
                    .extracting(finding -> finding.code())
                    .containsExactly(FindingCode.DELTA_FEATURE_UNSUPPORTED);
            assertThatThrownBy(() -> ReadRows.of(format, root))
                    .isInstanceOfSatisfying(
                            FormatException.class,
                            e -> assertThat(e.code()).isEqualTo(FindingCode.DELTA_FEATURE_UNSUPPORTED));
        }
    }

    private static byte[] sidecar(String path, long rows) throws IOException {
        Schema schema = Schema.of(Column.nullable(
                "add",
                new StructOf(List.of(
                        Column.nullable("path", TEXT),
                        Column.nullable(
                                "partitionValues",
                                new MapOf(Column.required("key", TEXT), Column.nullable("value", TEXT))),
                        Column.nullable("size", LogicalType.Int.signed(64)),
                        Column.nullable(
                                "stats_parsed",
                                new StructOf(List.of(Column.nullable("numRecords", LogicalType.Int.signed(64)))))))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ParquetWriter writer = new ParquetWriter(bytes, schema, ParquetLayout.DEFAULT)) {
            writer.write(new Row(Arrays.asList(Arrays.asList(path, Map.of("p", "8"), 1000L, List.of(rows)))));
        }
        return bytes.toByteArray();
    }

    @Test
    void checkpointsOfTheSecondVersionHaveSidecars() throws IOException {
        String name = "_delta_log/00000000000000000005.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json";
        MemoryRoot root = new MemoryRoot()
                .put("a.parquet", longs("id", 1))
                .put("b.parquet", longs("id", 2))
                .put("c.parquet", longs("id", 3))
                .put(
                        name,
                        "{\"checkpointMetadata\":{\"version\":5}}\n" + PROTOCOL + metadata("", "id", "p")
                                + "{\"sidecar\":{\"path\":\"one.parquet\",\"sizeInBytes\":1,\"modificationTime\":1}}\n"
                                + "{\"sidecar\":{\"path\":\"two.parquet\",\"sizeInBytes\":1,\"modificationTime\":1}}\n")
                .put("_delta_log/_sidecars/one.parquet", sidecar("a.parquet", 1))
                .put("_delta_log/_sidecars/two.parquet", sidecar("b.parquet", 1))
                .put(log(6), remove("b.parquet") + add("c.parquet", 1, ""));
        assertThat(read(root).rows()).contains(RowCount.exact(2));
        assertThat(ReadRows.of(format, root).toString()).isEqualTo("[[3, 7], [1, 8]]");
    }

    @Test
    void anIncompleteCheckpointIsNone() throws IOException {
        MemoryRoot root =
                table().put("_delta_log/00000000000000000001.checkpoint.0000000001.0000000002.parquet", new byte[] {1});
        assertThat(read(root).rows()).contains(RowCount.exact(4));
    }

    @Test
    void brokenLogsAreFindings() throws IOException {
        List<MemoryRoot> broken = List.of(
                new MemoryRoot(),
                table().remove(log(0)),
                table().put(log(3), add("c.parquet", 1, "")),
                table().put(log(2), "{\"add\":"),
                table().put(log(2), "[1]"),
                table().put(log(2), "{\"add\":{}}"),
                table().put(log(0), PROTOCOL),
                table().put(log(0), metadata("", "id")),
                table().put(log(0), PROTOCOL + "{\"metaData\":{\"schemaString\":\"{\"}}"),
                table().put("_delta_log/00000000000000000001.checkpoint.parquet", "PAR1 none PAR1"));
        for (MemoryRoot root : broken) {
            assertThatThrownBy(() -> read(root))
                    .isInstanceOfSatisfying(
                            FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.DELTA_LOG_CORRUPT));
        }
    }

    @Test
    void filesOutsideOfTheRootAreNotRead() throws IOException {
        MemoryRoot root = table().put(log(2), add("s3://other/x.parquet", 1, ""));
        ReadTable table = read(root);
        assertThat(table.rows()).contains(RowCount.exact(5));
        assertThat(table.findings())
                .extracting(finding -> finding.code())
                .containsExactly(FindingCode.TABLE_DATA_UNREADABLE);
        MemoryRoot own = table().put(log(2), remove("p=7/b.parquet") + add("s3a://lake/t/p=7/b.parquet", 1, ""));
        assertThat(ReadRows.of(format, own)).hasSize(4);
    }
}

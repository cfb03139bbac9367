package io.lakecaravan.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetLayout.Codec;
import io.lakecaravan.demo.ParquetLayout.Values;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRequestsTest {
    private static final ReadOptions DEFAULT = ReadOptions.DEFAULT;

    @TempDir
    static Path folder;

    /** Three columns, of which the last has pages of 3 MB; about 10 MB. */
    private static Path large;

    @BeforeAll
    static void write() throws IOException {
        Schema schema = Schema.of(
                Column.required("id", Int.signed(64)),
                Column.nullable("name", Text.plain()),
                Column.nullable("note", Text.plain()));
        Random random = new Random(1);
        byte[] noise = new byte[500];
        List<List<Object>> rows = new ArrayList<>();
        for (long id = 0; id < 9_000; id++) {
            random.nextBytes(noise);
            rows.add(List.of(id, "n" + random.nextInt(), HexFormat.of().formatHex(noise)));
        }
        ParquetLayout layout = ParquetLayout.DEFAULT
                .withCodec(Codec.UNCOMPRESSED)
                .withValues(Values.PLAIN)
                .withPageBytes(3 << 20)
                .withRowGroupBytes(64 << 20);
        large = ParquetFiles.file(folder, ParquetFiles.written(schema, layout, rows));
    }

    private static ReadOptions sampleBytes(long bytes) {
        return new ReadOptions(
                DEFAULT.sampleRows(),
                bytes,
                DEFAULT.prefixBytes(),
                DEFAULT.maxRows(),
                DEFAULT.maxDepth(),
                DEFAULT.maxColumns(),
                DEFAULT.known());
    }

    @Test
    void schemaTakesOneRequestForTheTail() throws Exception {
        try (ObjectSource source = ParquetFiles.open(large)) {
            ReadTable table =
                    ParquetFiles.FORMAT.read(source, DEFAULT.withSampleRows(0)).get(0);

            assertThat(table.schema().names()).containsExactly("id", "name", "note");
            assertThat(source.requests()).isEqualTo(1);
            assertThat(source.bytesRead()).isEqualTo(64 << 10);
        }
    }

    @Test
    void smallFileIsReadWithItsSampleInOneRequest() throws Exception {
        Path small = folder.resolve("small.parquet");
        Schema schema = Schema.of(Column.required("id", Int.signed(64)));
        Files.write(small, ParquetFiles.written(schema, ParquetLayout.DEFAULT, List.of(List.of(1L), List.of(2L))));
        try (ObjectSource source = ParquetFiles.open(small)) {
            ReadTable table = ParquetFiles.FORMAT.read(source, DEFAULT).get(0);

            assertThat(table.sample().rows()).hasSize(2);
            assertThat(source.requests()).isEqualTo(1);
            assertThat(source.bytesRead()).isEqualTo(Files.size(small));
        }
    }

    @Test
    void footerLongerThanTheTailTakesASecondRequestForExactlyIt() throws Exception {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < 2_000; index++) {
            columns.add(Column.required("column_" + index, Int.signed(32)));
        }
        List<Object> row = new ArrayList<>();
        columns.forEach(column -> row.add(1L));
        byte[] bytes = ParquetFiles.written(new Schema(columns), ParquetLayout.DEFAULT, List.of(row));
        Path wide = ParquetFiles.file(folder, bytes);
        int footer = java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt(bytes.length - 8);
        try (ObjectSource source = ParquetFiles.open(wide)) {
            ReadTable table =
                    ParquetFiles.FORMAT.read(source, DEFAULT.withSampleRows(0)).get(0);

            assertThat(table.schema().columns()).hasSize(2_000);
            assertThat(footer).isGreaterThan(64 << 10);
            assertThat(source.requests()).isEqualTo(2);
            assertThat(source.bytesRead()).isEqualTo((64 << 10) + footer);
        }
    }

    @Test
    void sampleTakesAtMostOneRequestPerColumnAndStaysInItsBudget() throws Exception {
        try (ObjectSource source = ParquetFiles.open(large)) {
            ReadTable table = ParquetFiles.FORMAT.read(source, DEFAULT).get(0);

            assertThat(table.sample().columns()).containsExactly("id", "name", "note");
            assertThat(table.sample().rows()).hasSize(100);
            assertThat(table.findings()).isEmpty();
            assertThat(source.requests()).isLessThanOrEqualTo(1 + 3);
            assertThat(source.bytesRead()).isLessThanOrEqualTo((64 << 10) + DEFAULT.sampleBytes());
        }
    }

    @Test
    void columnWhoseFirstPageIsAboveTheBudgetIsNamedAndTheOthersAreSampled() throws Exception {
        try (ObjectSource source = ParquetFiles.open(large)) {
            ReadTable table =
                    ParquetFiles.FORMAT.read(source, sampleBytes(1 << 20)).get(0);

            assertThat(table.schema().names()).containsExactly("id", "name", "note");
            assertThat(table.sample().columns()).containsExactly("id", "name");
            assertThat(table.sample().rows()).hasSize(100);
            assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.SAMPLE_COLUMNS_SKIPPED);
            assertThat(table.findings().get(0).message()).endsWith(": note");
            assertThat(source.bytesRead()).isLessThanOrEqualTo((64 << 10) + (1 << 20));
        }
    }

    @Test
    void neighbouringSmallChunksShareARequest() throws Exception {
        List<Column> columns = new ArrayList<>();
        List<Object> row = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            columns.add(Column.required("c" + index, Text.plain()));
            row.add("x".repeat(4_000));
        }
        ParquetLayout layout =
                ParquetLayout.DEFAULT.withCodec(Codec.UNCOMPRESSED).withValues(Values.PLAIN);
        Path file = ParquetFiles.file(folder, ParquetFiles.written(new Schema(columns), layout, List.of(row, row)));
        try (ObjectSource source = ParquetFiles.open(file)) {
            ReadTable table = ParquetFiles.FORMAT.read(source, DEFAULT).get(0);

            assertThat(table.sample().columns()).hasSize(50);
            assertThat(source.requests()).isEqualTo(2);
        }
    }

    @Test
    void rowsOfAProjectionFetchOnlyItsColumns() throws Exception {
        try (ObjectSource source = ParquetFiles.open(large);
                RowStream rows = ParquetFiles.FORMAT.rows(source, "", List.of("id"), DEFAULT)) {
            long count = 0;
            while (rows.next().isPresent()) {
                count++;
            }

            assertThat(count).isEqualTo(9_000);
            assertThat(source.bytesRead()).isLessThan(200_000);
        }
    }
}

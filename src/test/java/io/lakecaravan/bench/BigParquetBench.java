package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetWriter;
import io.lakecaravan.durability.Crawls;
import io.lakecaravan.durability.Crawls.Crawled;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What one Parquet object of 100 MB costs. */
class BigParquetBench {
    private static final long SIZE = 100_000_000;
    private static final int COLUMNS = 12;
    private static final long SAMPLE_BYTES = 8L << 20;

    private static final Pattern COLUMN = Pattern.compile("\\b(id|c\\d+)\\b");

    @TempDir
    Path directory;

    @Test
    void aFooterAndFewPagesAreAllThatIsRead() throws Exception {
        Path file = directory.resolve("big.parquet");
        long rows = write(file);
        assertThat(Files.size(file)).isGreaterThan(SIZE);
        try (EmbeddedS3 server = EmbeddedS3.start(directory.resolve("s3"), Crawls.KEY, Crawls.SECRET)) {
            Crawls.fill(server, s3 -> {
                s3.createBucket(request -> request.bucket("lake"));
                s3.putObject(request -> request.bucket("lake").key("big/big.parquet"), RequestBody.fromFile(file));
            });
            Crawls bare = new Crawls(server.endpoint(), directory.resolve("bare"));
            Crawled schema = bare.sample(new SampleConfig(5, 0, SAMPLE_BYTES)).crawl();
            Crawls shown = new Crawls(server.endpoint(), directory.resolve("shown"));
            Crawled sample =
                    shown.sample(new SampleConfig(5, 100, SAMPLE_BYTES)).crawl();
            report("schema and row count", file, schema);
            report("with a sample", file, sample);

            JsonNode table = new ObjectMapper().readTree(only(bare));
            assertThat(table.path("columns")).hasSize(COLUMNS);
            assertThat(table.path("rows").path("value").asLong()).isEqualTo(rows);
            assertThat(table.path("rows").path("exact").asBoolean()).isTrue();
            assertThat(schema.counter("getRequests")).isLessThanOrEqualTo(2);
            assertThat(schema.counter("bytesRead")).isLessThanOrEqualTo(128 * 1024);

            JsonNode rowsShown = new ObjectMapper().readTree(only(shown)).path("sample");
            assertThat(rowsShown.path("rows")).hasSize(100);
            assertThat(rowsShown.path("columns").size() + skipped(sample)).isEqualTo(COLUMNS);
            assertThat(sample.counter("getRequests")).isLessThanOrEqualTo(schema.counter("getRequests") + COLUMNS);
            assertThat(sample.counter("bytesRead")).isLessThanOrEqualTo(schema.counter("bytesRead") + SAMPLE_BYTES);
        }
    }

    private static String only(Crawls crawls) {
        assertThat(crawls.files()).hasSize(1);
        return crawls.files().get(crawls.files().firstKey());
    }

    /** Columns that a finding names as left out of the sample. */
    private static long skipped(Crawled crawled) {
        return crawled.findings().stream()
                .filter(finding -> finding.code() == FindingCode.SAMPLE_COLUMNS_SKIPPED)
                .flatMap(finding -> COLUMN.matcher(finding.message()).results())
                .map(MatchResult::group)
                .distinct()
                .count();
    }

    private static void report(String what, Path file, Crawled crawled) throws Exception {
        System.out.printf(
                "Parquet of %,d bytes, %s: %d requests, %,d bytes%n",
                Files.size(file), what, crawled.counter("getRequests"), crawled.counter("bytesRead"));
    }

    private static long write(Path file) throws Exception {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.required("id", LogicalType.Int.signed(64)));
        for (int i = 1; i < COLUMNS; i++) {
            columns.add(Column.nullable("c" + i, i % 2 == 0 ? LogicalType.Text.plain() : LogicalType.Int.signed(64)));
        }
        Random random = new Random(1);
        long rows = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ParquetWriter writer = new ParquetWriter(out, new Schema(columns), ParquetLayout.DEFAULT)) {
            while (writer.position() <= SIZE) {
                List<Object> values = new ArrayList<>(COLUMNS);
                values.add(rows++);
                for (int i = 1; i < COLUMNS; i++) {
                    values.add(i % 2 == 0 ? Long.toHexString(random.nextLong()) : (Object) random.nextLong());
                }
                writer.write(new Row(values));
            }
        }
        return rows;
    }
}

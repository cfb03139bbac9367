package io.lakecaravan.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.durability.Crawls.Crawled;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.s3.FakeS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of a table format is one table, read from its log and not from its files. */
class TableFormatsCrawlTest {
    private static final Path TABLES = Path.of("src/test/resources/format");

    @TempDir
    Path directory;

    private FakeS3 store;
    private Crawls crawls;

    @BeforeEach
    void fill() throws IOException {
        store = FakeS3.start();
        crawls = new Crawls(store.endpoint(), directory);
        put("delta/sales", "wh/sales/");
        put("iceberg/evolved-v2", "wh/people/");
        store.put("wh/notes.csv", "id,text\n1,one\n");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(String table, String prefix) throws IOException {
        Path root = TABLES.resolve(table);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes(prefix + root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private void bytes(String key, byte[] content) {
        store.put(key, new FakeS3.Stored(content, Optional.of("e-" + Arrays.hashCode(content)), "STANDARD"));
    }

    private JsonNode table(String name) throws IOException {
        return new ObjectMapper().readTree(crawls.files().get("lake/wh/" + name + ".json"));
    }

    @Test
    void eachIsOneTable() throws Exception {
        Crawled crawled = crawls.crawl();
        assertThat(crawled.findings()).isEmpty();
        assertThat(crawls.files().keySet())
                .containsExactly("lake/wh/notes.json", "lake/wh/people.json", "lake/wh/sales.json");

        JsonNode sales = table("sales");
        assertThat(sales.path("format").asText()).isEqualTo("delta");
        assertThat(sales.path("root").asText()).isEqualTo("wh/sales/");
        assertThat(sales.path("rows").toString()).isEqualTo("{\"value\":11,\"exact\":true}");
        assertThat(sales.path("partitionKeys").findValuesAsText("name")).containsExactly("region");
        assertThat(sales.path("partitionKeys").findValuesAsText("type")).containsExactly("string");
        assertThat(sales.path("partitions").path("count").asInt()).isEqualTo(2);
        assertThat(sales.path("columns").findValuesAsText("name")).containsExactly("id", "region", "amount", "sold_at");
        assertThat(sales.path("sample").path("rows").path(0).toString()).contains("\"north\"");

        JsonNode people = table("people");
        assertThat(people.path("format").asText()).isEqualTo("iceberg");
        assertThat(people.path("rows").toString()).isEqualTo("{\"value\":5,\"exact\":true}");
        assertThat(people.path("partitionKeys").findValuesAsText("name")).containsExactly("day", "full_name");
        assertThat(people.path("columns").findValuesAsText("name")).containsExactly("full_name", "id", "day", "name");
        assertThat(people.path("sample").path("rows").size()).isEqualTo(5);
    }

    @Test
    void anUnchangedTableIsNotReadAndACommitIs() throws Exception {
        crawls.crawl();
        var files = crawls.files();
        store.forgetRequests();
        Crawled second = crawls.crawl();
        assertThat(store.gets()).isEmpty();
        assertThat(second.counter("read")).isZero();
        assertThat(crawls.files()).isEqualTo(files);

        store.put(
                "wh/sales/_delta_log/00000000000000000004.json",
                "{\"remove\":{\"path\":\"" + southern() + "\",\"dataChange\":true}}\n");
        crawls.crawl();
        assertThat(store.gets()).isNotEmpty().allMatch(seen -> seen.key().startsWith("wh/sales/"));
        assertThat(table("sales").path("rows").toString()).isEqualTo("{\"value\":7,\"exact\":true}");
        assertThat(table("sales").path("fingerprint"))
                .isNotEqualTo(new ObjectMapper()
                        .readTree(files.get("lake/wh/sales.json"))
                        .path("fingerprint"));
        assertThat(crawls.files().get("lake/wh/people.json")).isEqualTo(files.get("lake/wh/people.json"));
    }

    /** The path as the log has it, URL-encoded. */
    private static String southern() throws IOException {
        String commit = Files.readString(TABLES.resolve("delta/sales/_delta_log/00000000000000000001.json"));
        int start = commit.indexOf("region=south");
        return commit.substring(start, commit.indexOf('"', start));
    }

    @Test
    void foldersThatWritersSpreadDataOverAreNoTables() throws Exception {
        byte[] data = Files.readAllBytes(anyDataFile());
        // as with random prefixes of Delta, and as Iceberg's object storage layout
        bytes("wh/sales/Ab/part-00000-x.parquet", data);
        bytes("wh/people/data/0110/1010/0011/10011010/day_of=2024-01-01/00000-x.parquet", data);
        crawls.crawl();
        assertThat(crawls.files().keySet())
                .containsExactly("lake/wh/notes.json", "lake/wh/people.json", "lake/wh/sales.json");
        assertThat(crawls.crawl().run().sources().get(0).tables().unchanged()).isEqualTo(3);
    }

    private static Path anyDataFile() throws IOException {
        try (Stream<Path> files = Files.walk(TABLES.resolve("delta/sales"))) {
            return files.filter(file -> file.toString().endsWith("c000.snappy.parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aBrokenLogIsAFindingAndNoTable() throws Exception {
        store.put("wh/sales/_delta_log/00000000000000000004.json", "{\"add\":");
        Crawled crawled = crawls.crawl();
        assertThat(crawled.findings()).extracting(Finding::code).containsExactly(FindingCode.DELTA_LOG_CORRUPT);
        assertThat(crawled.findings()).extracting(Finding::key).isEqualTo(List.of("wh/sales/_delta_log/"));
        assertThat(crawls.files()).hasSize(2);
    }
}

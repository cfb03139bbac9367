package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects whose names do not tell what they are, crawled. */
class ContentCrawlTest {
    private static final Path FIXTURES = Path.of("src/test/resources/format");

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
    }

    @AfterEach
    void stop() throws IOException {
        lake.close();
    }

    @Test
    void theContentDecidesWhatATableIs() throws IOException {
        put("events/a", "compression/plain/table.jsonl");
        put("prices/a", "compression/text/table.csv.zst");
        put("named/wrong.json", "compression/plain/table.csv");
        put("wrapped/table.avro.gz", "compression/binary/table.avro.gz");
        put("pictures/page.csv", "archive/foreign/word.docx");
        Ran ran = lake.run("crawl", "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(1);

        assertThat(kind(table("events"))).isEqualTo("jsonl none 400");
        assertThat(kind(table("prices"))).isEqualTo("csv zstd 400");
        assertThat(kind(table("wrong"))).isEqualTo("csv none 400");
        assertThat(kind(table("wrapped"))).isEqualTo("avro gzip 400");
        assertThat(codes(ran)).containsExactlyInAnyOrder("FORMAT_MISMATCH", "FORMAT_UNSUPPORTED");
        assertThat(new ObjectMapper().readTree(ran.out()).path("s3").path("getRequests").asInt())
                .as("one for each text, head and body for the one that is expanded")
                .isLessThanOrEqualTo(8);
    }

    @Test
    void membersOfAnArchiveAreTables() throws IOException {
        put("dump/export.zip", "archive/good/many.zip");
        put("single/export.zip", "archive/good/one.zip");
        Ran ran = lake.run("crawl", "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        List<String> tables = new ArrayList<>();
        for (JsonNode table : tables()) {
            tables.add(table.path("root").asText() + " " + kind(table));
        }
        assertThat(tables)
                .contains(
                        "dump/#a/table.csv csv zip 400",
                        "dump/#b/table.jsonl jsonl zip 400",
                        "dump/#c/table.parquet parquet zip 400",
                        "dump/#d/table.csv.gz csv zip 400",
                        "dump/#e/table.avro avro zip 400",
                        "single/ csv zip 400");
        assertThat(codes(ran)).isEmpty();
    }

    private void put(String key, String fixture) throws IOException {
        lake.put(key, Files.readAllBytes(FIXTURES.resolve(fixture)));
    }

    private static String kind(JsonNode table) {
        return table.path("format").asText() + " " + table.path("compression").asText() + " "
                + table.path("rows").path("value").asInt();
    }

    private static List<String> codes(Ran ran) throws IOException {
        List<String> codes = new ArrayList<>();
        new ObjectMapper()
                .readTree(ran.out())
                .path("findings")
                .forEach(finding -> codes.add(finding.path("code").asText()));
        return codes;
    }

    private JsonNode table(String word) throws IOException {
        return tables().stream()
                .filter(table -> table.path("root").asText().contains(word))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> tables() throws IOException {
        List<JsonNode> tables = new ArrayList<>();
        try (var files = Files.walk(lake.catalog().resolve("tables"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                tables.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return tables;
    }
}

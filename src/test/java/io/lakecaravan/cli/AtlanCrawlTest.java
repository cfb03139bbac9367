package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole crawls into an Atlan tenant: what a person decides there holds everywhere, and what we made goes and comes back. */
class AtlanCrawlTest {
    private static final String PACE = "caravan.atlan.requests-per-second";
    private static final String FIRST_PAUSE = "caravan.atlan.first-pause";

    @TempDir
    private Path folder;

    private TestLake lake;
    private StubAtlan tenant;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
        lake.remove("orders/orders.csv");
        lake.remove("people/people.jsonl");
        tenant = StubAtlan.start();
        System.setProperty(PACE, "1000");
        System.setProperty(FIRST_PAUSE, "2");
        configure("");
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(tenant.violations()).isEmpty();
        assertThat(tenant.dropped()).isEmpty();
        System.clearProperty(PACE);
        System.clearProperty(FIRST_PAUSE);
        tenant.close();
        lake.close();
    }

    private void configure(String more) {
        lake.configure("  local: {directory: '" + lake.catalog() + "'}\n  atlan: {url: '" + tenant.url() + "', token: '"
                + tenant.token()
                + "', missing-tags: create, console: 'https://minio.example.com/{bucket}/{prefix}', attempts: 2, first-delay: 2ms"
                + more + "}\n");
    }

    private void put(int part) {
        lake.put(
                "people/part-" + part + ".jsonl",
                "{\"id\":1,\"mail\":\"ann@example.org\"}\n{\"id\":2,\"mail\":\"bob@example.com\"}\n"
                        + "{\"id\":3,\"mail\":\"cyd@example.net\"}\n");
    }

    private String table() {
        return tenant.snapshot().path("Table").properties().stream()
                .filter(each -> each.getKey().endsWith("/lake/lake/people"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private String connection() {
        return table().replace("/lake/lake/people", "");
    }

    private JsonNode asset(String type, String name) {
        return tenant.snapshot().path(type).path(name);
    }

    private String localTable() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(Files.readString(lake.catalog().resolve("tables/sales/lake/people.json")));
        return json.path("columns").toString();
    }

    /** Schemas of the database, tables of the schema, objects of the bucket. */
    private List<Integer> counts() {
        return List.of(
                asset("Database", connection() + "/lake").path("schemaCount").asInt(),
                asset("Schema", connection() + "/lake/lake").path("tableCount").asInt(),
                asset("S3Bucket", connection() + "/lake").path("s3ObjectCount").asInt());
    }

    private void crawl() {
        Ran crawl = lake.run("crawl");
        assertThat(crawl.exitCode()).as(crawl.out() + crawl.err()).isZero();
    }

    @Test
    void whatIsDecidedInAtlanHoldsEverywhereAndWhatWasRemovedComesBack() throws IOException {
        put(1);
        put(2);
        crawl();
        String mail = table() + "/mail";
        assertThat(asset("Column", mail).path("tags"))
                .extracting(JsonNode::asText)
                .contains("PII.Email");
        assertThat(localTable()).contains("PII.Email");
        assertThat(counts()).containsExactly(1, 1, 2);

        tenant.person("ann").untag("Column", mail, "PII.Email");
        tenant.person("ann").describe("Table", table(), "Ann's words");
        put(3);
        crawl();
        assertThat(counts()).containsExactly(1, 1, 3);
        assertThat(asset("Table", table()).path("sourceURL").asText())
                .isEqualTo("https://minio.example.com/lake/people/");
        configure(", tags: {'PII.*': Personal data, Source.S3: From S3}, objects: none");
        crawl();
        assertThat(localTable()).as("the whole crawl remembers it").doesNotContain("PII.Email");
        assertThat(asset("Column", mail).path("tags"))
                .extracting(JsonNode::asText)
                .doesNotContain("PII.Email", "Personal data");
        assertThat(asset("S3Object", connection() + "/lake/people/part-2.jsonl")
                        .path("status")
                        .asText())
                .as("another configuration is another wish, though the lake is the same")
                .isEqualTo("DELETED");

        String database = connection() + "/lake";
        String schema = database + "/lake";
        String bucket = connection() + "/lake";
        JsonNode before = tenant.snapshot();
        Ran done = lake.run("cleanup", "--service", connection(), "--catalog", "atlan", "--yes");
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).contains("1 Database, 1 S3Bucket, 1 Schema, 1 Table", "4 removed, 0 left");
        for (String gone :
                List.of("Table " + table(), "Schema " + schema, "Database " + database, "S3Bucket " + bucket)) {
            String[] words = gone.split(" ", 2);
            assertThat(asset(words[0], words[1]).path("status").asText())
                    .as(gone)
                    .isEqualTo("DELETED");
        }
        assertThat(asset("Connection", connection()).has("status")).isFalse();
        Ran undone = lake.run("cleanup", "--service", connection(), "--undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        assertThat(undone.out()).contains("4 restored, 0 left");
        assertThat(tenant.snapshot()).isEqualTo(before);
    }
}

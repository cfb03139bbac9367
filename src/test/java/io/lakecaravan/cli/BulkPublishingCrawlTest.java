package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.RequestLog;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands: how many requests a catalog gets, and what it has afterwards. */
class BulkPublishingCrawlTest {
    private static final int TABLES = 60;
    private static final String LINEAGE = """
            lineage:
              - name: orders
                table: "orders"
                from: {system: postgresql, table: shop.public.orders, services: {atlan: "default/postgres/1690000001"}}
                to: {system: snowflake, table: DWH.ANALYTICS.ORDERS, services: {atlan: acme-snowflake}}
                columns: {map: {id: order_id}}
            """;

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
        for (int i = 2; i < TABLES; i++) {
            lake.put("area" + i % 4 + "/table" + i + "/rows.csv", "id,c" + i + "\n1,2.5\n2,3.5\n");
        }
    }

    @AfterEach
    void stop() throws IOException {
        lake.close();
    }

    private void configure(StubOpenMetadata stub) {
        lake.configure("  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token()
                + "', attempts: 3, first-delay: 2ms}\n");
    }

    private int crawl(String state) {
        return Ran.program(
                        "crawl",
                        "--config",
                        lake.config().toString(),
                        "--state",
                        folder.resolve(state).toString())
                .exitCode();
    }

    private static long count(StubOpenMetadata stub, String method, String part) {
        return stub.log()
                .count(entry -> entry.method().equals(method) && entry.path().contains(part));
    }

    @Test
    void newTablesAreCreatedTogetherAndASecondRunOnlyListsAndReports() throws IOException {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            configure(stub);
            Ran first = lake.run("crawl", "--json");
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            assertThat(count(stub, "PUT", "/tables/bulk")).isBetween(1L, 4L);
            assertThat(stub.log()
                            .count(entry ->
                                    entry.method().equals("PUT") && entry.path().endsWith("/v1/tables")))
                    .as("tables that were sent by themselves")
                    .isLessThanOrEqualTo(1);
            assertThat(count(stub, "GET", "/tables/name/"))
                    .as("ids that no list told")
                    .isLessThanOrEqualTo(4);
            assertThat(count(stub, "PUT", "/sampleData")).isEqualTo(TABLES);
            assertThat(count(stub, "PUT", "/pipelineStatus"))
                    .as("one that finds no pipeline")
                    .isEqualTo(2);

            stub.log().clear();
            Ran second = lake.run("crawl", "--json");
            assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
            assertThat(stub.log().entries())
                    .extracting(RequestLog.Entry::method, entry -> entry.path().replaceFirst(".*/v1/", ""))
                    .containsExactly(
                            tuple("GET", "tables"),
                            tuple("PUT", "services/ingestionPipelines/sales.lake-caravan-metadata/pipelineStatus"));
        }
    }

    @Test
    void tablesShareWhatIsWrittenToAtlanAndALetterGoesByItself() throws IOException {
        Map<String, String> settings = Map.of(
                "caravan.atlan.requests-per-second", "10000",
                "caravan.atlan.first-pause", "1");
        settings.forEach(System::setProperty);
        try (StubAtlan stub = StubAtlan.start()) {
            lake.configure("  atlan: {url: '" + stub.url() + "', token: '" + stub.token()
                    + "', attempts: 1, first-delay: 2ms, missing-tags: create}\n" + LINEAGE);
            Ran first = lake.run("crawl", "--json");
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            List<String> made = stub.changes().stream()
                    .filter(change -> change.startsWith("CREATE "))
                    .distinct()
                    .toList();
            assertThat(made)
                    .filteredOn(change ->
                            change.startsWith("CREATE Process ") || change.startsWith("CREATE ColumnProcess "))
                    .as("into the object, out of it, both ends together, and a column")
                    .hasSizeGreaterThanOrEqualTo(4);
            // What is below a connection can be written only when that is there.
            assertThat(entityWrites(stub) - 1).isLessThanOrEqualTo((made.size() - 1 + 19) / 20);

            stub.log().clear();
            assertThat(lake.run("crawl", "--json").exitCode()).isZero();
            assertThat(stub.log().entries())
                    .as("the connection, and lineage that nothing needs any more")
                    .hasSize(2)
                    .noneMatch(io.lakecaravan.catalog.atlan.stub.RequestLog.Entry::isWrite);

            lake.put("area2/table2/rows.csv", "id,c2,more\n1,2.5,3\n2,3.5,4\n");
            stub.faults().next(2, "POST", "/entity/bulk", io.lakecaravan.catalog.atlan.stub.Fault.serverError());
            assertThat(lake.run("crawl", "--json").exitCode())
                    .as("a dead letter")
                    .isEqualTo(1);
            Ran replay = lake.run("replay");
            assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
            assertThat(stub.snapshot().path("Column").properties())
                    .anyMatch(each -> each.getKey().endsWith("/area2.table2/more"));
            assertThat(stub.violations()).isEmpty();
            assertThat(stub.dropped()).isEmpty();
            assertThat(stub.lapses()).isEmpty();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static long entityWrites(StubAtlan stub) {
        return stub.log()
                .count(entry -> entry.method().equals("POST") && entry.path().endsWith("/entity/bulk"));
    }

    @Test
    void whatABatchDoesNotTakeGoesByItself() throws IOException {
        try (StubOpenMetadata whole = StubOpenMetadata.start();
                StubOpenMetadata broken = StubOpenMetadata.start();
                StubOpenMetadata unlisted = StubOpenMetadata.start();
                StubOpenMetadata old =
                        StubOpenMetadata.start(StubSettings.defaults().withVersion("1.9.0"))) {
            configure(whole);
            assertThat(crawl("s1")).isZero();
            configure(broken);
            broken.faults().next(100, "PUT", "/tables/bulk", new Fault.AnswerLost());
            assertThat(crawl("s2")).isZero();
            assertThat(broken.snapshotWithoutRuns()).isEqualTo(whole.snapshotWithoutRuns());
            configure(unlisted);
            // The first list tells what is there, the second what was created.
            unlisted.faults().after(1, 1, "GET", "/v1/tables", new Fault.BadGateway());
            assertThat(crawl("s4")).isZero();
            assertThat(unlisted.snapshotWithoutRuns()).isEqualTo(whole.snapshotWithoutRuns());
            assertThat(count(unlisted, "GET", "/tables/name/")).isGreaterThan(4);
            configure(old);
            assertThat(crawl("s3")).isZero();
            assertThat(count(old, "PUT", "/tables/bulk")).as("asked once").isLessThanOrEqualTo(2);
            assertThat(old.snapshot().path("table").size())
                    .isEqualTo(whole.snapshot().path("table").size());
        }
    }

    @Test
    void aTableThatSomebodyRemovedForGoodIsCreatedAgain() throws Exception {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            configure(stub);
            assertThat(lake.run("crawl").exitCode()).isZero();
            var before = stub.snapshot();
            HttpResponse<String> gone = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(stub.url()
                                            + "/v1/tables/name/sales.lake.area2.table2?hardDelete=true&recursive=true"))
                                    .header("Authorization", "Bearer " + stub.administratorToken())
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
            assertThat(stub.snapshot().equals(before)).isFalse();
            assertThat(lake.run("crawl").exitCode()).isZero();
            assertThat(stub.snapshot().path("table").path("sales.lake.area2.table2"))
                    .isEqualTo(before.path("table").path("sales.lake.area2.table2"));
        }
    }
}

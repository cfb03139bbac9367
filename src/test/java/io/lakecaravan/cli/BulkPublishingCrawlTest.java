package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands: how many requests a catalog gets, and what it has afterwards. */
class BulkPublishingCrawlTest {
    private static final int TABLES = 60;

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
    void whatABatchDoesNotTakeGoesByItself() throws IOException {
        try (StubOpenMetadata whole = StubOpenMetadata.start();
                StubOpenMetadata broken = StubOpenMetadata.start();
                StubOpenMetadata old =
                        StubOpenMetadata.start(StubSettings.defaults().withVersion("1.9.0"))) {
            configure(whole);
            assertThat(crawl("s1")).isZero();
            configure(broken);
            broken.faults().next(100, "PUT", "/tables/bulk", new Fault.AnswerLost());
            assertThat(crawl("s2")).isZero();
            assertThat(broken.snapshotWithoutRuns()).isEqualTo(whole.snapshotWithoutRuns());
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

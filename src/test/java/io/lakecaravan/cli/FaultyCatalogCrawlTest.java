package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands against a catalog that fails. */
class FaultyCatalogCrawlTest {
    private static final int TABLES = 42;
    private static final String PATIENCE = "caravan.catalog.patience";

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void start() throws IOException {
        // As config/application.properties would say it.
        System.setProperty(PATIENCE, "3000");
        lake = new TestLake(folder);
        for (int i = 2; i < TABLES; i++) {
            lake.put("area" + i % 4 + "/table" + i + "/rows.csv", "id,c" + i + "\n1,2.5\n2,3.5\n");
        }
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty(PATIENCE);
        lake.close();
    }

    private void configure(String url, String token, int attempts) {
        lake.configure("  openmetadata: {url: '" + url + "', token: '" + token + "', attempts: " + attempts
                + ", first-delay: 2ms, http: {read-timeout: 5s}}\n");
    }

    private String state(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode counts(Ran crawl) throws IOException {
        return new ObjectMapper().readTree(crawl.out()).path("catalogs").path("openmetadata");
    }

    @Test
    void aThirdOfAllRequestsFailsAndReplaySendsWhatIsLeft() throws IOException {
        try (StubOpenMetadata calm = StubOpenMetadata.start();
                StubOpenMetadata stormy =
                        StubOpenMetadata.start(StubSettings.defaults().withSeed(7))) {
            configure(calm.url(), calm.token(), 6);
            Ran undisturbed = Ran.program(
                    "crawl", "--config", lake.config().toString(), "--state", state("calm"), "--output", state("a"));
            assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();

            stormy.faults().share(new Fault.AnswerLost(), 0.10);
            stormy.faults().share(new Fault.ServerError(), 0.05);
            stormy.faults().share(Fault.unavailable(), 0.05);
            stormy.faults().share(Fault.tooManyRequests(Duration.ZERO), 0.05);
            stormy.faults().share(new Fault.Cut(), 0.05);
            configure(stormy.url(), stormy.token(), 6);
            Ran disturbed = lake.run("crawl", "--json", "--output", state("b"));
            JsonNode counts = counts(disturbed);
            assertThat(counts.path("written").asLong()
                            + counts.path("unchanged").asLong()
                            + counts.path("deadLettered").asLong()
                            + counts.path("deferred").asLong())
                    .as(disturbed.out())
                    .isEqualTo(TABLES);

            stormy.faults().clear();
            Ran replay = lake.run("replay", "--to", "openmetadata", "--json");
            assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
            assertThat(new ObjectMapper()
                            .readTree(replay.out())
                            .path("accepted")
                            .asLong())
                    .isEqualTo(counts.path("deadLettered").asLong());
            Ran next = lake.run("crawl", "--json", "--output", state("b"));
            assertThat(counts(next).path("written").asLong())
                    .as("only what was deferred is left to send")
                    .isEqualTo(counts.path("deferred").asLong());
            assertThat(stormy.snapshotWithoutRuns()).isEqualTo(calm.snapshotWithoutRuns());
        }
    }

    @Test
    void replayTriesAgainUntilTheCatalogTakesAll() throws IOException {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            configure(stub.url(), stub.token(), 2);
            stub.faults().next(100_000, "PUT", "/v1/tables", new Fault.ServerError());
            Ran crawl = lake.run("crawl", "--json", "--output", state("c"));
            assertThat(counts(crawl).path("deadLettered").asLong()).isEqualTo(TABLES);
            Ran refused = lake.run("replay");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out()).startsWith("0 accepted, " + TABLES + " still refused");
            stub.faults().clear();
            Ran accepted = lake.run("replay");
            assertThat(accepted.exitCode()).as(accepted.out() + accepted.err()).isZero();
            assertThat(accepted.out()).startsWith(TABLES + " accepted, 0 still refused");
        }
    }

    @Test
    void aCatalogThatIsNotThereIsPausedAndTheOthersGoOn() throws IOException {
        lake.configure("  openmetadata: {url: 'http://127.0.0.1:" + CheckCommandTest.closedPort()
                + "/api', token: t, attempts: 2, first-delay: 2ms}\n  local: {directory: '" + lake.catalog() + "'}\n");
        Ran crawl = lake.run("crawl", "--json");
        assertThat(crawl.exitCode()).as(crawl.out() + crawl.err()).isEqualTo(1);
        JsonNode run = new ObjectMapper().readTree(crawl.out());
        assertThat(run.at("/catalogs/local/written").asLong()).isEqualTo(TABLES);
        assertThat(run.at("/catalogs/openmetadata/deadLettered").asLong())
                .as("one for each worker at most")
                .isBetween(1L, 4L);
        assertThat(run.at("/catalogs/openmetadata/deadLettered").asLong()
                        + run.at("/catalogs/openmetadata/deferred").asLong())
                .isEqualTo(TABLES);
        assertThat(run.findValuesAsText("code")).contains("CATALOG_UNREACHABLE");
    }

    @Test
    void aPlanSaysThatTheCatalogIsNotReached() throws IOException {
        configure("http://127.0.0.1:" + CheckCommandTest.closedPort() + "/api", "t", 2);
        Ran plan = lake.run("plan", "--output", state("d"));
        assertThat(plan.exitCode()).as(plan.out() + plan.err()).isNotZero();
        assertThat(plan.out() + plan.err()).contains("openmetadata").doesNotContain("\tat ");
    }
}

package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that run the routes. */
class CrawlCommandTest {
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
    void crawlWritesTheCatalogItsPageAndTheRun() throws IOException {
        Ran ran = lake.run("crawl");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(lake.catalog().resolve("index.html")).isNotEmptyFile();
        assertThat(lake.catalog().resolve("tables/sales/lake/orders.json")).isNotEmptyFile();
        assertThat(ran.out()).containsOnlyOnce("Tables: 2 found").contains("index.html");
        JsonNode run =
                new ObjectMapper().readTree(lake.catalog().resolve("run.json").toFile());
        assertThat(run.path("s3").path("listRequests").asInt()).isEqualTo(1);
        assertThat(run.path("s3").path("getRequests").asInt()).isPositive();
        assertThat(run.path("s3").path("bytesRead").asInt()).isPositive();
    }

    @Test
    void jsonIsTheRecordOfTheRunAndNothingElse() throws IOException {
        lake.put("bad/bad.parquet", "");
        Ran ran = lake.run("crawl", "--json");
        assertThat(ran.exitCode()).as("new findings").isEqualTo(1);
        assertThat(ran.out()).isEqualTo(Files.readString(lake.catalog().resolve("run.json")));
        assertThat(new ObjectMapper().readTree(ran.out()).path("status").asText())
                .isEqualTo("completed-with-findings");
        assertThat(lake.run("crawl").exitCode()).as("known findings").isZero();
        assertThat(lake.run("crawl", "--strict").exitCode()).isEqualTo(1);
    }

    @Test
    void fullReadsAndSendsAllAgainAndKeepsWhatPeopleWrote() throws IOException {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            lake.configure("  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token() + "'}\n"
                    + "  local: {directory: '" + lake.catalog() + "'}\n");
            Ran first = lake.run("crawl", "--json");
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            JsonNode before = stub.snapshotWithoutRuns();
            JsonNode base;
            try (StateStore state = StateStore.open(lake.state())) {
                base = state.sent().entities("openmetadata").next().sent().base();
            }
            Ran full = lake.run("crawl", "--full", "--json");
            assertThat(full.exitCode()).isZero();
            JsonNode run = new ObjectMapper().readTree(full.out());
            assertThat(run.path("objects").path("read").asInt()).isEqualTo(2);
            assertThat(run.path("objects").path("unchanged").asInt()).isZero();
            assertThat(stub.snapshotWithoutRuns()).isEqualTo(before);
            try (StateStore state = StateStore.open(lake.state())) {
                assertThat(state.sent().entities("openmetadata").next().sent().base())
                        .isEqualTo(base);
            }
            Ran again = lake.run("crawl", "--json");
            assertThat(new ObjectMapper()
                            .readTree(again.out())
                            .path("objects")
                            .path("read")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void planSaysWhatACrawlWouldDoAndWritesNothing() throws IOException {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            lake.configure("  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token() + "'}\n"
                    + "  local: {directory: '" + lake.catalog() + "'}\n");
            Ran fresh = lake.run("plan");
            assertThat(fresh.exitCode()).as(fresh.out() + fresh.err()).isZero();
            assertThat(fresh.out())
                    .contains("local:\n  + create table orders\n  + create table people\n  0 tables unchanged\n")
                    .contains("openmetadata:\n  + create ", "+ create table sales.lake.");
            assertThat(lake.catalog()).doesNotExist();
            assertThat(lake.state().resolve(StateStore.FILE)).doesNotExist();
            assertThat(stub.writes()).isZero();

            lake.run("crawl");
            lake.put("orders/orders.csv", "id,amount,note\n1,2.50,x\n2,3.75,y\n");
            lake.remove("people/people.jsonl");
            Map<String, String> files = files();
            long writes = stub.writes();
            Ran changed = lake.run("plan");
            assertThat(changed.exitCode()).as(changed.err()).isZero();
            assertThat(changed.out())
                    .contains("  ~ table orders: add column note\n", "  - remove table people\n")
                    .contains("  ~ table sales.lake.");
            assertThat(files()).isEqualTo(files);
            assertThat(stub.writes()).isEqualTo(writes);

            Ran json = lake.run("plan", "--json");
            JsonNode line =
                    new ObjectMapper().readTree(json.out().lines().findFirst().orElseThrow());
            assertThat(line.path("catalog").asText()).isEqualTo("local");
            assertThat(line.path("action").asText()).isIn("create", "change", "remove");

            lake.run("crawl");
            Ran same = lake.run("plan");
            assertThat(same.out())
                    .contains("local:\n  1 table unchanged\n")
                    .contains("openmetadata:\n  ! would remove table people, but removal: {mode: report}\n"
                            + "  1 table unchanged\n");
        }
    }

    @Test
    void replaySendsDeadLettersAgain() throws IOException {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            lake.configure("  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token() + "'}\n");
            Ran crawled = lake.run("crawl");
            assertThat(crawled.exitCode()).as(crawled.err()).isZero();
            JsonNode wanted = stub.snapshotWithoutRuns();
            String table = bury();

            Ran unknown = lake.run("replay", "--to", "openmetdata");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("Known: openmetadata");

            stub.revokeTokens();
            Ran refused = lake.run("replay");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out()).contains("0 accepted, 1 still refused", table);
            assertThat(stub.snapshotWithoutRuns()).isEqualTo(wanted);
        }
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            lake.configure("  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token() + "'}\n");
            Ran sent = lake.run("replay", "--to", "openmetadata");
            assertThat(sent.exitCode()).as(sent.out() + sent.err()).isZero();
            assertThat(sent.out()).contains("1 accepted, 0 still refused");
            assertThat(stub.snapshotWithoutRuns().toString()).contains("orders", "sampleData");
            Ran none = lake.run("replay", "--json");
            assertThat(none.exitCode()).isZero();
            assertThat(none.out()).isEqualTo("{\"accepted\":0,\"refused\":0,\"letters\":[]}\n");
        }
        // A replay is no crawl: what the last crawl found is still what the next is compared with.
        Ran next = lake.run("plan");
        assertThat(next.out() + next.err()).doesNotContain("remove table");
    }

    /** As if the catalog had refused the table orders. */
    private String bury() {
        try (StateStore state = StateStore.open(lake.state())) {
            String run = state.ledger().last().orElseThrow().id();
            // Tables come in order of their names.
            LogicalTable orders = state.settled().tables(run, "sales").next();
            assertThat(orders.name()).isEqualTo("orders");
            state.sent().forget("openmetadata", orders.id());
            state.deadLetters()
                    .put(new DeadLetter(
                            "openmetadata",
                            orders.id(),
                            new Publication(run, orders, Optional.empty()),
                            1,
                            500,
                            "",
                            "the server answered 500",
                            Instant.EPOCH));
            return orders.id();
        }
    }

    @Test
    void aMissingBucketAndAWrongSecretFailTheRunAndSayWhy() throws IOException {
        lake.write(TestLake.source(lake.endpoint(), "nowhere", "local-secret") + "catalogs:\n  local: {directory: '"
                + lake.catalog() + "'}\n");
        Ran bucket = lake.run("crawl");
        assertThat(bucket.exitCode()).isEqualTo(3);
        assertThat(bucket.out()).contains("SOURCE_LISTING_FAILED");
        lake.write(TestLake.source(lake.endpoint(), "lake", "wrong-secret") + "catalogs:\n  local: {directory: '"
                + lake.catalog() + "'}\n");
        Ran secret = lake.run("crawl");
        assertThat(secret.exitCode()).isEqualTo(3);
        assertThat(secret.out() + secret.err()).doesNotContain("wrong-secret");
        lake.write(TestLake.source("http://127.0.0.1:" + CheckCommandTest.closedPort(), "lake", "local-secret")
                + "catalogs:\n  local: {directory: '" + lake.catalog() + "'}\n");
        Ran port = lake.run("crawl");
        assertThat(port.exitCode()).isEqualTo(3);
        Ran planned = lake.run("plan");
        assertThat(planned.exitCode()).isEqualTo(3);
        assertThat(planned.err()).contains("[SOURCE_LISTING_FAILED]");
    }

    @Test
    void badConfigurationAndUsageEndWithTwo() {
        lake.write("sources:\n  - {name: sales, bucket: lake, prefx: a}\n");
        for (String command : new String[] {"crawl", "plan", "run", "replay", "check"}) {
            Ran ran = lake.run(command);
            assertThat(ran.exitCode()).as(command).isEqualTo(2);
            assertThat(ran.err()).contains("caravan.yaml:2", "prefx", "prefix").doesNotContain("\tat ");
        }
        assertThat(Ran.program("nosuch").exitCode()).isEqualTo(2);
        assertThat(Ran.program("crawl", "--colour").exitCode()).isEqualTo(2);
        assertThat(Ran.program("--help").exitCode()).isZero();
    }

    @Test
    void aStateInUseIsAMessageNotATrace() {
        try (StateStore held = StateStore.open(lake.state())) {
            assertThat(held.ledger().last()).isEmpty();
            for (String command : new String[] {"crawl", "replay"}) {
                Ran ran = lake.run(command);
                assertThat(ran.exitCode()).isEqualTo(3);
                assertThat(ran.err())
                        .contains("in use by another process", "--state")
                        .doesNotContain("\tat ");
            }
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path root : new Path[] {lake.catalog(), lake.state()}) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("caravan.lock"))
                        .toList()) {
                    files.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
                }
            }
        }
        return files;
    }
}

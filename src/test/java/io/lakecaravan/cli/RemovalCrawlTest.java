package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.Person;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole crawls of a lake that loses tables, into a catalog where people work. */
class RemovalCrawlTest {
    private static final String SOFT = "removal: {mode: soft}";
    private static final String TABLES = "/v1/tables/";

    @TempDir
    private Path folder;

    private TestLake lake;
    private StubOpenMetadata stub;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
        for (int i = 0; i < 18; i++) {
            lake.put("area/table" + i + "/rows.csv", "id,c" + i + "\n1,2.5\n2,3.5\n");
        }
        stub = StubOpenMetadata.start();
    }

    @AfterEach
    void stop() throws IOException {
        stub.close();
        lake.close();
    }

    private void configure(String removal) {
        configure(removal, "");
    }

    private void configure(String removal, String sourceLines) {
        lake.write(TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret") + sourceLines
                + "catalogs:\n  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token()
                + "', attempts: 2, first-delay: 2ms" + (removal.isEmpty() ? "" : ", " + removal) + "}\n");
    }

    private JsonNode crawl(int exitCode, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--json", "--output", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        Ran ran = lake.run("crawl", arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(exitCode);
        return new ObjectMapper().readTree(ran.out());
    }

    private static long removed(JsonNode run) {
        return run.at("/catalogs/openmetadata/removed").asLong();
    }

    private static List<String> codes(JsonNode run) {
        return run.path("findings").findValuesAsText("code");
    }

    private static String fqn(int number) {
        return "sales.lake.area.table" + number;
    }

    private void drop(int... numbers) {
        for (int number : numbers) {
            lake.remove("area/table" + number + "/rows.csv");
        }
    }

    private boolean isDeleted(String fqn) {
        return table(fqn).path("deleted").asBoolean(false);
    }

    private JsonNode table(String fqn) {
        JsonNode found = stub.snapshot().path("table").path(fqn);
        assertThat(found.isMissingNode()).as(fqn).isFalse();
        return found;
    }

    private long deletes() {
        return stub.log().count(entry -> entry.method().equals("DELETE"));
    }

    @Test
    void aTableThatASecondRunMissesGoesSoftlyAndComesBackWithPeoplesWords() throws IOException {
        configure(SOFT);
        crawl(0);
        Person jane = stub.person("jane");
        jane.describe(EntityKind.TABLE, fqn(1), "Jane's words");
        jane.describeColumn(EntityKind.TABLE, fqn(1), "c1", "Jane's column");
        jane.own(EntityKind.TABLE, fqn(1));
        drop(1);

        JsonNode first = crawl(0);
        assertThat(removed(first)).isZero();
        assertThat(deletes()).isZero();

        JsonNode second = crawl(0);
        assertThat(removed(second)).isEqualTo(1);
        assertThat(isDeleted(fqn(1))).isTrue();
        assertThat(stub.log()
                        .count(entry ->
                                entry.method().equals("DELETE") && entry.path().contains("hardDelete")))
                .isZero();

        assertThat(removed(crawl(0))).isZero();
        assertThat(deletes()).isEqualTo(1);

        lake.put("area/table1/rows.csv", "id,c1\n1,2.5\n2,3.5\n");
        crawl(0);
        JsonNode back = table(fqn(1));
        assertThat(isDeleted(fqn(1))).isFalse();
        assertThat(back.path("description").asText()).isEqualTo("Jane's words");
        assertThat(back.at("/columns/1/description").asText()).isEqualTo("Jane's column");
        assertThat(back.path("owners")).hasSize(1);

        drop(1);
        crawl(0);
        assertThat(removed(crawl(0))).as("ours again after it came back").isEqualTo(1);
    }

    @Test
    void byDefaultNothingIsRemovedAndAFindingSaysWhatWould() throws IOException {
        configure("");
        crawl(0);
        drop(3);
        assertThat(codes(crawl(0))).isEmpty();
        JsonNode confirmed = crawl(1);
        assertThat(codes(confirmed)).containsExactly("CATALOG_TABLES_GONE");
        assertThat(confirmed.at("/findings/0/message").asText())
                .contains("1 table (area/table3)", "openmetadata", "mode: report");
        assertThat(codes(crawl(0))).as("known by now").containsExactly("CATALOG_TABLES_GONE");
        assertThat(deletes()).isZero();
    }

    @Test
    void moreThanTheLimitGoesOnlyWhenAPersonSaysSo() throws IOException {
        configure(SOFT);
        crawl(0);
        drop(1, 2, 3);
        crawl(0);
        JsonNode held = crawl(1);
        assertThat(codes(held)).containsExactly("CATALOG_REMOVALS_HELD");
        assertThat(held.at("/findings/0/message").asText())
                .contains("3 tables (area/table1, area/table2, area/table3)", "15% of the 20", "allows 10%")
                .contains("crawl --allow-removals");
        assertThat(deletes()).isZero();

        Ran plan = lake.run("plan");
        assertThat(plan.out()).contains("! would remove table area/table2, held back: that is 15% of the 20");
        assertThat(lake.run("plan", "--allow-removals").out()).contains("- remove table area/table2\n");
        assertThat(deletes()).as("a plan removes nothing").isZero();

        assertThat(removed(crawl(0, "--allow-removals"))).isEqualTo(3);
        assertThat(List.of(1, 2, 3)).allMatch(number -> isDeleted(fqn(number)));
    }

    @Test
    void whatAnotherConfigurationHidesIsHeldBack() throws IOException {
        configure(SOFT);
        crawl(0);
        configure(SOFT, "    exclude: ['area/table7/**']\n");
        assertThat(codes(crawl(0))).isEmpty();
        JsonNode held = crawl(1);
        assertThat(codes(held)).containsExactly("CATALOG_REMOVALS_HELD");
        assertThat(held.at("/findings/0/message").asText()).contains("1 table (area/table7)", "look elsewhere");
        crawl(0);
        assertThat(deletes()).isZero();
        assertThat(removed(crawl(0, "--allow-removals"))).isEqualTo(1);
        assertThat(isDeleted(fqn(7))).isTrue();
    }

    @Test
    void anIncompleteCrawlRemovesNothingAndConfirmsNothing() throws IOException {
        configure("removal: {mode: soft, limit: 100%}");
        crawl(0);
        drop(1);
        crawl(0);
        String here = lake.endpoint();
        lake.write("sources:\n  - name: sales\n    buckets: [lake, nowhere]\n    endpoint: " + here
                + "\n    path-style: true\n    credentials: {access-key: local, secret-key: local-secret}\n"
                + "    http: {connect-timeout: 2s, read-timeout: 10s, retries: 0}\ncatalogs:\n  openmetadata: {url: '"
                + stub.url() + "', token: '" + stub.token() + "', removal: {mode: soft, limit: 100%}}\n");
        JsonNode incomplete = crawl(1);
        assertThat(codes(incomplete)).contains("SOURCE_LISTING_FAILED");
        assertThat(deletes()).isZero();
    }

    @Test
    void aTableThatCannotBeReadIsNotGone() throws IOException {
        configure("removal: {mode: soft, after: 1 run, limit: 100%}");
        crawl(0);
        lake.put("area/table5/rows.csv", new byte[] {(byte) 0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 0});
        JsonNode broken = crawl(1);
        assertThat(codes(broken)).contains("FORMAT_UNSUPPORTED");
        crawl(0);
        assertThat(deletes()).isZero();
        assertThat(isDeleted(fqn(5))).isFalse();
    }

    @Test
    void aServerThatFailsIsTriedAgainByTheNextRun() throws IOException {
        configure("removal: {mode: soft, after: 1 run, limit: 100%}");
        crawl(0);
        drop(1, 2);
        stub.faults().next(2, "DELETE", TABLES, new Fault.ServerError());
        JsonNode stormy = crawl(1);
        assertThat(codes(stormy)).containsExactly("CATALOG_REMOVAL_FAILED");
        assertThat(removed(stormy)).isEqualTo(1);
        assertThat(removed(crawl(0))).isEqualTo(1);
        assertThat(isDeleted(fqn(1)) && isDeleted(fqn(2))).isTrue();
    }

    @Test
    void emptyParentsGoIfAskedFor() throws IOException {
        lake.put("lonely/one/rows.csv", "a,b\n1,2\n");
        configure("removal: {mode: soft, after: 1 run, limit: 100%, empty-parents: true}");
        crawl(0);
        lake.remove("lonely/one/rows.csv");
        JsonNode run = crawl(0);
        assertThat(removed(run)).as("the table and its schema").isEqualTo(2);
        assertThat(stub.snapshot()
                        .at("/databaseSchema/sales.lake.lonely/deleted")
                        .asBoolean())
                .isTrue();
        assertThat(stub.snapshot().at("/databaseSchema/sales.lake.area/deleted").asBoolean())
                .isFalse();
        lake.put("lonely/one/rows.csv", "a,b\n1,2\n");
        crawl(0);
        assertThat(stub.snapshot()
                        .at("/databaseSchema/sales.lake.lonely/deleted")
                        .asBoolean())
                .isFalse();
        assertThat(isDeleted("sales.lake.lonely.one")).isFalse();
    }

    @Test
    void whatAPersonMadeFirstIsNeverRemoved() throws Exception {
        byOthers("services/databaseServices", "{'name': 'sales', 'serviceType': 'CustomDatabase'}");
        byOthers("databases", "{'name': 'lake', 'service': 'sales'}");
        byOthers("databaseSchemas", "{'name': 'area', 'database': 'sales.lake'}");
        byOthers("tables", "{'name': 'table6', 'databaseSchema': 'sales.lake.area', 'columns': []}");
        configure("removal: {mode: soft, after: 1 run, limit: 100%, empty-parents: true}");
        crawl(0);
        assertThat(table(fqn(6)).path("columns")).as("we filled it").isNotEmpty();
        drop(6, 8);
        assertThat(removed(crawl(0))).isEqualTo(1);
        assertThat(isDeleted(fqn(8))).isTrue();
        assertThat(isDeleted(fqn(6))).isFalse();
        Ran cleanup = lake.run("cleanup", "--service", "sales", "--yes");
        assertThat(cleanup.out()).doesNotContain(fqn(6) + "\n").doesNotContain("  sales.lake\n");
        assertThat(isDeleted(fqn(6))).isFalse();
        assertThat(stub.snapshot().at("/databaseSchema/sales.lake.area/deleted").asBoolean())
                .isFalse();
    }

    private void byOthers(String collection, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stub.url() + "/v1/" + collection))
                .header("Authorization", "Bearer " + stub.administratorToken())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.replace('\'', '"')))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }
}

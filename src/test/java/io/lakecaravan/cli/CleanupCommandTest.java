package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that we made in a service is taken away, and brought back. */
class CleanupCommandTest {
    private static final String ORDERS = "sales.lake.default.orders";
    private static final String PEOPLE = "sales.lake.default.people";

    @TempDir
    private Path folder;

    private TestLake lake;
    private StubOpenMetadata stub;
    private InputStream console;

    @BeforeEach
    void start() throws IOException {
        console = System.in;
        lake = new TestLake(folder);
        stub = StubOpenMetadata.start(StubSettings.defaults().withSchemas(PayloadSchemas.load("1.13")));
        lake.configure("  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token()
                + "', attempts: 2, first-delay: 2ms}\n  local: {directory: '" + lake.catalog() + "'}\n");
        Ran crawl = lake.run("crawl");
        assertThat(crawl.exitCode()).as(crawl.out() + crawl.err()).isZero();
    }

    @AfterEach
    void stop() throws IOException {
        System.setIn(console);
        stub.close();
        lake.close();
        assertThat(stub.schemaViolations()).isEmpty();
    }

    private static void answer(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode stored(String kind, String fqn) {
        JsonNode found = stub.snapshot().path(kind).path(fqn);
        assertThat(found.isMissingNode()).as(fqn).isFalse();
        return found;
    }

    private boolean isDeleted(String kind, String fqn) {
        return stored(kind, fqn).path("deleted").asBoolean(false);
    }

    /** As a person or another program makes it. */
    private void byOthers(String collection, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stub.url() + "/v1/" + collection))
                .header("Authorization", "Bearer " + stub.administratorToken())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void showsAndAsksThenRemovesChildrenFirstAndUndoBringsAllBack() {
        stub.person("jane").describe(EntityKind.TABLE, ORDERS, "Jane's words");
        answer("n\n");
        Ran declined = lake.run("cleanup", "--service", "sales");
        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.out())
                .contains("  " + ORDERS + "\n", "  " + PEOPLE + "\n", "  sales.lake\n")
                .contains(
                        "openmetadata: 1 databaseSchema, 1 database, 1 databaseService, 1 ingestionPipeline, 2 tables in service sales")
                .contains("local: 2 tables in service sales that we made")
                .contains("[y/N]");
        assertThat(declined.err()).contains("Nothing was changed");
        answer("");
        assertThat(lake.run("cleanup", "--service", "sales").exitCode())
                .as("nobody answers")
                .isEqualTo(1);
        assertThat(stub.log().count(entry -> entry.method().equals("DELETE"))).isZero();

        answer("yes\n");
        Ran done = lake.run("cleanup", "--service", "sales");
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).contains("8 removed, 0 left");
        assertThat(isDeleted("table", ORDERS) && isDeleted("databaseSchema", "sales.lake.default"))
                .isTrue();
        assertThat(isDeleted("database", "sales.lake") && isDeleted("databaseService", "sales"))
                .isTrue();
        assertThat(stub.log().count(entry -> entry.query().contains("ardDelete")))
                .isZero();
        assertThat(lake.catalog().resolve("tables")).doesNotExist();
        assertThat(lake.run("cleanup", "--service", "sales").out()).contains("openmetadata: nothing in service sales");

        Ran undone = lake.run("cleanup", "--service", "sales", "--undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        assertThat(undone.out()).contains("6 restored, 0 left");
        assertThat(isDeleted("table", ORDERS) || isDeleted("databaseService", "sales"))
                .isFalse();
        assertThat(stored("table", ORDERS).path("description").asText()).isEqualTo("Jane's words");
    }

    @Test
    void whatOthersMadeStaysWithWhatItStandsIn() throws Exception {
        byOthers("tables", "{\"name\": \"mine\", \"databaseSchema\": \"sales.lake.default\", \"columns\": []}");
        Ran done = lake.run("cleanup", "--service", "sales", "--catalog", "openmetadata", "--yes");
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.out()).contains("3 removed, 3 left", "sales.lake.default as it is: it is not empty");
        assertThat(isDeleted("table", "sales.lake.default.mine")).isFalse();
        assertThat(isDeleted("databaseSchema", "sales.lake.default")).isFalse();
        assertThat(isDeleted("table", PEOPLE)).isTrue();
        assertThat(Files.exists(lake.catalog().resolve("tables")))
                .as("only the catalog that was named")
                .isTrue();
    }

    @Test
    void aServerThatFailsLeavesTheRestForTheNextTime() {
        stub.faults().next(2, "DELETE", "/v1/tables/", new Fault.ServerError());
        Ran stormy = lake.run("cleanup", "--service", "sales", "--catalog", "openmetadata", "--yes", "--json");
        assertThat(stormy.exitCode()).isEqualTo(1);
        assertThat(stormy.out())
                .contains("{\"catalog\":\"openmetadata\",\"kind\":\"tables\",\"name\":\"" + ORDERS + "\"")
                .contains("\"removed\":2,\"left\":4", "the server answers 500");
        Ran calm = lake.run("cleanup", "--service", "sales", "--catalog", "openmetadata", "--yes", "--json");
        assertThat(calm.exitCode()).as(calm.out()).isZero();
        assertThat(calm.out()).contains("\"removed\":4,\"left\":0");
        Ran again = lake.run("crawl");
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(isDeleted("table", ORDERS) || isDeleted("databaseService", "sales"))
                .as("a crawl publishes it again")
                .isFalse();
    }

    @Test
    void anUnknownServiceOrCatalogIsAMistake() {
        Ran service = lake.run("cleanup", "--service", "sale", "--yes");
        assertThat(service.exitCode()).isEqualTo(2);
        assertThat(service.err()).contains("--service sale", "Known: sales");
        Ran catalog = lake.run("cleanup", "--service", "sales", "--catalog", "atlas", "--yes");
        assertThat(catalog.exitCode()).isEqualTo(2);
        assertThat(catalog.err()).contains("--catalog atlas", "Known: local, openmetadata");
        assertThat(lake.run("cleanup", "--yes").exitCode()).isEqualTo(2);
        assertThat(stub.log().count(entry -> entry.method().equals("DELETE"))).isZero();
    }
}

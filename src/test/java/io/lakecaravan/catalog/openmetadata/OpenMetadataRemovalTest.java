package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.RemovalAnswer.Result;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.RecordJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The openmetadata-removal-action Kamelet in a bare context. */
class OpenMetadataRemovalTest {
    private static final String FQN = "sales.lake.default.orders";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private StubOpenMetadata server;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = StubOpenMetadata.start(StubSettings.defaults().withSchemas(PayloadSchemas.load("1.13")));
        put("services/databaseServices", "{'name': 'sales', 'serviceType': 'CustomDatabase'}");
        put("databases", "{'name': 'lake', 'service': 'sales'}");
        put("databaseSchemas", "{'name': 'default', 'database': 'sales.lake'}");
        put("tables", "{'name': 'orders', 'databaseSchema': 'sales.lake.default', 'columns': []}");
        context.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + Path.of("kamelet-catalog").toAbsolutePath());
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
        assertThat(server.schemaViolations())
                .noneMatch(problem -> problem.contains("document") && !problem.contains("tabellen"));
    }

    private HttpResponse<String> send(String method, String path, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/v1/" + path))
                                .header("Authorization", "Bearer " + server.administratorToken())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json.replace('\'', '"')))
                                .build(),
                        BodyHandlers.ofString());
    }

    private void put(String collection, String json) throws Exception {
        assertThat(send("PUT", collection, json).statusCode()).isEqualTo(201);
    }

    private String id(String collection, String fqn) throws Exception {
        return RecordJson.mapper()
                .readTree(send("GET", collection + "/name/" + fqn + "?include=all", "")
                        .body())
                .path("id")
                .asText();
    }

    private static MadeEntity entity(String kind, String name, String id) {
        return new MadeEntity(
                "om", kind, name, id, "sales", "sales", "lake", "orders", JsonNodeFactory.instance.objectNode());
    }

    private Exchange ask(Object message, String action) {
        return template.request(
                "kamelet:openmetadata-removal-action?url=" + server.url() + "&token=RAW(" + server.token() + ")&action="
                        + action,
                sent -> {
                    sent.setPattern(ExchangePattern.InOut);
                    sent.getMessage().setBody(message);
                });
    }

    private RemovalAnswer answer(Object message, String action) {
        Exchange exchange = ask(message, action);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(RemovalAnswer.class);
    }

    private boolean isDeleted(String type, String fqn) {
        return server.snapshot().path(type).path(fqn).path("deleted").asBoolean(false);
    }

    private long deletes() {
        return server.log().count(entry -> entry.method().equals("DELETE"));
    }

    @Test
    void removesSoftlyAndRestores() throws Exception {
        MadeEntity orders = entity("tables", FQN, id("tables", FQN));
        server.person("jane").own(EntityKind.TABLE, FQN);
        assertThat(answer(orders, "REMOVE").result()).isEqualTo(Result.REMOVED);
        assertThat(isDeleted("table", FQN)).isTrue();
        assertThat(answer(orders, "REMOVE").result()).as("again").isEqualTo(Result.GONE);
        assertThat(deletes()).isEqualTo(1);
        String json = RecordJson.mapper().writeValueAsString(orders);
        assertThat(answer(json, "RESTORE").result()).isEqualTo(Result.RESTORED);
        assertThat(answer(orders, "RESTORE").result()).as("again").isEqualTo(Result.RESTORED);
        assertThat(isDeleted("table", FQN)).isFalse();
        assertThat(server.snapshot().at("/table/" + FQN + "/owners")).hasSize(1);
    }

    @Test
    void whatOnlyBearsTheNameIsLeftAlone() throws Exception {
        String ours = id("tables", FQN);
        send("DELETE", "tables/" + ours + "?hardDelete=true", "");
        put(
                "tables",
                "{'name': 'orders', 'databaseSchema': 'sales.lake.default', 'columns': [], 'description': 'mine'}");
        long before = deletes();
        assertThat(id("tables", FQN)).isNotEqualTo(ours);
        assertThat(answer(entity("tables", FQN, ours), "REMOVE").result()).isEqualTo(Result.GONE);
        assertThat(answer(entity("tables", FQN, ours), "RESTORE").result()).isEqualTo(Result.DISOWNED);
        assertThat(answer(entity("tables", FQN, ""), "REMOVE").reason()).contains("its id is not known");
        assertThat(answer(entity("tables", "sales.lake.default.other", id("tables", FQN)), "REMOVE"))
                .isEqualTo(RemovalAnswer.disowned("it is called " + FQN + " now"));
        assertThat(deletes()).isEqualTo(before);
        assertThat(isDeleted("table", FQN)).isFalse();
    }

    @Test
    void whatIsNotEmptyStays() throws Exception {
        MadeEntity schema =
                entity("databaseSchemas", "sales.lake.default", id("databaseSchemas", "sales.lake.default"));
        RemovalAnswer kept = answer(schema, "REMOVE");
        assertThat(kept.result()).isEqualTo(Result.KEPT);
        assertThat(kept.reason()).contains("not empty");
        assertThat(isDeleted("databaseSchema", "sales.lake.default") || isDeleted("table", FQN))
                .isFalse();
        answer(entity("tables", FQN, id("tables", FQN)), "REMOVE");
        put(
                "storedProcedures",
                "{'name': 'nightly', 'databaseSchema': 'sales.lake.default', 'storedProcedureCode': {}}");
        assertThat(answer(schema, "REMOVE").result()).as("a person's").isEqualTo(Result.KEPT);
        send("DELETE", "storedProcedures/" + id("storedProcedures", "sales.lake.default.nightly"), "");
        assertThat(answer(schema, "REMOVE").result()).isEqualTo(Result.REMOVED);
    }

    @DisplayName("a server counts what was deleted softly as content (contract, 12)")
    @Test
    void whatHoldsOnlyWhatIsDeletedGoes() throws Exception {
        answer(entity("tables", FQN, id("tables", FQN)), "REMOVE");
        for (String kind : List.of("databaseSchemas", "databases", "services/databaseServices")) {
            String name = Map.of("databaseSchemas", "sales.lake.default", "databases", "sales.lake")
                    .getOrDefault(kind, "sales");
            assertThat(answer(entity(kind, name, id(kind, name)), "REMOVE").result())
                    .as(kind)
                    .isEqualTo(Result.REMOVED);
        }
        assertThat(server.log().count(entry -> entry.query().contains("ardDelete")))
                .isZero();
        put("classifications", "{'name': 'a.b', 'description': 'ours'}");
        put("tags", "{'name': 'c', 'classification': '\\\"a.b\\\"', 'description': 'ours'}");
        MadeEntity classification = entity("classifications", "\"a.b\"", id("classifications", "%22a.b%22"));
        assertThat(answer(classification, "REMOVE").result()).isEqualTo(Result.KEPT);
        send("DELETE", "tags/" + id("tags", "%22a.b%22.c"), "");
        assertThat(answer(classification, "REMOVE").result()).isEqualTo(Result.REMOVED);
    }

    @Test
    void aBucketGoesWithContainersThatAreDeleted() throws Exception {
        put("services/storageServices", "{'name': 'store.1', 'serviceType': 'CustomStorage'}");
        put("containers", "{'name': 'lake', 'service': '\\\"store.1\\\"'}");
        String bucket = id("containers", "%22store.1%22.lake");
        for (String name : List.of("a", "b")) {
            put(
                    "containers",
                    "{'name': '" + name + "', 'service': '\\\"store.1\\\"', 'parent': {'id': '" + bucket
                            + "', 'type': 'container'}}");
        }
        MadeEntity lake = entity("containers", "\"store.1\".lake", bucket);
        MadeEntity service =
                entity("services/storageServices", "\"store.1\"", id("services/storageServices", "%22store.1%22"));
        send("DELETE", "containers/" + id("containers", "%22store.1%22.lake.a"), "");
        assertThat(answer(lake, "REMOVE").result()).isEqualTo(Result.KEPT);
        assertThat(answer(service, "REMOVE").result()).isEqualTo(Result.KEPT);
        send("DELETE", "containers/" + id("containers", "%22store.1%22.lake.b"), "");
        assertThat(answer(lake, "REMOVE").result()).isEqualTo(Result.REMOVED);
        assertThat(answer(service, "REMOVE").result()).isEqualTo(Result.REMOVED);
    }

    @Test
    void anAnswerThatIsLostIsReadTheNextTime() throws Exception {
        MadeEntity orders = entity("tables", FQN, id("tables", FQN));
        server.faults().next(1, "DELETE", "/v1/tables/", new Fault.AnswerLost());
        assertThat(ask(orders, "REMOVE").getException()).isNotNull();
        assertThat(answer(orders, "REMOVE").result()).isEqualTo(Result.GONE);
    }

    @Test
    void refusalsAreErrors() throws Exception {
        MadeEntity orders = entity("tables", FQN, id("tables", FQN));
        server.faults().next(1, "DELETE", "/v1/tables/", new Fault.ServerError());
        assertThat(ask(orders, "REMOVE").getException()).isInstanceOf(HttpOperationFailedException.class);
        server.faults().next(1, "DELETE", "/v1/tables/", new Fault.Invalid());
        assertThat(ask(orders, "REMOVE").getException())
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("it was not removed: the server answers 400");
        assertThat(isDeleted("table", FQN)).isFalse();
    }

    @Test
    void aPageThatIsNotThereIsNoProofThatTheTableIsGone() throws Exception {
        MadeEntity nowhere = entity("tabellen", FQN, id("tables", FQN));
        assertThat(ask(nowhere, "REMOVE").getException())
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("no OpenMetadata server answers");
    }
}

package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.openmetadata.LineageNeighbours;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.Person;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.catalog.openmetadata.stub.Variant;
import io.lakecaravan.s3.FakeS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake as containers of a storage service: from the store to the catalog, over a person's edits, away and back. */
class ContainersCrawlTest {
    private static final String ORDERS = "sales.lake.shop/orders";
    private static final String PEOPLE = "sales.lake.people";

    @TempDir
    private Path folder;

    private FakeS3 store;
    private final AtomicReference<String> objectTags = new AtomicReference<>("env=prod");
    private String console = "console.example.com";

    @BeforeEach
    void start() throws IOException {
        store = FakeS3.start().bucket("lake");
        store.put("shop/orders/a.csv", "id,amount\n1,2.50\n2,3.75\n");
        store.put("shop/orders/b.csv", "id,amount\n3,4.50\n");
        store.put("people/people.jsonl", "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":null}\n");
        store.fail(seen -> seen.query().containsKey("tagging") && seen.key().isEmpty(), 1000, tags("team=shop"));
        store.fail(
                seen -> seen.query().containsKey("tagging"),
                1000,
                exchange -> tags(objectTags.get()).send(exchange));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static FakeS3.Reply tags(String tag) {
        String xml =
                "<Tagging><TagSet><Tag><Key>" + tag.replace("=", "</Key><Value>") + "</Value></Tag></TagSet></Tagging>";
        return exchange -> {
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private Ran run(StubOpenMetadata stub, String command, String... more) throws IOException {
        Path config = folder.resolve("caravan.yaml");
        Files.writeString(
                config,
                TestLake.source(store.endpoint().toString(), "lake", "secret")
                        + """
                tags:
                  rules:
                    - {table: ".*orders", tags: [Shop.Orders, Used.Elsewhere]}
                    - {table: people, tags: [Crowd.People]}
                lineage:
                  - name: orders
                    table: "shop/orders"
                    from: {system: kafka, topic: [shop.orders], services: {openmetadata: bus}}
                    to: {system: snowflake, table: DWH.SALES.ORDERS, services: {openmetadata: dwh}}
                catalogs:
                  openmetadata:
                    url: "%s"
                    token: "%s"
                    model: containers
                    service-type: S3
                    store-tags: tags
                    console: "https://%s/{bucket}/{prefix}"
                    attempts: 2
                    first-delay: 2ms
                """.formatted(stub.url(), stub.token(), console));
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--config",
                config.toString(),
                "--state",
                folder.resolve("state").toString()));
        arguments.addAll(List.of(more));
        Ran ran = Ran.program(arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        return ran;
    }

    private static JsonNode stored(StubOpenMetadata stub, String kind, String fqn) {
        JsonNode found = stub.snapshot().path(kind).path(fqn);
        assertThat(found.isMissingNode()).as(fqn).isFalse();
        return found;
    }

    private static JsonNode container(StubOpenMetadata stub, String fqn) {
        return stored(stub, "container", fqn);
    }

    private static List<String> tags(JsonNode entity) {
        return entity.path("tags").findValuesAsText("tagFQN");
    }

    private static List<String> pairs(JsonNode details) {
        return StreamSupport.stream(details.path("columnsLineage").spliterator(), false)
                .map(line -> line.at("/fromColumns/0").asText() + " "
                        + line.path("toColumn").asText())
                .toList();
    }

    private static boolean isDeleted(StubOpenMetadata stub, String kind, String fqn) {
        return stored(stub, kind, fqn).path("deleted").asBoolean(false);
    }

    @Test
    void fromTheStoreToTheCatalogAndAwayAndBack() throws IOException {
        // The answer under which it is harder to tell that a tag is not used.
        try (StubOpenMetadata stub =
                StubOpenMetadata.start(StubSettings.defaults().with(Variant.UsageCount.ALL))) {
            LineageNeighbours neighbours = new LineageNeighbours(stub);
            neighbours.topic("bus", "shop.orders", "Order", "id", "amount");
            neighbours.table("dwh", "DWH", "SALES", "ORDERS", "ID", "AMOUNT", "LOADED");
            run(stub, "crawl");
            whatTheLakeSays(stub, neighbours);
            whatAPersonSaysStays(stub);
            cleanUp(stub, neighbours);
            comeBack(stub, neighbours);
        }
    }

    private static void whatTheLakeSays(StubOpenMetadata stub, LineageNeighbours neighbours) {
        JsonNode bucket = container(stub, "sales.lake");
        assertThat(bucket.path("numberOfObjects").asInt()).isEqualTo(3);
        assertThat(bucket.path("size").asInt()).isEqualTo(24 + 17 + 41);
        assertThat(bucket.path("sourceUrl").asText()).isEqualTo("https://console.example.com/lake/");
        assertThat(tags(bucket)).containsExactly("team.shop");
        JsonNode orders = container(stub, ORDERS);
        assertThat(orders.path("numberOfObjects").asInt()).isEqualTo(2);
        assertThat(orders.path("size").asInt()).isEqualTo(24 + 17);
        assertThat(orders.path("fileFormats").toString()).isEqualTo("[\"csv\"]");
        assertThat(orders.path("sourceUrl").asText()).isEqualTo("https://console.example.com/lake/shop/orders/");
        assertThat(tags(orders)).containsExactlyInAnyOrder("Shop.Orders", "Used.Elsewhere", "env.prod");
        assertThat(container(stub, PEOPLE).path("numberOfObjects").asInt()).isEqualTo(1);
        assertThat(stored(stub, "storageService", "sales").path("serviceType").asText())
                .isEqualTo("S3");
        lineageIsThere(neighbours);
    }

    private static void lineageIsThere(LineageNeighbours neighbours) {
        String topic = "bus.\"shop.orders\"";
        assertThat(pairs(neighbours.edge("topic", topic, "container", ORDERS).orElseThrow()))
                .containsExactly(topic + ".Order.id " + ORDERS + ".id", topic + ".Order.amount " + ORDERS + ".amount");
        assertThat(pairs(neighbours
                        .edge("container", ORDERS, "table", "dwh.DWH.SALES.ORDERS")
                        .orElseThrow()))
                .containsExactly(
                        ORDERS + ".id dwh.DWH.SALES.ORDERS.ID", ORDERS + ".amount dwh.DWH.SALES.ORDERS.AMOUNT");
        assertThat(pairs(neighbours
                        .edge("topic", topic, "table", "dwh.DWH.SALES.ORDERS")
                        .orElseThrow()))
                .hasSize(2);
    }

    private void whatAPersonSaysStays(StubOpenMetadata stub) throws IOException {
        Person jane = stub.person("jane");
        jane.describe(EntityKind.CONTAINER, ORDERS, "Jane's words");
        jane.displayName(EntityKind.CONTAINER, ORDERS, "Orders");
        jane.own(EntityKind.CONTAINER, ORDERS);
        jane.tag(EntityKind.CONTAINER, ORDERS, "Tier.Tier1");
        jane.describeColumn(EntityKind.CONTAINER, ORDERS, "amount", "In euro");
        jane.tag(EntityKind.TABLE, "dwh.DWH.SALES.ORDERS", "Used.Elsewhere");
        jane.tag(EntityKind.CONTAINER, "sales.lake", "Tier.Tier2");
        long writes = stub.writes();
        run(stub, "crawl");
        assertThat(stub.writes() - writes).as("the run's status alone").isLessThanOrEqualTo(2);
        console = "elsewhere.example.com";
        run(stub, "crawl");
        assertThat(container(stub, PEOPLE).path("sourceUrl").asText())
                .startsWith("https://elsewhere.example.com/lake/");
        store.put("shop/orders/c.csv", "id,amount\n4,5.50\n");
        objectTags.set("env=test");
        run(stub, "crawl");
        JsonNode orders = container(stub, ORDERS);
        assertThat(orders.path("numberOfObjects").asInt()).isEqualTo(3);
        assertThat(orders.path("description").asText()).isEqualTo("Jane's words");
        assertThat(orders.path("displayName").asText()).isEqualTo("Orders");
        assertThat(orders.path("owners")).hasSize(1);
        assertThat(tags(orders)).containsExactlyInAnyOrder("Shop.Orders", "Used.Elsewhere", "env.test", "Tier.Tier1");
        assertThat(orders.at("/dataModel/columns/1/description").asText()).isEqualTo("In euro");
        JsonNode bucket = container(stub, "sales.lake");
        assertThat(bucket.path("numberOfObjects").asInt()).isEqualTo(4);
        assertThat(tags(bucket)).containsExactlyInAnyOrder("team.shop", "Tier.Tier2");
    }

    private void cleanUp(StubOpenMetadata stub, LineageNeighbours neighbours) throws IOException {
        neighbours.tag("Crowd", "Jane's");
        Ran done = run(stub, "cleanup", "--service", "sales", "--yes");
        assertThat(done.out())
                .contains("  Shop.Orders, unless something else uses it\n", "0 left")
                .contains("keeps the tag Used.Elsewhere, which we made: it is used once elsewhere");
        assertThat(isDeleted(stub, "container", ORDERS)).isTrue();
        assertThat(isDeleted(stub, "storageService", "sales")).isTrue();
        for (String tag : List.of("Shop.Orders", "Crowd.People", "env.prod", "env.test", "team.shop")) {
            assertThat(isDeleted(stub, "tag", tag)).as(tag).isTrue();
        }
        assertThat(isDeleted(stub, "tag", "Used.Elsewhere")).isFalse();
        assertThat(isDeleted(stub, "classification", "Shop")).isTrue();
        assertThat(isDeleted(stub, "classification", "Used")).isFalse();
        assertThat(isDeleted(stub, "classification", "Crowd"))
                .as("a person added a tag")
                .isFalse();
        assertThat(isDeleted(stub, "tag", "Tier.Tier1")).isFalse();
        assertThat(neighbours.edge("topic", "bus.\"shop.orders\"", "table", "dwh.DWH.SALES.ORDERS"))
                .isEmpty();
        assertThat(stub.snapshot().path("lineage")).isEmpty();
    }

    private void comeBack(StubOpenMetadata stub, LineageNeighbours neighbours) throws IOException {
        run(stub, "cleanup", "--service", "sales", "--undo", "--yes");
        assertThat(isDeleted(stub, "tag", "Shop.Orders") || isDeleted(stub, "classification", "Shop"))
                .isFalse();
        assertThat(tags(container(stub, ORDERS)))
                .containsExactlyInAnyOrder("Shop.Orders", "Used.Elsewhere", "env.test", "Tier.Tier1");
        run(stub, "cleanup", "--service", "sales", "--yes");
        assertThat(isDeleted(stub, "tag", "Shop.Orders")).isTrue();
        run(stub, "crawl");
        assertThat(isDeleted(stub, "tag", "Shop.Orders") || isDeleted(stub, "container", ORDERS))
                .as("the next crawl publishes it again")
                .isFalse();
        assertThat(container(stub, ORDERS).path("description").asText()).isEqualTo("Jane's words");
        lineageIsThere(neighbours);
    }
}

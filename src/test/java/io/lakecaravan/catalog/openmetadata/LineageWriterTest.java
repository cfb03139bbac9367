package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.LineageNeighbours.object;
import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.DatasetKind;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineageWriterTest {
    private static final String ORDERS = "demo.\"lake.prod\".sales.orders";
    private static final String SHOP = "shop-pg.shop.public.orders";
    private static final String DWH = "dwh.DWH.SALES.ORDERS";

    private StubOpenMetadata server;
    private LineageNeighbours neighbours;
    private BareLineage lineage;
    private int runs;

    @BeforeEach
    void start() throws Exception {
        server = StubOpenMetadata.start();
        neighbours = new LineageNeighbours(server);
        neighbours.table("shop-pg", "shop", "public", "orders", "id", "email", "total", "secret");
        neighbours.table("dwh", "DWH", "SALES", "ORDERS", "ID", "EMAIL", "AMOUNT", "ADDRESS", "LOADED_AT");
        lineage = new BareLineage(server);
    }

    @AfterEach
    void stop() {
        lineage.close();
        server.close();
    }

    private static Dataset shop() {
        return new Dataset("postgresql", Map.of("openmetadata", "shop-pg"), List.of("shop", "public", "orders"));
    }

    private static Dataset warehouse() {
        return new Dataset("snowflake", Map.of("openmetadata", "dwh"), List.of("DWH", "SALES", "ORDERS"));
    }

    private static LineageFlow flow(String name, Optional<Dataset> from, Optional<Dataset> to) {
        ColumnMatching inbound = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of("total", "amount"), "");
        return new LineageFlow(
                name, from, Optional.empty(), to, inbound, ColumnMatching.DEFAULT, ColumnMatching.BY_HOPS);
    }

    private static LineageFlow whole() {
        return flow("orders-to-dwh", Optional.of(shop()), Optional.of(warehouse()));
    }

    private Publication publication(LogicalTable table, LineageFlow... flows) {
        return Tables.publication("run-" + ++runs, table).withLineage(List.of(flows));
    }

    private CatalogAnswer publish(LineageFlow... flows) {
        return lineage.publish(publication(orders(3), flows));
    }

    private static List<String> pairs(JsonNode details) {
        List<String> pairs = new ArrayList<>();
        LineageMerge.pairs(details).forEach(pair -> pairs.add(pair.from() + " " + pair.to()));
        return pairs;
    }

    @Test
    void hopsAndTheEndToEndPairHaveTheirColumns() {
        CatalogAnswer answer = publish(whole());

        assertThat(answer.findings()).isEmpty();
        assertThat(answer.changes())
                .contains(
                        "lineage " + SHOP + " -> " + ORDERS + ": add with 3 pairs of columns",
                        "lineage " + ORDERS + " -> " + DWH + ": add with 4 pairs of columns",
                        "lineage " + SHOP + " -> " + DWH + ": add with 3 pairs of columns");
        JsonNode in = neighbours.edge(SHOP, ORDERS).orElseThrow();
        assertThat(pairs(in))
                .containsExactly(
                        SHOP + ".id " + ORDERS + ".id",
                        SHOP + ".email " + ORDERS + ".email",
                        SHOP + ".total " + ORDERS + ".amount");
        assertThat(in.path("source").asText()).isEqualTo("PipelineLineage");
        assertThat(in.path("description").asText()).isEqualTo("Written by Lake Caravan (orders-to-dwh)");
        assertThat(pairs(neighbours.edge(ORDERS, DWH).orElseThrow()))
                .containsExactly(
                        ORDERS + ".id " + DWH + ".ID",
                        ORDERS + ".email " + DWH + ".EMAIL",
                        ORDERS + ".amount " + DWH + ".AMOUNT",
                        ORDERS + ".address " + DWH + ".ADDRESS");
        JsonNode through = neighbours.edge(SHOP, DWH).orElseThrow();
        assertThat(pairs(through))
                .containsExactly(
                        SHOP + ".id " + DWH + ".ID",
                        SHOP + ".email " + DWH + ".EMAIL",
                        SHOP + ".total " + DWH + ".AMOUNT");
        assertThat(through.path("description").asText())
                .isEqualTo("Written by Lake Caravan (orders-to-dwh) through `" + ORDERS + "`");
    }

    @Test
    void asecondRunAsksNothingOfLineage() {
        publish(whole());
        server.log().clear();
        CatalogAnswer answer = publish(whole());
        assertThat(answer.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(requests()).isEmpty();
        // Neither when the table changes, as long as its columns do not.
        assertThat(lineage.publish(publication(orders(4), whole())).effect()).isEqualTo(Effect.WRITTEN);
        assertThat(requests()).isEmpty();
        // Without our memory all is read and nothing written.
        lineage.forget();
        long writes = server.writes();
        assertThat(lineage.publish(publication(orders(4), whole())).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.writes()).isEqualTo(writes);
    }

    private List<String> requests() {
        return server.log().entries().stream()
                .filter(entry ->
                        entry.path().contains("/lineage") || entry.path().contains("shop-pg"))
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
    }

    @Test
    void aChangedMatchingChangesItsEdgesOnly() {
        publish(whole());
        server.log().clear();
        LineageFlow changed = new LineageFlow(
                "orders-to-dwh",
                Optional.of(shop()),
                Optional.empty(),
                Optional.of(warehouse()),
                ColumnMatching.DEFAULT,
                ColumnMatching.DEFAULT,
                ColumnMatching.BY_HOPS);
        publish(changed);
        assertThat(server.log().entries().stream().filter(entry -> entry.isWrite()))
                .hasSize(2);
        assertThat(pairs(neighbours.edge(SHOP, ORDERS).orElseThrow()))
                .containsExactly(SHOP + ".id " + ORDERS + ".id", SHOP + ".email " + ORDERS + ".email");
    }

    @Test
    void aColumnThatGoesTakesItsPairsAlong() {
        publish(whole());
        lineage.publish(publication(table("sales/orders", 3, List.of(), column("id", bigint())), whole()));
        assertThat(pairs(neighbours.edge(SHOP, ORDERS).orElseThrow())).containsExactly(SHOP + ".id " + ORDERS + ".id");
        assertThat(pairs(neighbours.edge(SHOP, DWH).orElseThrow())).containsExactly(SHOP + ".id " + DWH + ".ID");
    }

    @Test
    void arenamedRuleKeepsTheEdges() {
        publish(whole());
        publish(flow("other", Optional.of(shop()), Optional.of(warehouse())));
        assertThat(neighbours
                        .edge(SHOP, ORDERS)
                        .orElseThrow()
                        .path("description")
                        .asText())
                .isEqualTo("Written by Lake Caravan (other)");
        assertThat(neighbours.edge(SHOP, DWH).orElseThrow().path("description").asText())
                .isEqualTo("Written by Lake Caravan (other) through `" + ORDERS + "`");
    }

    @Test
    void aRuleThatGoesTakesOurEdgesAlong() {
        publish(whole());
        CatalogAnswer answer = publish(flow("orders-to-dwh", Optional.of(shop()), Optional.empty()));
        assertThat(answer.changes()).contains("lineage " + SHOP + " -> " + DWH + ": remove");
        assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(neighbours.edge(SHOP, ORDERS)).isPresent();
        assertThat(neighbours.edge(ORDERS, DWH)).isEmpty();
        assertThat(neighbours.edge(SHOP, DWH)).isEmpty();
        publish();
        assertThat(neighbours.edge(SHOP, ORDERS)).isEmpty();
        server.log().clear();
        assertThat(publish().base().has("lineage")).isFalse();
        assertThat(requests()).isEmpty();
    }

    @Test
    void edgesOfPeopleAndOtherToolsStayAsTheyAre() {
        publish();
        ObjectNode manual = object("source", "Manual").put("description", "Written by Lake Caravan (orders-to-dwh)");
        ObjectNode query = object("source", "QueryLineage").put("sqlQuery", "copy into ORDERS");
        neighbours.draw(SHOP, ORDERS, manual);
        neighbours.draw(ORDERS, DWH, query);
        JsonNode before = neighbours.edge(SHOP, ORDERS).orElseThrow();
        JsonNode tool = neighbours.edge(ORDERS, DWH).orElseThrow();

        CatalogAnswer answer = publish(whole());
        assertThat(answer.findings()).isEmpty();
        assertThat(neighbours.edge(SHOP, ORDERS)).contains(before);
        assertThat(neighbours.edge(ORDERS, DWH)).contains(tool);
        assertThat(neighbours.edge(SHOP, DWH)).isPresent();
        publish();
        assertThat(neighbours.edge(SHOP, ORDERS)).contains(before);
        assertThat(neighbours.edge(ORDERS, DWH)).contains(tool);
        assertThat(neighbours.edge(SHOP, DWH)).isEmpty();
    }

    @Test
    void anEdgeThatAPersonTookOverIsTheirs() {
        publish(whole());
        JsonNode ours = neighbours.edge(SHOP, ORDERS).orElseThrow();
        ObjectNode theirs = ((ObjectNode) ours.deepCopy()).put("description", "Nightly job of Eva");
        neighbours.draw(SHOP, ORDERS, theirs);
        publish(flow("other", Optional.of(shop()), Optional.empty()));
        publish();
        assertThat(neighbours
                        .edge(SHOP, ORDERS)
                        .orElseThrow()
                        .path("description")
                        .asText())
                .isEqualTo("Nightly job of Eva");
        assertThat(neighbours.edge(ORDERS, DWH)).isEmpty();
    }

    @Test
    void whatAPersonAddedToOurEdgeStaysAndWhatTheyRemovedDoesNotComeBack() {
        publish(whole());
        ObjectNode edited = neighbours.edge(SHOP, ORDERS).orElseThrow().deepCopy();
        edited.put("sqlQuery", "select 1");
        edited.putArray("columnsLineage")
                .addObject()
                .put("toColumn", ORDERS + ".email")
                .putArray("fromColumns")
                .add(SHOP + ".secret");
        edited.withArray("columnsLineage")
                .addObject()
                .put("toColumn", ORDERS + ".id")
                .putArray("fromColumns")
                .add(SHOP + ".id");
        neighbours.draw(SHOP, ORDERS, edited);
        publish(flow("renamed", Optional.of(shop()), Optional.empty()));
        JsonNode there = neighbours.edge(SHOP, ORDERS).orElseThrow();
        assertThat(pairs(there)).containsExactly(SHOP + ".secret " + ORDERS + ".email", SHOP + ".id " + ORDERS + ".id");
        assertThat(there.path("sqlQuery").asText()).isEqualTo("select 1");
        assertThat(there.path("description").asText()).contains("renamed");
        // When the rule goes, what is left is theirs.
        publish();
        assertThat(pairs(neighbours.edge(SHOP, ORDERS).orElseThrow()))
                .containsExactly(SHOP + ".secret " + ORDERS + ".email");
    }

    @Test
    void anEdgeThatAPersonRemovedIsNotWrittenAgain() {
        publish(whole());
        neighbours.erase(SHOP, ORDERS);
        publish(flow("renamed", Optional.of(shop()), Optional.of(warehouse())));
        assertThat(neighbours.edge(SHOP, ORDERS)).isEmpty();
        publish(flow("renamed-again", Optional.of(shop()), Optional.of(warehouse())));
        assertThat(neighbours.edge(SHOP, ORDERS)).isEmpty();
        assertThat(neighbours.edge(ORDERS, DWH)).isPresent();
    }

    @Test
    void aMissingUpstreamIsAFindingAndTheRestGoesOn() {
        Dataset absent =
                new Dataset("postgresql", Map.of("openmetadata", "shop-pg"), List.of("shop", "public", "people"));
        CatalogAnswer answer = publish(flow("people", Optional.of(absent), Optional.of(warehouse())));
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_LINEAGE_MISSING);
        assertThat(answer.findings().get(0).message()).contains("the table shop-pg.shop.public.people");
        assertThat(neighbours.edge(ORDERS, DWH)).isPresent();
        assertThat(LineageWriter.isUnfinished(answer.base())).isTrue();

        neighbours.table("shop-pg", "shop", "public", "people", "id");
        CatalogAnswer later = publish(flow("people", Optional.of(absent), Optional.of(warehouse())));
        assertThat(later.findings()).isEmpty();
        assertThat(LineageWriter.isUnfinished(later.base())).isFalse();
        assertThat(pairs(neighbours.edge("shop-pg.shop.public.people", ORDERS).orElseThrow()))
                .containsExactly("shop-pg.shop.public.people.id " + ORDERS + ".id");
    }

    @Test
    void edgesOfADatasetThatIsAwayWaitForIt() {
        publish(whole());
        server.person("eva").delete(EntityKind.TABLE, SHOP);
        CatalogAnswer answer = publish(flow("renamed", Optional.of(shop()), Optional.of(warehouse())));
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_LINEAGE_MISSING);
        assertThat(answer.base().at("/lineage/edges")).hasSize(3);
    }

    @Test
    void namesAreFoundInAnotherCaseAndWithoutDatabase() {
        neighbours.table("shop-my", "default", "shop", "orders", "ID");
        Dataset mysql = new Dataset("mysql", Map.of("mine", "shop-my"), List.of("Shop", "Orders"));
        Dataset snowflake = new Dataset("snowflake", Map.of("openmetadata", "dwh"), List.of("dwh", "sales", "orders"));
        lineage.close();
        restart("catalog=mine");
        CatalogAnswer answer = publish(flow("orders", Optional.of(mysql), Optional.of(snowflake)));
        assertThat(answer.findings()).isEmpty();
        assertThat(neighbours.edge("shop-my.default.shop.orders", DWH)).isPresent();
    }

    private void restart(String... parameters) {
        lineage.close();
        try {
            lineage = new BareLineage(server, parameters);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aContainerIsAnEnd() {
        neighbours.container("landing", "exports", "id", "email");
        Dataset exports = new Dataset("s3", Map.of("openmetadata", "landing"), List.of("exports"));
        publish(flow("exports", Optional.of(exports), Optional.empty()));
        JsonNode edge =
                neighbours.edge("container", "landing.exports", "table", ORDERS).orElseThrow();
        assertThat(edge.path("source").asText()).isEqualTo("ExternalTableLineage");
        assertThat(pairs(edge)).hasSize(2);
    }

    @Test
    void aTopicAndASearchIndexAreEnds() {
        neighbours.topic("bus", "shop.orders", "Order", "id", "EMAIL", "unknown");
        neighbours.index("find", "orders-v1", "id", "email", "score");
        Dataset topic = new Dataset("kafka", Map.of("openmetadata", "bus"), List.of("shop.orders"));
        Dataset index = new Dataset("elasticsearch", Map.of("openmetadata", "find"), List.of("orders-v1"));
        assertThat(List.of(topic.kind(), index.kind())).containsExactly(DatasetKind.TOPIC, DatasetKind.INDEX);
        CatalogAnswer answer = publish(flow("bus", Optional.of(topic), Optional.of(index)));
        assertThat(answer.findings()).isEmpty();
        String from = "bus.\"shop.orders\"";
        assertThat(pairs(neighbours.edge("topic", from, "table", ORDERS).orElseThrow()))
                .containsExactly(from + ".Order.id " + ORDERS + ".id", from + ".Order.EMAIL " + ORDERS + ".email");
        assertThat(pairs(neighbours
                        .edge("table", ORDERS, "searchIndex", "find.orders-v1")
                        .orElseThrow()))
                .containsExactly(ORDERS + ".id find.orders-v1.id", ORDERS + ".email find.orders-v1.email");
        assertThat(pairs(neighbours
                        .edge("topic", from, "searchIndex", "find.orders-v1")
                        .orElseThrow()))
                .containsExactly(from + ".Order.id find.orders-v1.id", from + ".Order.EMAIL find.orders-v1.email");
        publish();
        assertThat(neighbours.edge("topic", from, "table", ORDERS)).isEmpty();
        assertThat(neighbours.edge("topic", from, "searchIndex", "find.orders-v1"))
                .isEmpty();
    }

    @Test
    void nestedColumnsAreMatchedByPathAndOddNamesAsTheCatalogHasThem() {
        neighbours.table("shop-pg", "shop", "public", "odd", "zip", "a\u00e4.b", "quote");
        Dataset odd = new Dataset("postgresql", Map.of("openmetadata", "shop-pg"), List.of("shop", "public", "odd"));
        ColumnMatching matching =
                new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of("zip", "address.zip", "quote", "a\"b"), "");
        LineageFlow flow = new LineageFlow(
                "odd",
                Optional.of(odd),
                Optional.empty(),
                Optional.empty(),
                matching,
                ColumnMatching.DEFAULT,
                ColumnMatching.BY_HOPS);
        LogicalTable table = table(
                "sales/orders",
                3,
                List.of(),
                column("a\"b", text()),
                column("A\u00e4.b", text()),
                column("address", Tables.struct(io.lakecaravan.schema.Column.nullable("zip", text()))));
        lineage.publish(publication(table, flow));
        String from = "shop-pg.shop.public.odd";
        assertThat(pairs(neighbours.edge(from, ORDERS).orElseThrow()))
                .containsExactlyInAnyOrder(
                        from + ".zip " + ORDERS + ".address.zip",
                        from + ".\"a\u00e4.b\" " + ORDERS + ".\"A\u00e4.b\"",
                        from + ".quote " + ORDERS + ".a__reserved__quote__b");
    }

    @Test
    void noMoreThanAllowedIsRemovedInARun() {
        restart("removals=1");
        publish(whole());
        CatalogAnswer answer = publish();
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_LINEAGE_KEPT);
        assertThat(LineageWriter.isUnfinished(answer.base())).isTrue();
        publish();
        CatalogAnswer last = publish();
        assertThat(last.findings()).isEmpty();
        assertThat(last.base().has("lineage")).isFalse();
        assertThat(server.snapshot().path("lineage")).isEmpty();
    }

    @Test
    void aPlanReadsAndTells() {
        publish();
        restart("mode=PLAN");
        long writes = server.writes();
        CatalogAnswer answer = publish(whole());
        assertThat(answer.effect()).isEqualTo(Effect.PLANNED);
        assertThat(answer.changes()).contains("lineage " + SHOP + " -> " + ORDERS + ": add with 3 pairs of columns");
        LogicalTable absent = table("absent", 1, List.of(), column("id", bigint()));
        assertThat(lineage.publish(publication(absent, whole())).changes())
                .contains("lineage " + SHOP + " -> demo.\"lake.prod\".default.absent: add");
        assertThat(server.writes()).isEqualTo(writes);
    }

    @Test
    void tablesThatShareTheirEndsShareTheEdgeBetweenThem() {
        List<LogicalTable> parts = IntStream.range(0, 6)
                .mapToObj(
                        i -> table("sales/orders-" + i, 1, List.of(), column("id", bigint()), column("c" + i, text())))
                .toList();
        parts.forEach(part -> lineage.publish(publication(part)));
        runs = 100;
        CompletableFuture.allOf(parts.stream()
                        .map(part -> CompletableFuture.runAsync(() -> lineage.publish(
                                Tables.publication("together", part).withLineage(List.of(whole())))))
                        .toArray(CompletableFuture[]::new))
                .join();
        JsonNode shared = neighbours.edge(SHOP, DWH).orElseThrow();
        assertThat(LineageMark.parse(shared.path("description").asText())
                        .orElseThrow()
                        .tables())
                .hasSize(6);
        // One that goes takes only itself along, the last one the edge.
        lineage.publish(publication(parts.get(0)));
        assertThat(pairs(neighbours.edge(SHOP, DWH).orElseThrow())).containsExactly(SHOP + ".id " + DWH + ".ID");
        assertThat(neighbours.edge("shop-pg.shop.public.orders", "demo.\"lake.prod\".sales.orders-0"))
                .isEmpty();
        parts.subList(1, 6).forEach(part -> lineage.publish(publication(part)));
        assertThat(server.snapshot().path("lineage")).isEmpty();
    }

    @Test
    void aTableThatWasMadeAnewGetsItsEdgesAgain() {
        publish(whole());
        neighbours.destroy(ORDERS);
        assertThat(neighbours.edge(SHOP, DWH)).isPresent();
        lineage.publish(publication(orders(4), whole()));
        assertThat(neighbours.edge(SHOP, ORDERS)).isPresent();
        assertThat(neighbours.edge(ORDERS, DWH)).isPresent();
    }

    @Test
    void withoutMemoryWeOnlyAdd() {
        publish(whole());
        lineage.forget();
        publish(flow("orders-to-dwh", Optional.of(shop()), Optional.empty()));
        assertThat(neighbours.edge(ORDERS, DWH)).isPresent();
        assertThat(neighbours.edge(SHOP, DWH)).isPresent();
    }

    @Test
    void flowsWithoutAServiceInThisCatalogCostNothing() {
        Dataset elsewhere = new Dataset("postgresql", Map.of("atlan", "x"), List.of("shop", "public", "orders"));
        publish();
        server.log().clear();
        CatalogAnswer answer = publish(flow("elsewhere", Optional.of(elsewhere), Optional.empty()));
        assertThat(answer.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(requests()).isEmpty();
    }
}

package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.atlan.AtlanNames.Hop;
import io.lakecaravan.catalog.atlan.stub.RequestLog;
import io.lakecaravan.catalog.atlan.stub.Seed;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The model of lineage: upstream, object, downstream, both ends together, and columns under that. */
@Timeout(60)
class AtlanLineageTest extends AtlanSinkCase {
    private static final String PG_ORDERS = Seed.POSTGRES + "/shop/public/orders";
    private static final String SF_ORDERS = Seed.SNOWFLAKE + "/DWH/ANALYTICS/ORDERS";
    private static final ColumnMatching RENAMED =
            new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of("id", "ORDER_ID"), "");

    @BeforeEach
    @Override
    void start() {
        server = StubAtlan.start();
        server.seed().tag("Source.S3");
        server.seed().tag("PII.Sensitive");
        sink = new BareAtlan(server);
    }

    private static Optional<Dataset> postgres(String... path) {
        return Optional.of(new Dataset("postgresql", Map.of("atlan", Seed.POSTGRES), List.of(path)));
    }

    private static Optional<Dataset> snowflake(String... path) {
        return Optional.of(new Dataset("snowflake", Map.of("atlan", "acme-snowflake"), List.of(path)));
    }

    private static LineageFlow flow(Optional<Dataset> from, Optional<Dataset> to) {
        return new LineageFlow("orders", from, Optional.empty(), to, RENAMED, RENAMED, RENAMED);
    }

    private static LineageFlow endToEnd() {
        return flow(postgres("shop", "public", "orders"), snowflake("dwh", "analytics", "orders"));
    }

    private static List<LakeObject> csvObjects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LakeObject(
                        "lake.prod",
                        "sales/orders/" + i + ".csv",
                        10,
                        Optional.of("e" + i),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LakeObject.STANDARD))
                .toList();
    }

    private CatalogAnswer publish(LogicalTable table, LineageFlow... flows) {
        return sink.publish(new Publication(sink.nextRun(), table, Optional.empty()).withLineage(List.of(flows)));
    }

    private JsonNode ours(String type) {
        JsonNode all = server.snapshot().path(type);
        var found = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        all.properties().forEach(each -> {
            if (each.getKey().startsWith(CONNECTION + "/lake-caravan/")) {
                found.set(each.getKey(), each.getValue());
            }
        });
        return found;
    }

    @Test
    void eachObjectStandsBetweenTheEnds() {
        sink.with(new TableObjects(csvObjects(2), Map.of()));

        CatalogAnswer answer = publish(orders(2), endToEnd());

        assertThat(answer.findings()).isEmpty();
        JsonNode processes = ours("Process");
        assertThat(processes).hasSize(5);
        String object = CONNECTION + "/lake.prod/sales/orders/1.csv";
        JsonNode inbound =
                processes.path(AtlanNames.lineage(CONNECTION, Hop.INBOUND, List.of(PG_ORDERS), List.of(object)));
        assertThat(inbound.path("name").asText()).isEqualTo("public.orders → s3://lake.prod/sales/orders/1.csv");
        assertThat(inbound.path("-> inputs")).extracting(JsonNode::asText).containsExactly("Table " + PG_ORDERS);
        assertThat(inbound.path("-> outputs")).extracting(JsonNode::asText).containsExactly("S3Object " + object);
        JsonNode outbound =
                processes.path(AtlanNames.lineage(CONNECTION, Hop.OUTBOUND, List.of(object), List.of(SF_ORDERS)));
        assertThat(outbound.path("name").asText()).isEqualTo("s3://lake.prod/sales/orders/1.csv → ANALYTICS.ORDERS");
        JsonNode whole =
                processes.path(AtlanNames.lineage(CONNECTION, Hop.END_TO_END, List.of(PG_ORDERS), List.of(SF_ORDERS)));
        assertThat(whole.path("name").asText()).isEqualTo("public.orders → ANALYTICS.ORDERS");
        assertThat(whole.path("-> columnProcesses")).hasSize(4);
        JsonNode columns = ours("ColumnProcess");
        assertThat(columns).hasSize(4);
        assertThat(columns)
                .extracting(each -> each.path("name").asText())
                .contains("public.orders.id → ANALYTICS.ORDERS.ORDER_ID");
    }

    @Test
    void theTableStandsForObjectsThatAreNotShown() {
        publish(orders(5000), endToEnd());

        assertThat(ours("Process")).hasSize(3);
        assertThat(ours("Process").toString()).contains("Table " + CONNECTION + "/lake/lake.prod/sales.orders");
    }

    @Test
    void oneEndLeadsToTheTablesColumns() {
        publish(orders(5000), flow(postgres("shop", "public", "orders"), Optional.empty()));

        assertThat(ours("Process")).hasSize(1);
        // id is mapped to a name that the table does not have
        assertThat(ours("ColumnProcess"))
                .extracting(each -> each.path("name").asText())
                .containsExactly("public.orders.amount → sales/orders.amount");
    }

    @Test
    void theSameAgainSendsNothing() {
        sink.with(new TableObjects(csvObjects(2), Map.of()));
        publish(orders(2), endToEnd());
        server.log().clear();

        CatalogAnswer again = publish(orders(2), endToEnd());

        assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.log().entries())
                .noneMatch(entry ->
                        entry.path().endsWith("/entity/bulk") && !entry.method().equals("GET"));
    }

    @Test
    void anEndThatIsNotFoundLeavesTheRest() {
        CatalogAnswer answer = publish(
                orders(5000), flow(postgres("shop", "public", "nowhere"), snowflake("DWH", "ANALYTICS", "ORDERS")));

        assertThat(ours("Process")).hasSize(1);
        assertThat(answer.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.CATALOG_LINEAGE_MISSING);
            assertThat(finding.message()).contains("postgresql shop.public.nowhere");
        });
        assertThat(answer.base().path("unresolved")).hasSize(1);
    }

    /** Contract §7: a page is full whether or not its hits may be read. */
    @Test
    void anEndIsFoundBehindPagesOfOthersOfItsName() {
        try (StubAtlan large =
                        StubAtlan.start(StubAtlanSettings.defaults().with(Variant.NO_PERSONA, Variant.SCRUBBED_HITS));
                BareAtlan other = new BareAtlan(large, "tags=create")) {
            String shared = "default/snowflake/1690000009";
            large.seed().sharedConnection("snowflake", shared, "shared");
            String[] columns =
                    IntStream.range(0, 130).mapToObj(i -> "C" + i + " NUMBER").toArray(String[]::new);
            large.seed().table(shared, "LAKE", "S107", "SALES", columns);
            for (int i = 0; i < 250; i++) {
                large.seed().table(i % 2 == 0 ? Seed.SNOWFLAKE : shared, "DWH", "S" + i, "SALES");
            }
            Dataset sales = new Dataset("snowflake", Map.of(), List.of("LAKE", "S107", "SALES"));
            TableColumn[] own = IntStream.range(0, 130)
                    .mapToObj(i -> column("c" + i, bigint()))
                    .toArray(TableColumn[]::new);
            LineageFlow flow = flow(Optional.empty(), Optional.of(sales));

            CatalogAnswer answer =
                    other.publish(new Publication("run-1", table("sales", 1, List.of(), own), Optional.empty())
                            .withLineage(List.of(flow)));

            assertThat(answer.findings()).isEmpty();
            assertThat(large.snapshot().path("ColumnProcess")).hasSize(130);
        }
    }

    @Test
    void whatIsNotFoundOnceIsKept() {
        publish(orders(5000), endToEnd());
        server.person("ann").archive("Table", PG_ORDERS);
        server.index();

        publish(orders(5001), endToEnd());
        server.index();
        sink.sweep(1, 0);

        assertThat(ours("Process")).hasSize(3);
    }

    @Test
    void outdatedLineageGoesColumnsFirst() {
        sink.with(new TableObjects(csvObjects(2), Map.of()));
        publish(orders(2), endToEnd());
        server.index();
        publish(orders(2));
        server.log().clear();

        sink.sweep(1, 0);

        assertThat(ours("Process")).isEmpty();
        assertThat(ours("ColumnProcess")).isEmpty();
        assertThat(server.log().entries().stream()
                        .filter(entry -> entry.method().equals("DELETE"))
                        .map(RequestLog.Entry::query))
                .hasSize(2)
                .allMatch(query -> query.contains("deleteType=PURGE"));
        assertThat(server.snapshot().path("Process").has(Seed.SNOWFLAKE + "/load-customers"))
                .isTrue();
    }

    @Test
    void objectsThatWentTakeTheirLineageWithThem() {
        sink.with(new TableObjects(csvObjects(3), Map.of()));
        publish(orders(3), endToEnd());
        server.index();
        sink.with(new TableObjects(csvObjects(2), Map.of()));
        publish(orders(2), endToEnd());

        CatalogAnswer swept = sink.sweep(0.1, 20);

        assertThat(swept.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(ours("Process")).hasSize(5);
        assertThat(ours("ColumnProcess")).hasSize(4);
        assertThat(server.snapshot()
                        .path("S3Object")
                        .path(CONNECTION + "/lake.prod/sales/orders/2.csv")
                        .path("status")
                        .asText())
                .isEqualTo("DELETED");
    }

    @Test
    void tooMuchAtOnceStays() {
        sink.with(new TableObjects(csvObjects(30), Map.of()));
        publish(orders(30), endToEnd());
        server.index();
        publish(orders(30));

        CatalogAnswer swept = sink.sweep(0.1, 20);

        assertThat(swept.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.CATALOG_LINEAGE_KEPT);
            assertThat(finding.message()).contains("65 of 65");
        });
        assertThat(ours("Process")).hasSize(61);
    }

    @Test
    void aSweepPagesThroughMoreThanOnePage() {
        sink.with(new TableObjects(csvObjects(120), Map.of()));
        publish(orders(120), endToEnd());
        server.index();
        publish(orders(120));

        sink.sweep(1, 0);

        assertThat(ours("Process")).isEmpty();
        assertThat(ours("ColumnProcess")).isEmpty();
    }

    @Test
    void aVanishedTablesLineageGoesForGoodUnlessAnotherNeedsIt() {
        LogicalTable one = orders(5000);
        LogicalTable other = one.withName("sales/other");
        publish(one, endToEnd());
        publish(other, endToEnd());
        assertThat(ours("Process")).hasSize(5);

        sink.remove(one);

        assertThat(ours("Process")).hasSize(3);
        assertThat(ours("ColumnProcess")).hasSize(4);
    }

    @Test
    void lineageThroughSomeObjectsOnly() {
        sink.with(new TableObjects(csvObjects(3), Map.of("orders", List.of("sales/orders/1.csv"))));
        LineageFlow some = new LineageFlow(
                "orders",
                postgres("shop", "public", "orders"),
                Optional.of("**/1.csv"),
                snowflake("DWH", "ANALYTICS", "ORDERS"),
                RENAMED,
                RENAMED,
                RENAMED);

        publish(orders(3), some);

        assertThat(ours("Process")).hasSize(3);
    }

    @Test
    void aThousandObjectsOfOneTable() {
        sink.with(new TableObjects(csvObjects(1000), Map.of()));

        publish(orders(1000), endToEnd());

        assertThat(ours("Process")).hasSize(2001);
        long writes = server.log()
                .count(entry -> entry.method().equals("POST")
                        && entry.path().endsWith("/entity/bulk")
                        && !entry.body().contains("\"Connection\""));
        // database, schema, bucket, table, 5 columns, 1,000 objects, 2,001 processes, 4 of columns
        assertThat(writes).isEqualTo((3 + 1 + 5 + 1000 + 2001 + 4 + 19) / 20);
    }
}

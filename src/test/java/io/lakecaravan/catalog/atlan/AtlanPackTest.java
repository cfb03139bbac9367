package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.atlan.stub.Fault;
import io.lakecaravan.catalog.atlan.stub.RequestLog;
import io.lakecaravan.catalog.atlan.stub.Seed;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables that share requests: how many those are, and that what fails is one table's own. */
@Timeout(60)
class AtlanPackTest extends AtlanSinkCase {

    private final TablePack pack = new TablePack();

    @BeforeEach
    @Override
    void start() {
        // Without the folder of each table there is less to count.
        server = StubAtlan.start(StubAtlanSettings.defaults()
                .withIndexLag(Duration.ofSeconds(-1))
                .with(Variant.OLD_TENANT));
        sink = new BareAtlan(server, "tags=create", "customMetadata=off");
    }

    private static LogicalTable table(String name, int columns) {
        return Tables.table(
                name,
                1,
                List.of("Source.S3"),
                IntStream.range(0, columns)
                        .mapToObj(i -> column("c" + i, bigint()))
                        .toArray(TableColumn[]::new));
    }

    private void offer(LogicalTable... tables) {
        for (LogicalTable table : tables) {
            sink.offer(pack, Tables.publication("run-1", table));
        }
    }

    private List<PackedTable> ask() {
        assertThat(sink.request(pack)).isEmpty();
        return pack.settled();
    }

    private List<PackedTable> last() {
        pack.nobodyCame();
        return ask();
    }

    private static List<String> names(List<PackedTable> tables) {
        return tables.stream().map(table -> table.publication().table().name()).toList();
    }

    private List<RequestLog.Entry> writes() {
        return server.log().entries().stream()
                .filter(entry -> entry.method().equals("POST") && entry.path().endsWith("/entity/bulk"))
                .toList();
    }

    private JsonNode assets(String type) {
        return server.snapshot().path(type);
    }

    @Test
    void whatDoesNotFillARequestWaitsForTheNextTables() {
        offer(table("a", 5), table("b", 5), table("c", 5));

        // Database, schema, bucket; three tables of seven assets each: four are left.
        assertThat(names(ask())).containsExactly("a", "b");
        assertThat(writes()).as("one for the connection").hasSize(2);
        offer(table("d", 13));
        assertThat(ask()).as("19 of 20").isEmpty();
        assertThat(writes()).hasSize(2);
        List<PackedTable> settled = last();

        assertThat(names(settled)).containsExactly("c", "d");
        assertThat(settled).allSatisfy(each -> {
            CatalogAnswer answer = each.answer().orElseThrow();
            assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
            assertThat(answer.made()).extracting(Made::origin).containsOnly(Made.Origin.MADE);
            assertThat(answer.base().path("assets"))
                    .hasSize(each.publication().table().columns().size() + 2);
        });
        assertThat(writes()).hasSize(3);
        assertThat(pack.isEmpty()).isTrue();
        assertThat(server.log().count(entry -> entry.path().endsWith("/type/Table")))
                .as("reads of tags that stand at tables: one for a, b and c, one for d")
                .isEqualTo(2);
    }

    @Test
    void manyTablesAreReadAtOnceInAddressesOfBoundedLength() {
        LogicalTable[] tables = IntStream.range(0, 200)
                .mapToObj(i -> table("area/" + "x".repeat(50) + i, 1))
                .toArray(LogicalTable[]::new);
        offer(tables);
        last().forEach(sink::keep);
        server.log().clear();
        TablePack again = new TablePack();
        for (LogicalTable table : tables) {
            sink.offer(again, Tables.publication("run-2", table.withTags(List.of(), table.columns())));
        }

        again.nobodyCame();
        assertThat(sink.request(again)).isEmpty();

        List<RequestLog.Entry> reads = server.log().entries().stream()
                .filter(entry -> entry.path().endsWith("/type/Table"))
                .toList();
        assertThat(reads).hasSizeBetween(2, 10).allMatch(entry -> entry.query().length() <= 5_200);
    }

    @Test
    void anAssetThatTablesShareIsSentOnce() {
        sink.with(objects("both.xlsx"));
        offer(table("both/one", 1), table("both/two", 1));

        List<PackedTable> settled = last();

        assertThat(settled)
                .allSatisfy(each -> assertThat(each.answer()
                                .orElseThrow()
                                .base()
                                .path("assets")
                                .has(CONNECTION + "/lake.prod/both.xlsx"))
                        .isTrue());
        assertThat(writes())
                .filteredOn(entry -> entry.body().contains("both.xlsx"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body().split("\"s3ObjectKey\":\"both.xlsx\"", -1))
                        .hasSize(2));
    }

    private static TableObjects objects(String... keys) {
        return new TableObjects(
                Stream.of(keys)
                        .map(key -> new LakeObject(
                                "lake.prod", key, 10, Optional.of("e"), Instant.EPOCH, LakeObject.STANDARD))
                        .toList(),
                Map.of());
    }

    @Test
    void anObjectThatWentToATableOfTheSamePackStays() {
        sink.with(objects("sheets/x", "sheets/y"));
        offer(table("a", 1));
        sink.with(objects("sheets/z"));
        offer(table("b", 1));
        last().forEach(sink::keep);
        TablePack next = new TablePack();
        sink.with(objects("sheets/x"));
        sink.offer(next, Tables.publication("run-2", table("a", 2)));
        sink.with(objects("sheets/y"));
        sink.offer(next, Tables.publication("run-2", table("b", 2)));

        next.nobodyCame();
        assertThat(sink.request(next)).isEmpty();

        assertThat(assets("S3Object").path(CONNECTION + "/lake.prod/sheets/y").has("status"))
                .isFalse();
        assertThat(assets("S3Object")
                        .path(CONNECTION + "/lake.prod/sheets/z")
                        .path("status")
                        .asText())
                .isEqualTo("DELETED");
    }

    @Test
    void lineageThatIsRefusedIsLeftOutOfItsTableAlone() {
        ColumnMatching byName = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of(), "");
        LineageFlow flow = new LineageFlow(
                "orders",
                Optional.of(
                        new Dataset("postgresql", Map.of("atlan", Seed.POSTGRES), List.of("shop", "public", "orders"))),
                Optional.empty(),
                Optional.empty(),
                byName,
                byName,
                byName);
        Publication known = new Publication("run-1", table("known", 2), Optional.empty());
        sink.offer(pack, known.withLineage(List.of(flow)));
        last();
        server.person("ann").purge("Table", Seed.POSTGRES + "/shop/public/orders");
        offer(table("before", 2));
        sink.offer(pack, new Publication("run-1", table("drawn", 2), Optional.empty()).withLineage(List.of(flow)));
        offer(table("behind", 2));

        List<PackedTable> settled = last();

        assertThat(settled).allMatch(PackedTable::isAnswered);
        assertThat(settled.stream()
                        .filter(each -> !each.answer().orElseThrow().findings().isEmpty()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.publication().table().name()).isEqualTo("drawn");
                    assertThat(each.answer().orElseThrow().findings())
                            .extracting(Finding::code)
                            .containsOnly(FindingCode.CATALOG_ASSET_REFUSED);
                });
        assertThat(assets("Column").properties())
                .filteredOn(each -> each.getKey().startsWith(SCHEMA))
                .hasSize(8);
    }

    @Test
    void aTableThatIsRefusedLeavesTheOthersAlone() {
        offer(table("first", 1));
        last();
        // The request of both, the part of the first of them, its table.
        server.faults().next(3, "POST", "/entity/bulk", new Fault.Refused(400, Fault.Words.ATLAS));
        offer(table("bad", 2), table("good", 2));

        List<PackedTable> settled = last();

        assertThat(names(settled)).containsExactlyInAnyOrder("bad", "good");
        PackedTable bad =
                settled.stream().filter(each -> !each.isAnswered()).findFirst().orElseThrow();
        assertThat(bad.publication().table().name()).isEqualTo("bad");
        long before = server.log().count(entry -> true);
        Exchange alone = sink.request(bad);
        assertThat(alone.getException())
                .isInstanceOfSatisfying(
                        CatalogException.class, e -> assertThat(e.decision()).isEqualTo(Decision.REJECT));
        assertThat(server.log().count(entry -> true))
                .as("nothing is asked again")
                .isEqualTo(before);
        assertThat(assets("Table").has(SCHEMA + "/good")).isTrue();
        assertThat(assets("Table").has(SCHEMA + "/bad")).isFalse();
    }

    @Test
    void whatWasTakenBeforeAFailureIsNotSentAgainAndCounts() {
        offer(table("a", 20), table("b", 2));
        assertThat(ask()).as("17 of the first table's 22 assets").isEmpty();
        server.faults().next(1, "POST", "/entity/bulk", Fault.serverError());
        pack.nobodyCame();
        assertThat(sink.request(pack)).isPresent();
        pack.breakOff();
        List<PackedTable> alone = pack.settled();
        assertThat(names(alone)).containsExactly("a");
        server.log().clear();

        CatalogAnswer answer = sink.request(alone.get(0)).getMessage().getBody(CatalogAnswer.class);

        assertThat(writes())
                .singleElement()
                .satisfies(entry -> assertThat(entry.body())
                        .contains("/a/c19")
                        .doesNotContain("/a/c0\"")
                        .doesNotContain("/b/"));
        assertThat(answer.made()).extracting(Made::origin).containsOnly(Made.Origin.MADE);
        assertThat(answer.made()).extracting(Made::kind).containsExactly("Database", "Schema", "S3Bucket", "Table");
        assertThat(answer.base().path("assets").path(SCHEMA + "/a").path("tags"))
                .hasSize(1);
        assertThat(answer.base().path("assets")).hasSize(22);
        assertThat(names(last())).containsExactly("b");
    }

    @Test
    void anAnswerThatIsLostLeavesTheSameState() {
        server.faults().next(1, "POST", "/entity/bulk", new Fault.AnswerLost());
        offer(table("a", 30), table("b", 2));
        pack.nobodyCame();
        assertThat(sink.request(pack)).as("the connection's answer").isPresent();
        server.faults().next(1, "POST", "/entity/bulk", new Fault.AnswerLost());
        pack.nobodyCame();
        assertThat(sink.request(pack)).isPresent();

        assertThat(last()).allMatch(PackedTable::isAnswered);

        try (StubAtlan calm = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.OLD_TENANT));
                BareAtlan other = new BareAtlan(calm, "tags=create", "customMetadata=off")) {
            other.publish(table("a", 30));
            other.publish(table("b", 2));
            assertThat(server.snapshot()).isEqualTo(calm.snapshot());
        }
    }

    @Test
    void whatPeoplePurgedIsMadeAnewWhileOthersAreOnlyChanged() {
        offer(table("a", 2), table("b", 2));
        last().forEach(sink::keep);
        for (String column : List.of("c0", "c1")) {
            server.person("ann").purge("Column", SCHEMA + "/a/" + column);
        }
        server.person("ann").purge("Table", SCHEMA + "/a");
        server.log().clear();
        TablePack next = new TablePack();
        for (LogicalTable table : List.of(table("a", 3), table("b", 3))) {
            sink.offer(next, Tables.publication("run-2", table));
        }

        next.nobodyCame();
        assertThat(sink.request(next)).isEmpty();

        assertThat(next.settled()).allMatch(PackedTable::isAnswered);
        assertThat(assets("Column").has(SCHEMA + "/a/c0")).isTrue();
        assertThat(assets("Column").has(SCHEMA + "/b/c2")).isTrue();
        assertThat(writes())
                .singleElement()
                .satisfies(entry -> assertThat(entry.body()).contains("/a/c0\"").doesNotContain("/b/c0\""));
    }

    @Test
    void aPackIsFullOfManyTablesOrOfMuch() {
        offer(table("wide", 1_980));
        assertThat(pack.hasRoom()).isTrue();
        Column[] fields = IntStream.range(0, 20)
                .mapToObj(i -> Column.nullable("f" + i, bigint()))
                .toArray(Column[]::new);
        offer(Tables.table("deep", 1, List.of(), column("c", Tables.struct(fields))));
        assertThat(pack.hasRoom()).isFalse();

        TablePack patient = new TablePack();
        for (int i = 1; i < 10; i++) {
            patient.nobodyCameYet();
            assertThat(patient.hasRoom()).isTrue();
        }
        patient.nobodyCameYet();
        assertThat(patient.hasRoom()).as("waits no longer").isFalse();

        TablePack many = new TablePack();
        for (int i = 0; i < 50; i++) {
            assertThat(many.hasRoom()).isTrue();
            sink.offer(many, Tables.publication("run-1", table("t" + i, 1)));
        }
        assertThat(many.hasRoom()).isFalse();
        many.breakOff();
        assertThat(many.settled()).hasSize(1);
        assertThat(many.hasRoom()).as("for one more").isTrue();
        sink.offer(many, Tables.publication("run-1", table("more", 1)));
        assertThat(many.hasRoom()).isFalse();
    }
}

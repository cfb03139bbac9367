package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.RequestLog;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.catalog.openmetadata.stub.Variant;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moments in which a question that the contract leaves open decides what a server does: the connector is right under each answer. */
class OpenQuestionsTest {
    private static LogicalTable orders(long objects, String tag) {
        return Tables.table(
                "sales/orders",
                objects,
                List.of("Lake.Curated"),
                column("id", bigint(), tag),
                column("note", text()),
                column("empty", struct()));
    }

    private static StubOpenMetadata server(String version, Variant played) {
        return StubOpenMetadata.start(
                StubSettings.defaults().withVersion(version).with(played));
    }

    /** A person takes a column's tag away after it was read and before it is patched. */
    @ParameterizedTest
    @EnumSource
    void aPersonIsFaster(Variant.FailedTest played) {
        try (StubOpenMetadata server = server("1.12.6", played);
                BareSink sink = new BareSink(server)) {
            Shelf shelf = new Shelf(Model.TABLES, server);
            sink.publish(orders(3, "Key.Primary"));
            shelf.person.tagColumn(EntityKind.TABLE, shelf.fqn(), "id", "Tier.Tier1");
            server.log().clear();
            server.faults()
                    .before(
                            "PATCH",
                            "/tables/",
                            () -> shelf.person.untagColumn(EntityKind.TABLE, shelf.fqn(), "id", "Key.Primary"));
            CatalogAnswer answer = sink.publish(orders(4, "Key.Other"));

            assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
            assertThat(patches(server)).extracting(RequestLog.Entry::status).contains(status(played), 200);
            assertThat(Shelf.tags(shelf.column("id"))).containsExactlyInAnyOrder("Tier.Tier1", "Key.Other");
        }
    }

    private static int status(Variant.FailedTest played) {
        return switch (played) {
            case SERVER_ERROR -> 500;
            case BAD_REQUEST -> 400;
            case PRECONDITION_FAILED -> 412;
        };
    }

    private static List<RequestLog.Entry> patches(StubOpenMetadata server) {
        return server.log().entries().stream()
                .filter(entry -> entry.method().equals("PATCH") && entry.path().contains("/tables/"))
                .toList();
    }

    /** A struct of nothing has its children all the same. */
    @ParameterizedTest
    @EnumSource
    void aStructMayBeEmpty(Variant.StructChildren played) {
        try (StubOpenMetadata server = server("1.12.6", played);
                BareSink sink = new BareSink(server)) {
            assertThat(sink.publish(orders(3, "Key.Primary")).findings()).isEmpty();
            assertThat(new Shelf(Model.TABLES, server).columns(new Shelf(Model.TABLES, server).entity()))
                    .hasSize(3);
        }
    }

    /** Somebody deletes a tag that a table is to have. */
    @ParameterizedTest
    @EnumSource
    void aTagIsDeleted(Variant.DeletedTag played) {
        try (StubOpenMetadata server = server("1.12.6", played);
                BareSink sink = new BareSink(server);
                BareSink later = new BareSink(server)) {
            Shelf shelf = new Shelf(Model.TABLES, server);
            sink.publish(orders(3, "Key.Primary"));
            shelf.person.delete(EntityKind.TAG, "Key.Primary");
            CatalogAnswer answer = later.publish(orders(4, "Key.Primary"));
            assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
            assertThat(answer.findings())
                    .extracting(finding -> finding.code().name())
                    .containsExactly("CATALOG_TAG_MISSING");
        }
    }

    /** A map names a column that the upstream does not have, and one that we do not have. */
    @ParameterizedTest
    @EnumSource
    void onlyColumnsThatAreThereAreDrawn(Variant.UnknownLineageColumn played) throws Exception {
        try (StubOpenMetadata server = server("1.12.6", played);
                BareLineage lineage = new BareLineage(server)) {
            LineageNeighbours neighbours = new LineageNeighbours(server);
            neighbours.table("shop-pg", "shop", "public", "orders", "id", "secret");
            Dataset shop =
                    new Dataset("postgresql", Map.of("openmetadata", "shop-pg"), List.of("shop", "public", "orders"));
            ColumnMatching columns = new ColumnMatching(
                    ColumnMatching.Match.IGNORE_CASE, Map.of("secret", "gone", "nowhere", "note"), "");
            LineageFlow flow = new LineageFlow(
                    "orders", Optional.of(shop), Optional.empty(), Optional.empty(), columns, columns, columns);
            lineage.publish(
                    Tables.publication("run-1", orders(3, "Key.Primary")).withLineage(List.of(flow)));
            JsonNode edge = neighbours
                    .edge("shop-pg.shop.public.orders", new Shelf(Model.TABLES, server).fqn())
                    .orElseThrow();
            assertThat(LineageMerge.pairs(edge)).hasSize(1);
            assertThat(server.log().entries())
                    .filteredOn(entry -> entry.path().endsWith("/lineage") && entry.isWrite())
                    .extracting(RequestLog.Entry::status)
                    .containsOnly(200);
        }
    }

    /**
     * What a PUT does to an entity that is there differs most between servers (contract §6): there is none, so that nothing
     * we do depends on {@link Variant.Omitted}, {@link Variant.Retyped}, {@link Variant.BotPolicy} and
     * {@link Variant.ServiceConnection}.
     */
    @ParameterizedTest
    @EnumSource(Model.class)
    void whatIsThereIsNeverPut(Model model) {
        try (StubOpenMetadata server = StubOpenMetadata.start();
                BareSink sink = new BareSink(server, "model=" + model)) {
            sink.publish(orders(3, "Key.Primary"));
            server.log().clear();
            sink.publish(Tables.table(
                    "sales/orders", 5, List.of("Lake.Raw"), column("id", text()), column("came", bigint())));
            assertThat(server.log().entries())
                    .filteredOn(entry -> entry.method().equals("PUT") && entry.status() == 200)
                    .extracting(RequestLog.Entry::path)
                    .allMatch(path -> path.endsWith("/tableProfile")
                            || path.endsWith("/sampleData")
                            || path.endsWith("/lineage"));
        }
    }
}

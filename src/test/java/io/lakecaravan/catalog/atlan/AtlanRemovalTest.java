package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.Made.Origin;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.RemovalAnswer.Result;
import io.lakecaravan.catalog.atlan.stub.RequestLog;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What went is archived and comes back as people left it. */
class AtlanRemovalTest extends AtlanSinkCase {
    @Test
    void aColumnThatWentIsArchivedAndOneThatComesBackIsRestored() {
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").describe("Column", ORDERS + "/amount", "what it cost");

        sink.publish(with(table, table.columns().get(0), table.columns().get(1)));
        assertThat(asset("Column", ORDERS + "/amount").path("status").asText()).isEqualTo("DELETED");

        sink.publish(table);
        JsonNode back = asset("Column", ORDERS + "/amount");
        assertThat(back.has("status")).isFalse();
        assertThat(back.path("userDescription").asText()).isEqualTo("what it cost");
    }

    @Test
    void aTableThatVanishedIsArchivedAndComesBackWithItsWords() {
        sink.with(new TableObjects(objects(2), Map.of()));
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").describe("Table", ORDERS, "all orders");

        sink.remove(table);
        assertThat(asset("Table", ORDERS).path("status").asText()).isEqualTo("DELETED");
        assertThat(asset("Column", ORDERS + "/id").path("status").asText()).isEqualTo("DELETED");
        assertThat(asset("S3Object", CONNECTION + "/lake.prod/sales/orders/part-0001.parquet")
                        .path("status")
                        .asText())
                .isEqualTo("DELETED");

        sink.publish(table);
        assertThat(asset("Table", ORDERS).has("status")).isFalse();
        assertThat(asset("Table", ORDERS).path("userDescription").asText()).isEqualTo("all orders");
        assertThat(asset("Column", ORDERS + "/id").has("status")).isFalse();
    }

    @Test
    void whatWasRemovedIsRestoredAsPeopleLeftIt() {
        sink.with(new TableObjects(objects(30), Map.of()));
        LogicalTable table = orders(30);
        sink.publish(table);
        server.person("ann").describe("Table", ORDERS, "all orders");
        JsonNode before = server.snapshot();
        sink.remove(table);

        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(server.snapshot()).isEqualTo(before);
        server.log().clear();
        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(server.log().entries()).noneMatch(RequestLog.Entry::isWrite);

        server.person("ann").archive("Table", ORDERS);
        sink.forget();
        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(asset("Table", ORDERS).has("status")).isFalse();
        server.person("ann").purge("Table", ORDERS);
        assertThat(sink.restore(table, CONNECTION, ORDERS).result()).isEqualTo(RemovalAnswer.Result.DISOWNED);
    }

    private static Made parent(CatalogAnswer answer, String kind) {
        return answer.made().stream()
                .filter(made -> made.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private boolean isArchived(Made made) {
        return asset(made.kind(), made.name()).path("status").asText().equals("DELETED");
    }

    @Test
    void whatATableStoodInGoesWhenItIsEmptyAndComesBack() {
        LogicalTable table = orders(2);
        CatalogAnswer answer = sink.publish(table);
        assertThat(answer.made())
                .extracting(Made::kind, Made::origin)
                .containsExactly(
                        tuple("Database", Origin.MADE),
                        tuple("Schema", Origin.MADE),
                        tuple("S3Bucket", Origin.MADE),
                        tuple("Table", Origin.MADE));
        assertThat(sink.publish(orders(3)).made()).extracting(Made::kind).containsExactly("Table");
        server.person("ann").describe("Schema", SCHEMA, "our lake");
        JsonNode before = server.snapshot();
        Made database = parent(answer, "Database");
        Made schema = parent(answer, "Schema");
        server.index();
        assertThat(sink.remove(database).reason())
                .startsWith("there is something in it, such as " + CONNECTION + "/lake/");

        sink.remove(table);
        for (Made made : List.of(parent(answer, "S3Bucket"), schema, database)) {
            assertThat(sink.remove(made)).as(made.kind()).isEqualTo(RemovalAnswer.removed());
            assertThat(isArchived(made)).isTrue();
            assertThat(sink.remove(made)).isEqualTo(RemovalAnswer.gone());
        }
        assertThat(asset("Connection", CONNECTION).has("status")).isFalse();

        for (Made made : List.of(database, schema, parent(answer, "S3Bucket"))) {
            assertThat(sink.restore(made)).isEqualTo(RemovalAnswer.restored());
        }
        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(server.snapshot()).isEqualTo(before);

        sink.remove(table);
        sink.remove(schema);
        sink.remove(database);
        sink.publish(table);
        assertThat(isArchived(schema))
                .as("with the table comes what it stands in")
                .isFalse();
        assertThat(isArchived(database)).isFalse();
    }

    @Test
    void whatOthersStandInOrMadeAnewStays() {
        LogicalTable table = orders(2);
        CatalogAnswer answer = sink.publish(table);
        server.seed().table(CONNECTION, "lake", "lake.prod", "theirs");
        sink.remove(table);

        for (String kind : List.of("Schema", "Database")) {
            Made made = parent(answer, kind);
            assertThat(sink.remove(made).result()).isEqualTo(Result.KEPT);
            assertThat(sink.remove(made).reason()).contains(SCHEMA);
            assertThat(isArchived(made)).isFalse();
        }
        Made bucket = parent(answer, "S3Bucket");
        server.person("ann").purge("S3Bucket", bucket.name());
        assertThat(sink.remove(bucket)).isEqualTo(RemovalAnswer.gone());
        sink = sink.restarted(server, "tags=create");
        Made another = parent(sink.publish(table("other", 1, List.of(), column("id", bigint()))), "S3Bucket");
        assertThat(another.origin()).isEqualTo(Origin.MADE);
        assertThat(sink.remove(bucket).result()).isEqualTo(Result.DISOWNED);
        assertThat(sink.restore(bucket).result()).isEqualTo(Result.DISOWNED);
        assertThat(isArchived(another)).isFalse();
    }

    /** Contract §9: search knows of a write up to two minutes later. */
    @Test
    void searchThatIsLateKeepsNothingAndHidesNothing() {
        try (StubAtlan late = StubAtlan.start(StubAtlanSettings.defaults().withIndexLag(Duration.ofSeconds(-1)));
                BareAtlan other = new BareAtlan(late, "tags=create")) {
            TableColumn[] columns = IntStream.range(0, 120)
                    .mapToObj(i -> column("c" + i, bigint()))
                    .toArray(TableColumn[]::new);
            LogicalTable wide = table("wide", 1, List.of(), columns);
            CatalogAnswer answer = other.publish(wide);
            Made schema = parent(answer, "Schema");
            late.index();
            other.remove(wide);

            assertThat(other.remove(schema))
                    .isEqualTo(RemovalAnswer.kept(
                            "Atlan's search still shows what was archived; try again in some minutes"));
            late.index();
            assertThat(other.remove(schema)).isEqualTo(RemovalAnswer.removed());
        }
    }
}

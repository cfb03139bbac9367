package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.catalog.atlan.stub.Fault;
import io.lakecaravan.catalog.atlan.stub.Person;
import io.lakecaravan.catalog.atlan.stub.Seed;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ChosenObject.Reason;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The life of a table over many runs, for each choice of objects and each answer to what the contract leaves open: what
 * people write stays, what is ours follows the lake. The last state is written down under {@code atlan-history/}, refreshed
 * with {@code -Dgolden.refresh=true}.
 */
@Timeout(60)
class AtlanHistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final LogicalType INT = LogicalType.Int.signed(32);
    private static final String CONNECTION = AtlanNames.connection("demo");
    private static final String SCHEMA = CONNECTION + "/lake/lake.prod";
    private static final String ORDERS = SCHEMA + "/sales.orders";
    private static final String BUCKET = CONNECTION + "/lake.prod";
    private static final String SAMPLE = BUCKET + "/sales/orders/a.parquet";

    private String objects = "";
    private boolean isOld;
    private StubAtlan server;
    private BareAtlan sink;
    private Person ann;

    static Stream<Arguments> modes() {
        return Stream.of("none", "sampled", "all").map(objects -> Arguments.of(objects, List.of()));
    }

    /** What the contract leaves open is answered otherwise, all of it at once: a failure names the step. */
    static Stream<Arguments> openQuestions() {
        return Stream.of(Arguments.of("all", Variant.openQuestions().toList()));
    }

    static Stream<Arguments> oldTenants() {
        return Stream.of(Arguments.of("all", List.of(Variant.OLD_TENANT, Variant.TYPE_MISSING_WITHOUT_CODE)));
    }

    @ParameterizedTest(name = "objects: {0}, {1}")
    @MethodSource({"modes", "openQuestions", "oldTenants"})
    void whatPeopleWroteOutlivesEverything(String shown, List<Variant> variants) throws IOException {
        objects = shown;
        isOld = variants.contains(Variant.OLD_TENANT);
        try (StubAtlan started = StubAtlan.start(StubAtlanSettings.defaults().with(variants.toArray(Variant[]::new)))) {
            server = started;
            ann = server.person("ann");
            server.seed().customSet("Stewardship", "Steward");
            server.seed().term("Order");
            sink = new BareAtlan(server, parameters());
            assertThat(publish(first(), 3).findings()).isEmpty();
            edit();
            followTheLake();
            removeRules();
            goAndComeBack();
            stayAsIs();
            loseTheState();
            check();
            assertThat(server.dropped()).isEmpty();
            assertThat(server.violations()).isEmpty();
            assertThat(server.lapses()).isEmpty();
            compare(variants.isEmpty() || isOld);
        } finally {
            sink.close();
        }
    }

    private String[] parameters() {
        return new String[] {"tags=create", "objects=" + objects};
    }

    private static LogicalTable table(long count, List<String> tags, TableColumn... columns) {
        return Tables.reading(
                Tables.table("sales/orders", count, tags, columns),
                new ReadObject("sales/orders/a.parquet", 10, Reason.NEWEST),
                new ReadObject("sales/orders/" + count + ".parquet", 10, Reason.LAST));
    }

    private static LogicalTable first() {
        return table(
                3,
                List.of("Lake.Curated", "Source.S3"),
                column("id", bigint(), "Key.Primary"),
                column("email", text(), "PII.Email"),
                column("phone", text(), "PII.Phone"),
                column("amount", new LogicalType.Decimal(12, 2), "Finance.Money"),
                column(
                        "address",
                        struct(
                                Column.nullable("street", text()),
                                Column.nullable("zip", INT),
                                Column.nullable(
                                        "geo", struct(Column.nullable("lat", new LogicalType.FloatingPoint(64)))))),
                column(
                        "items",
                        new LogicalType.ListOf(Column.nullable(
                                "element", struct(Column.nullable("sku", INT), Column.nullable("qty", INT))))),
                column("year", INT));
    }

    /** The id is text now, amount went, note came, phone stands before email, and nested fields changed, came and moved. */
    private static LogicalTable changed(List<String> tags, String idTag) {
        return table(
                5,
                tags,
                idTag.isEmpty() ? column("id", text()) : column("id", text(), idTag),
                column("note", text()),
                column("phone", text(), "PII.Phone"),
                column("email", text(), "PII.Email"),
                column(
                        "address",
                        struct(
                                Column.nullable("city", text()),
                                Column.nullable("geo", struct(Column.nullable("lat", text()))),
                                Column.nullable("street", new LogicalType.Text(LogicalType.TextKind.JSON)))),
                column(
                        "items",
                        new LogicalType.ListOf(Column.nullable(
                                "element", struct(Column.nullable("qty", INT), Column.nullable("sku", text()))))),
                column("year", INT));
    }

    /** The amount is back. */
    private static LogicalTable last() {
        LogicalTable table = changed(List.of("Source.S3"), "");
        List<TableColumn> columns = Stream.concat(
                        table.columns().stream(), Stream.of(column("amount", new LogicalType.Decimal(12, 2))))
                .toList();
        return table(4, List.of("Source.S3"), columns.toArray(TableColumn[]::new));
    }

    private static LineageFlow flow() {
        Dataset from = new Dataset("postgresql", Map.of("atlan", Seed.POSTGRES), List.of("shop", "public", "orders"));
        Dataset to = new Dataset("snowflake", Map.of("atlan", Seed.SNOWFLAKE), List.of("DWH", "ANALYTICS", "ORDERS"));
        ColumnMatching renamed = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of("id", "ORDER_ID"), "");
        return new LineageFlow(
                "orders", Optional.of(from), Optional.empty(), Optional.of(to), renamed, renamed, renamed);
    }

    private Publication publication(LogicalTable table) {
        return new Publication(sink.nextRun(), table, Optional.empty()).withLineage(List.of(flow()));
    }

    private void list(int count) {
        List<LakeObject> all = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new LakeObject(
                        "lake.prod",
                        "sales/orders/" + (i == 1 ? "a" : i) + ".parquet",
                        1000,
                        Optional.of("e" + i),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LakeObject.STANDARD))
                .toList();
        sink.with(objects.equals("all") ? new TableObjects(all, Map.of()) : null);
    }

    private CatalogAnswer publish(LogicalTable table, int count) {
        list(count);
        return sink.publish(publication(table));
    }

    private void edit() {
        ann.describe("Table", ORDERS, "The orders.");
        ann.displayName("Table", ORDERS, "Orders");
        ann.own("Table", ORDERS);
        ann.certify("Table", ORDERS, "VERIFIED");
        ann.announce("Table", ORDERS, "Closing", "Numbers are final on the third day.");
        ann.label("Table", ORDERS, "finance");
        ann.term("Table", ORDERS, "Order");
        ann.readme("Table", ORDERS, "%3Ch2%3EOrders%3C%2Fh2%3E");
        ann.custom("Table", ORDERS, "Stewardship", "Steward", TextNode.valueOf("ann"));
        ann.tag("Table", ORDERS, "Confidential");
        ann.untag("Table", ORDERS, "Source.S3");
        ann.describe("Column", ORDERS + "/id", "Its number.");
        ann.displayName("Column", ORDERS + "/id", "Number");
        ann.tag("Column", ORDERS + "/id", "Confidential");
        ann.term("Column", ORDERS + "/id", "Order");
        ann.untag("Column", ORDERS + "/email", "PII.Email");
        ann.describe("Column", ORDERS + "/amount", "What it cost.");
        ann.tag("Column", ORDERS + "/amount", "PII");
        ann.describe("Column", ORDERS + "/address", "Where to.");
        ann.describe("Column", ORDERS + "/address/street", "With number.");
        ann.tag("Column", ORDERS + "/address/geo/lat", "Confidential");
        ann.describe("Column", ORDERS + "/items/items/sku", "As in the shop.");
        ann.describe("Schema", SCHEMA, "The lake of production.");
        ann.own("Database", CONNECTION + "/lake");
        if (!objects.equals("none")) {
            ann.describe("S3Bucket", BUCKET, "Do not write here.");
            ann.describe("S3Object", SAMPLE, "Delivered late.");
            ann.certify("S3Object", SAMPLE, "DEPRECATED");
            ann.tag("S3Object", SAMPLE, "Confidential");
            if (!isOld) {
                ann.describe("S3Prefix", BUCKET + "/sales/orders/", "All orders lie here.");
            }
        }
    }

    /** The server fails in the middle, after a part was written, and we are killed. */
    private void followTheLake() {
        LogicalTable table = changed(List.of("Lake.Curated", "Source.S3"), "Key.Primary");
        list(5);
        server.faults().next(1, "POST", "/entity/bulk", Fault.serverErrorAfterwards());
        assertThat(sink.request(publication(table)).getException()).isNotNull();
        sink = sink.restarted(server, parameters());
        CatalogAnswer answer = publish(table, 5);
        assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(answer.decisions())
                .containsExactly(
                        new TagDecision(List.of(), "Source.S3", Choice.REJECTED),
                        new TagDecision(List.of("email"), "PII.Email", Choice.REJECTED));
        assertThat(tags("Table", ORDERS)).containsExactlyInAnyOrder("Lake.Curated", "Confidential");
        assertThat(tags("Column", ORDERS + "/id")).containsExactlyInAnyOrder("Key.Primary", "Confidential");
        assertThat(tags("Column", ORDERS + "/email")).isEmpty();
        assertThat(asset("Column", ORDERS + "/id").path("dataType").asText()).isEqualTo("STRING");
        assertThat(asset("Column", ORDERS + "/id").path("userDescription").asText())
                .isEqualTo("Its number.");
        assertThat(isActive("Column", ORDERS + "/amount")).isFalse();
        assertThat(asset("Column", ORDERS + "/note").path("order").asInt()).isEqualTo(2);
    }

    private void removeRules() {
        assertThat(publish(changed(List.of("Source.S3"), ""), 5).effect()).isEqualTo(Effect.WRITTEN);
        assertThat(tags("Table", ORDERS)).containsExactly("Confidential");
        assertThat(tags("Column", ORDERS + "/id")).containsExactly("Confidential");
    }

    private void goAndComeBack() {
        sink.remove(changed(List.of("Source.S3"), ""));
        assertThat(isActive("Table", ORDERS)).isFalse();
        assertThat(isActive("Column", ORDERS + "/id")).isFalse();
        assertThat(ours("Process")).isEmpty();
        assertThat(ours("ColumnProcess")).isEmpty();
        assertThat(asset("Table", ORDERS).path("userDescription").asText()).isEqualTo("The orders.");
        list(4);
        server.faults().next(1, "POST", "/entity/bulk", new Fault.AnswerLost());
        assertThat(sink.request(publication(last())).getException()).isNotNull();
        assertThat(publish(last(), 4).effect()).isEqualTo(Effect.WRITTEN);
        assertThat(isActive("Table", ORDERS)).isTrue();
        assertThat(isActive("Column", ORDERS + "/amount")).isTrue();
    }

    private void stayAsIs() {
        sink.trust();
        server.log().clear();
        assertThat(publish(last(), 4).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.log().entries())
                .noneMatch(entry -> entry.isWrite() && !entry.path().endsWith("/indexsearch"));
    }

    /** Without a base nobody knows that a person took ours away: they are added once more, and nothing is removed. */
    private void loseTheState() {
        sink.forget();
        int before = server.changes().size();
        CatalogAnswer answer = publish(last(), 4);
        assertThat(answer.findings()).isEmpty();
        assertThat(answer.decisions()).isEmpty();
        assertThat(server.changes().subList(before, server.changes().size()))
                .noneMatch(change -> change.startsWith("DELETE") || change.startsWith("CREATE"));
        ann.untag("Table", ORDERS, "Source.S3");
        ann.untag("Column", ORDERS + "/email", "PII.Email");
        server.log().clear();
        assertThat(publish(last(), 4).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.log().entries())
                .noneMatch(entry -> entry.isWrite() && !entry.path().endsWith("/indexsearch"));
    }

    private void check() {
        JsonNode table = asset("Table", ORDERS);
        assertThat(table.path("userDescription").asText()).isEqualTo("The orders.");
        assertThat(table.path("displayName").asText()).isEqualTo("Orders");
        assertThat(table.at("/ownerUsers/0").asText()).isEqualTo("ann");
        assertThat(table.path("certificateStatus").asText()).isEqualTo("VERIFIED");
        assertThat(table.path("announcementTitle").asText()).isEqualTo("Closing");
        assertThat(table.path("announcementMessage").asText()).isEqualTo("Numbers are final on the third day.");
        assertThat(table.path("labels")).extracting(JsonNode::asText).containsExactly("finance");
        assertThat(table.path("-> meanings"))
                .extracting(JsonNode::asText)
                .containsExactly("AtlasGlossaryTerm Order@glossary");
        assertThat(table.path("custom Stewardship").path("Steward").asText()).isEqualTo("ann");
        assertThat(asset("Readme", ORDERS + "/readme").path("description").asText())
                .isEqualTo("%3Ch2%3EOrders%3C%2Fh2%3E");
        assertThat(tags("Table", ORDERS)).containsExactly("Confidential");
        JsonNode id = asset("Column", ORDERS + "/id");
        assertThat(id.path("userDescription").asText()).isEqualTo("Its number.");
        assertThat(id.path("displayName").asText()).isEqualTo("Number");
        assertThat(id.path("-> meanings")).hasSize(1);
        assertThat(tags("Column", ORDERS + "/id")).containsExactly("Confidential");
        assertThat(tags("Column", ORDERS + "/email")).isEmpty();
        assertThat(tags("Column", ORDERS + "/phone")).containsExactly("PII.Phone");
        assertThat(asset("Column", ORDERS + "/amount").path("userDescription").asText())
                .isEqualTo("What it cost.");
        assertThat(tags("Column", ORDERS + "/amount")).containsExactly("PII");
        assertThat(asset("Column", ORDERS + "/address").path("userDescription").asText())
                .isEqualTo("Where to.");
        JsonNode street = asset("Column", ORDERS + "/address/street");
        assertThat(street.path("userDescription").asText()).isEqualTo("With number.");
        assertThat(street.path("dataType").asText()).isEqualTo("JSON");
        assertThat(street.path("nestedColumnOrder").asText()).isEqualTo("3");
        assertThat(tags("Column", ORDERS + "/address/geo/lat")).containsExactly("Confidential");
        assertThat(asset("Column", ORDERS + "/items/items/sku")
                        .path("userDescription")
                        .asText())
                .isEqualTo("As in the shop.");
        assertThat(isActive("Column", ORDERS + "/address/zip")).isFalse();
        assertThat(asset("Schema", SCHEMA).path("userDescription").asText()).isEqualTo("The lake of production.");
        assertThat(asset("Database", CONNECTION + "/lake").at("/ownerUsers/0").asText())
                .isEqualTo("ann");
        if (!objects.equals("none")) {
            assertThat(asset("S3Bucket", BUCKET).path("userDescription").asText())
                    .isEqualTo("Do not write here.");
            JsonNode object = asset("S3Object", SAMPLE);
            assertThat(object.path("userDescription").asText()).isEqualTo("Delivered late.");
            assertThat(object.path("certificateStatus").asText()).isEqualTo("DEPRECATED");
            assertThat(tags("S3Object", SAMPLE)).containsExactly("Confidential");
            assertThat(isOld || isActive("S3Prefix", BUCKET + "/sales/orders/")).isTrue();
            assertThat(isOld
                            || asset("S3Prefix", BUCKET + "/sales/orders/")
                                    .path("userDescription")
                                    .asText()
                                    .equals("All orders lie here."))
                    .isTrue();
            assertThat(isActive("S3Object", BUCKET + "/sales/orders/5.parquet")).isFalse();
        }
    }

    private JsonNode asset(String type, String name) {
        JsonNode found = server.snapshot().path(type).path(name);
        assertThat(found.isMissingNode()).as(type + " " + name).isFalse();
        return found;
    }

    private boolean isActive(String type, String name) {
        return !asset(type, name).path("status").asText().equals("DELETED");
    }

    private List<String> tags(String type, String name) {
        return Stream.of(asset(type, name).path("tags"))
                .flatMap(tags -> IntStream.range(0, tags.size()).mapToObj(tags::get))
                .map(JsonNode::asText)
                .toList();
    }

    private ObjectNode ours(String type) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        server.snapshot().path(type).properties().forEach(each -> {
            if (each.getKey().startsWith(CONNECTION)) {
                found.set(each.getKey(), each.getValue());
            }
        });
        return found;
    }

    private void compare(boolean isWrittenDown) throws IOException {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        server.snapshot().fieldNames().forEachRemaining(type -> {
            if (!ours(type).isEmpty()) {
                seen.set(type, ours(type));
            }
        });
        Path golden =
                Path.of("src/test/resources/atlan-history", objects + (isOld ? "-of-an-old-tenant" : "") + ".json");
        String text = JSON.writeValueAsString(JSON.treeToValue(seen, Map.class)) + "\n";
        if (Boolean.getBoolean("golden.refresh") && isWrittenDown) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}

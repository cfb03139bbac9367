package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.sampled;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static io.lakecaravan.catalog.openmetadata.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.Person;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.LogicalTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMetadataSinkTest {
    private static final String ORDERS = "demo.\"lake.prod\".sales.orders";

    private StubOpenMetadata server;
    private BareSink sink;
    private Person person;

    @BeforeEach
    void start() {
        open(StubSettings.defaults().withSchemas(PayloadSchemas.load("1.13")));
    }

    private void open(StubSettings settings) {
        server = StubOpenMetadata.start(settings);
        sink = new BareSink(server);
        person = server.person("alice");
    }

    @AfterEach
    void everyPayloadFits() {
        sink.close();
        server.close();
        assertThat(server.schemaViolations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.11", "1.13"})
    void firstPublicationMakesAllThatATableNeeds(String schemas) {
        everyPayloadFits();
        open(StubSettings.defaults().withSchemas(PayloadSchemas.load(schemas)));
        CatalogAnswer answer = sink.publish(sampled("r", orders(3), "1", "a@example.org"));
        assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(answer.entity()).isEqualTo(ORDERS);
        assertThat(answer.findings()).isEmpty();
        assertThat(answer.sampleVersion()).contains("e3:10");
        JsonNode all = server.snapshot();
        assertThat(all.path("databaseService").fieldNames()).toIterable().containsExactly("demo");
        assertThat(all.path("tag").has("Source.S3")).isTrue();
        JsonNode table = all.path("table").path(ORDERS);
        assertThat(table.path("tableType").asText()).isEqualTo("External");
        assertThat(table.path("locationPath").asText()).isEqualTo("s3://lake.prod/sales/orders/");
        assertThat(table.at("/tablePartition/columns/0/columnName").asText()).isEqualTo("year");
        assertThat(table.findValuesAsText("name")).contains("id", "email", "amount", "address", "street", "zip");
        assertThat(table.at("/columns/2/precision").asInt()).isEqualTo(12);
        assertThat(tags(table.path("columns").get(1))).containsExactly("PII.Sensitive");
        assertThat(table.at("/sampleData/rows/0/1").asText()).isEqualTo("a@example.org");
    }

    @Test
    void asecondIdenticalPublicationWritesNothing() {
        sink.publish(sampled("r1", orders(3), "1", "a@example.org"));
        long writes = server.writes();
        assertThat(sink.publish(sampled("r2", orders(3), "1", "a@example.org")).effect())
                .isEqualTo(Effect.UNCHANGED);
        sink.forget();
        CatalogAnswer answer = sink.publish(sampled("r3", orders(3), "1", "a@example.org"));
        assertThat(answer.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(answer.sampleVersion()).contains("e3:10");
        assertThat(server.writes()).isEqualTo(writes);
    }

    @Test
    void changesComeAsOnePatchThatIsGuarded() {
        sink.publish(orders(3));
        server.log().clear();
        LogicalTable changed = with(
                        orders(4),
                        column("id", text()),
                        column("email", text()),
                        column("address", struct(Column.nullable("street", text()), Column.nullable("zip", text()))),
                        column("note", text(), "PII.Sensitive"),
                        column("year", new LogicalType.Int(32, true)))
                .withTags(
                        List.of("Source.S3", "Size.Large"),
                        List.of(
                                column("id", text()),
                                column("email", text()),
                                column(
                                        "address",
                                        struct(Column.nullable("street", text()), Column.nullable("zip", text()))),
                                column("note", text(), "PII.Sensitive"),
                                column("year", new LogicalType.Int(32, true))));
        sink.publish(changed);
        var writes = server.log().entries().stream()
                .filter(entry -> entry.isWrite() && entry.path().contains("/tables"))
                .filter(entry -> !entry.path().endsWith("/tableProfile"))
                .toList();
        assertThat(writes).hasSize(1);
        assertThat(writes.get(0).method()).isEqualTo("PATCH");
        assertThat(writes.get(0).body()).startsWith("[{\"op\":\"test\"");
        JsonNode table = stored(ORDERS);
        assertThat(Stream.of("id", "email", "address", "note", "year").map(name -> child(table, name)))
                .doesNotContainNull();
        assertThat(child(table, "amount").isMissingNode()).isTrue();
        assertThat(child(table, "id").path("dataType").asText()).isEqualTo("STRING");
        assertThat(child(child(table, "address"), "zip").path("dataType").asText())
                .isEqualTo("STRING");
        assertThat(tags(child(table, "email"))).isEmpty();
        assertThat(tags(child(table, "note"))).containsExactly("PII.Sensitive");
        assertThat(tags(table)).containsExactlyInAnyOrder("Source.S3", "Size.Large");
        assertThat(table.path("description").asText()).contains("4 objects");
        long after = server.writes();
        sink.publish(changed);
        assertThat(server.writes()).isEqualTo(after);
    }

    @Test
    void whatPeopleWroteStays() {
        sink.publish(orders(3));
        person.describe(EntityKind.TABLE, ORDERS, "The orders.");
        person.displayName(EntityKind.TABLE, ORDERS, "Orders");
        person.own(EntityKind.TABLE, ORDERS);
        person.tag(EntityKind.TABLE, ORDERS, "Tier.Tier1");
        person.describeColumn(EntityKind.TABLE, ORDERS, "id", "Its number.");
        person.displayColumn(EntityKind.TABLE, ORDERS, "id", "Number");
        person.tagColumn(EntityKind.TABLE, ORDERS, "id", "PersonalData.Personal");
        person.describeColumn(EntityKind.TABLE, ORDERS, "address.street", "With number.");
        person.tagColumn(EntityKind.TABLE, ORDERS, "address.street", "PII.Sensitive");
        LogicalTable changed = with(
                orders(9),
                column("id", text()),
                column("email", text(), "PII.Sensitive"),
                column(
                        "address",
                        struct(
                                Column.nullable("street", text()),
                                Column.nullable("city", text()),
                                Column.nullable("zip", text()))),
                column("year", new LogicalType.Int(32, true)));
        for (int i = 0; i < 2; i++) {
            sink.publish(changed);
            sink.forget();
        }
        JsonNode table = stored(ORDERS);
        assertThat(table.path("description").asText()).isEqualTo("The orders.");
        assertThat(table.path("displayName").asText()).isEqualTo("Orders");
        assertThat(table.at("/owners/0").asText()).isEqualTo("alice");
        assertThat(tags(table)).containsExactlyInAnyOrder("Source.S3", "Tier.Tier1");
        JsonNode id = child(table, "id");
        assertThat(id.path("dataType").asText()).isEqualTo("STRING");
        assertThat(id.path("description").asText()).isEqualTo("Its number.");
        assertThat(id.path("displayName").asText()).isEqualTo("Number");
        assertThat(tags(id)).containsExactly("PersonalData.Personal");
        JsonNode street = child(child(table, "address"), "street");
        assertThat(street.path("description").asText()).isEqualTo("With number.");
        assertThat(tags(street)).containsExactly("PII.Sensitive");
        assertThat(child(child(table, "address"), "city").isMissingNode()).isFalse();
    }

    @Test
    void ourStaleTagsGoAndAPersonsRemovalIsRespected() {
        LogicalTable tagged = orders(3)
                .withTags(List.of("Lake.Curated", "Source.S3"), orders(3).columns());
        sink.publish(tagged);
        person.untag(EntityKind.TABLE, ORDERS, "Source.S3");
        person.untagColumn(EntityKind.TABLE, ORDERS, "email", "PII.Sensitive");
        person.tag(EntityKind.TABLE, ORDERS, "Tier.Tier2");
        sink.publish(orders(4));
        sink.publish(orders(5));
        assertThat(tags(stored(ORDERS))).containsExactly("Tier.Tier2");
        assertThat(tags(child(stored(ORDERS), "email"))).isEmpty();
    }

    @Test
    void withoutOurStateNoTagIsRemoved() {
        sink.publish(orders(3)
                .withTags(List.of("Lake.Curated", "Source.S3"), orders(3).columns()));
        sink.forget();
        sink.publish(orders(4));
        assertThat(tags(stored(ORDERS))).containsExactlyInAnyOrder("Lake.Curated", "Source.S3");
    }

    @Test
    void aPersonsTagOfAnExclusiveClassificationWins() {
        sink.publish(with(orders(3), column("email", text())));
        person.tagColumn(EntityKind.TABLE, ORDERS, "email", "PII.NonSensitive");
        CatalogAnswer answer = sink.publish(with(orders(4), column("email", text(), "PII.Sensitive")));
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_TAG_CONFLICT);
        assertThat(tags(child(stored(ORDERS), "email"))).containsExactly("PII.NonSensitive");
        person.untagColumn(EntityKind.TABLE, ORDERS, "email", "PII.NonSensitive");
        sink.publish(with(orders(4), column("email", text(), "PII.Sensitive")));
        assertThat(tags(child(stored(ORDERS), "email")))
                .as("what was never written was never removed")
                .containsExactly("PII.Sensitive");
    }

    @Test
    void ourOwnTagOfAnExclusiveClassificationIsReplaced() {
        sink.publish(with(orders(3), column("email", text(), "PII.NonSensitive")));
        CatalogAnswer answer = sink.publish(with(orders(3), column("email", text(), "PII.Sensitive")));
        assertThat(answer.findings()).isEmpty();
        assertThat(tags(child(stored(ORDERS), "email"))).containsExactly("PII.Sensitive");
    }

    @Test
    void tagsThatTheServerLacksAreLeftOut() {
        CatalogAnswer answer = sink.publish(with(orders(3), column("email", text(), "Tier.Secret")));
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_TAG_MISSING);
        assertThat(answer.findings().get(0).message()).contains("Tier.Secret");
        assertThat(tags(child(stored(ORDERS), "email"))).isEmpty();
        assertThat(server.snapshot().path("tag").has("Tier.Secret")).isFalse();
    }

    @Test
    void disabledTagsAreLeftOut() {
        sink.publish(orders(3));
        person.disable(EntityKind.TAG, "Source.S3");
        sink.forget();
        CatalogAnswer answer = sink.publish(table("sales/refunds", 1, List.of("Source.S3"), column("id", bigint())));
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_TAG_MISSING);
        assertThat(tags(stored("demo.\"lake.prod\".sales.refunds"))).isEmpty();
    }

    @Test
    void aDeletedTableComesBackWithWhatPeopleWrote() {
        sink.publish(orders(3));
        person.displayName(EntityKind.TABLE, ORDERS, "Orders");
        person.untag(EntityKind.TABLE, ORDERS, "Source.S3");
        person.delete(EntityKind.TABLE, ORDERS);
        assertThat(sink.publish(orders(4)).effect()).isEqualTo(Effect.WRITTEN);
        JsonNode table = stored(ORDERS);
        assertThat(table.path("deleted").asBoolean()).isFalse();
        assertThat(table.path("displayName").asText()).isEqualTo("Orders");
        assertThat(tags(table)).isEmpty();
        assertThat(table.path("description").asText()).contains("4 objects");
    }

    @Test
    void aDeletedSchemaComesBack() {
        sink.publish(orders(3));
        person.delete(EntityKind.DATABASE_SCHEMA, "demo.\"lake.prod\".sales");
        sink.publish(orders(3));
        assertThat(stored(ORDERS).path("deleted").asBoolean()).isFalse();
    }

    @Test
    void aFieldThatTheServerDoesNotKnowIsLeftOutForGood() {
        sink.close();
        server.close();
        open(StubSettings.defaults().withVersion("1.4.0"));
        sink.publish(orders(3));
        assertThat(refused()).isEqualTo(1);
        sink.publish(orders(4));
        sink.publish(table("sales/refunds", 1, List.of(), column("id", bigint())));
        assertThat(refused()).isEqualTo(1);
        assertThat(stored(ORDERS).path("description").asText()).contains("4 objects");
    }

    private long refused() {
        return server.log().count(entry -> entry.status() == 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "\"whole\"",
                "sales/a::b",
                "x>y",
                "deep/er/and/deeper",
                "dots.in/na.me",
                "blank in/it",
                "ü/日本/😀",
                "per%cent/+plus#hash?query&and",
                "tab\tline\nend\u2028",
                "back\\slash/~tilde",
                "."
            })
    void everyNameIsTakenAndTakenAgain(String name) {
        LogicalTable odd = table(
                name,
                1,
                List.of("Source.S3"),
                column(name, bigint()),
                column("a\"b", text(), "PII.Sensitive"),
                column("A\"B", text()),
                column("id", bigint()),
                column("ID", bigint()),
                column("Id", struct(Column.nullable("x\"y", text()), Column.nullable("X\"Y", text()))));
        sink.publish(odd);
        long writes = server.writes();
        sink.publish(odd);
        sink.forget();
        sink.publish(odd);
        assertThat(server.writes()).isEqualTo(writes);
        LogicalTable more = with(
                odd,
                Stream.concat(odd.columns().stream(), Stream.of(column("more", bigint())))
                        .toArray(io.lakecaravan.table.TableColumn[]::new));
        String entity = sink.publish(more).entity();
        JsonNode columns = stored(entity).path("columns");
        assertThat(columns).hasSize(7);
        assertThat(columns.findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .allSatisfy(found -> assertThat(found).doesNotContain("\"", "::", "\n"));
        assertThat(columns.get(1).path("displayName").asText()).isEqualTo("a\"b");
    }

    @Test
    void longNamesAreCutAndStayApart() {
        String folder = "f".repeat(300) + "/";
        String tail = "😀".repeat(200);
        List<String> entities = Stream.of("a", "b")
                .map(end -> sink.publish(table(folder + tail + end, 1, List.of(), column("c".repeat(400), text())))
                        .entity())
                .toList();
        assertThat(entities).doesNotHaveDuplicates();
        long writes = server.writes();
        sink.forget();
        sink.publish(table(folder + tail + "a", 1, List.of(), column("c".repeat(400), text())));
        assertThat(server.writes()).isEqualTo(writes);
        assertThat(stored(entities.get(0)).path("displayName").asText()).isEqualTo(tail + "a");
    }

    @Test
    void aColumnThatOnlyChangesItsCaseStaysTheColumnItIs() {
        sink.publish(with(orders(3), column("email", text()), column("id", bigint())));
        person.describeColumn(EntityKind.TABLE, ORDERS, "email", "Where to write.");
        LogicalTable upper = with(orders(3), column("EMAIL", text(), "PII.Sensitive"), column("id", bigint()));
        sink.publish(sampled("r9", upper, "a@example.org", "1"));
        JsonNode email = child(stored(ORDERS), "email");
        assertThat(email.path("description").asText()).isEqualTo("Where to write.");
        assertThat(tags(email)).containsExactly("PII.Sensitive");
        assertThat(stored(ORDERS).at("/sampleData/columns/0").asText()).isEqualTo("email");
    }

    @Test
    void aServiceOfOthersIsLeftAlone() {
        sink.publish(orders(3));
        person.describe(EntityKind.DATABASE_SERVICE, "demo", "Our lake.");
        server.log().clear();
        sink.publish(orders(4));
        assertThat(server.log().count(entry -> entry.isWrite() && entry.path().contains("/services/")))
                .isZero();
    }

    @Test
    void thePlanWritesNothing() {
        try (BareSink plan = new BareSink(server, "mode=PLAN")) {
            CatalogAnswer answer = plan.publish(sampled("r", orders(3), "1"));
            assertThat(answer.effect()).isEqualTo(Effect.PLANNED);
            assertThat(answer.changes()).contains("create service demo", "create table " + ORDERS);
            assertThat(server.writes()).isZero();
            sink.publish(orders(3));
            assertThat(plan.publish(orders(4)).changes()).containsExactly("table " + ORDERS + ": add description");
        }
    }

    @Test
    void theServiceCanBeNamed() {
        try (BareSink named = new BareSink(server, "service=my.lake")) {
            assertThat(named.publish(orders(3)).entity()).startsWith("\"my.lake\".");
        }
    }

    private JsonNode stored(String fqn) {
        return server.snapshot().path("table").path(fqn);
    }

    private static JsonNode child(JsonNode node, String name) {
        for (JsonNode column : node.path(node.has("columns") ? "columns" : "children")) {
            if (column.path("name").asText().equals(name)) {
                return column;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<String> tags(JsonNode node) {
        return node.path("tags").findValuesAsText("tagFQN");
    }
}

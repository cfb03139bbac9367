package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.catalog.openmetadata.stub.Variant;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The life of a table over many runs, on each model and server version: what people write stays, what is ours follows the
 * lake. The last state is written down under {@code openmetadata-history/}, refreshed with {@code -Dgolden.refresh=true}.
 */
class HistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    /** Questions about calls that only tables have. */
    private static final Set<Class<?>> OF_TABLES = Set.of(Variant.SameTimestamp.class, Variant.NestedProfile.class);

    /** Questions whose answers decide what becomes of people's words in columns. */
    private static final Set<Class<?>> OF_COLUMNS = Set.of(
            Variant.Retyped.class,
            Variant.NestedLabels.class,
            Variant.FailedTest.class,
            Variant.PatchType.class,
            Variant.DeletedTag.class,
            Variant.Descriptions.class);

    private static final LogicalType INT = LogicalType.Int.signed(32);

    static Stream<Arguments> modelsAndVersions() {
        return Stream.of(Model.values())
                .flatMap(model -> Stream.of("1.5.0", "1.9.3", "1.12.6", "1.13.0", "2.0.0-SNAPSHOT")
                        .map(version -> Arguments.of(model, version, List.of())));
    }

    /**
     * Every answer to a question that the contract leaves open, with both models on the version that asks most of them,
     * with tables on an old one, and with containers on the one that was observed, where columns are asked about.
     */
    static Stream<Arguments> openQuestions() {
        Stream<Arguments> observed = Variant.others()
                .filter(variant -> OF_COLUMNS.contains(variant.getClass()))
                .map(variant -> Arguments.of(Model.CONTAINERS, "1.12.6", List.of(variant)));
        Stream<Arguments> others = Stream.of("1.9.3", "2.0.0")
                .flatMap(version -> Variant.others()
                        .flatMap(variant -> Stream.of(Model.values())
                                .filter(model -> model == Model.TABLES
                                        || (version.equals("2.0.0") && !OF_TABLES.contains(variant.getClass())))
                                .map(model -> Arguments.of(model, version, List.of(variant)))));
        return Stream.concat(observed, others);
    }

    private static TableColumn detected(String name, String tag) {
        return column(name, text(), tag).withDetected(List.of(new DetectedTag(tag, 0.9, List.of("12 of 12"))));
    }

    private static LogicalTable table(long objects, List<String> tags, TableColumn... columns) {
        return Tables.table("sales/orders", objects, tags, columns);
    }

    private static LogicalTable first() {
        return table(
                3,
                List.of("Lake.Curated", "Source.S3"),
                column("id", bigint(), "Key.Primary"),
                detected("email", "PII.Email"),
                detected("phone", "PII.Phone"),
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
                7,
                tags,
                idTag.isEmpty() ? column("id", text()) : column("id", text(), idTag),
                column("note", text()),
                detected("phone", "PII.Phone"),
                detected("email", "PII.Email"),
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

    private static LogicalTable last() {
        LogicalTable table = changed(List.of("Source.S3"), "");
        List<TableColumn> columns = Stream.concat(
                        table.columns().stream(), Stream.of(column("amount", new LogicalType.Decimal(12, 2))))
                .toList();
        return table(9, List.of("Source.S3"), columns.toArray(TableColumn[]::new));
    }

    private static Publication with(LogicalTable table, int run) {
        return Tables.sampled("run-" + run, table, "1");
    }

    @ParameterizedTest(name = "{0} on {1} {2}")
    @MethodSource({"modelsAndVersions", "openQuestions"})
    void whatPeopleWroteOutlivesEverything(Model model, String version, List<Variant> variants) throws IOException {
        PayloadSchemas schemas = PayloadSchemas.load(version.startsWith("1.1") ? "1.13" : "1.11");
        StubSettings settings = StubSettings.defaults().withVersion(version).withSchemas(schemas);
        for (Variant variant : variants) {
            settings = settings.with(variant);
        }
        try (StubOpenMetadata server = StubOpenMetadata.start(settings);
                BareSink sink = new BareSink(server, "model=" + model)) {
            Shelf shelf = new Shelf(model, server);
            assertThat(sink.publish(with(first(), 1)).findings()).isEmpty();
            edit(shelf);
            followTheLake(shelf, sink);
            removeRules(sink);
            goAndComeBack(shelf, sink);
            stayAsIs(shelf, sink);
            check(shelf);
            assertThat(server.schemaViolations()).isEmpty();
            compare(model, version, server.snapshot());
        }
    }

    private static void edit(Shelf shelf) {
        String fqn = shelf.fqn();
        shelf.person.describe(shelf.kind(), fqn, "The orders.");
        shelf.person.displayName(shelf.kind(), fqn, "Orders");
        shelf.person.own(shelf.kind(), fqn);
        shelf.person.tag(shelf.kind(), fqn, "Tier.Tier1");
        shelf.person.untag(shelf.kind(), fqn, "Source.S3");
        shelf.person.describeColumn(shelf.kind(), fqn, "id", "Its number.");
        shelf.person.displayColumn(shelf.kind(), fqn, "id", "Number");
        shelf.person.tagColumn(shelf.kind(), fqn, "id", "PersonalData.Personal");
        shelf.person.untagColumn(shelf.kind(), fqn, "email", "LakePII.Email");
        shelf.person.untagColumn(shelf.kind(), fqn, "phone", "LakePII.Phone");
        shelf.person.tagColumn(shelf.kind(), fqn, "phone", "LakePII.Phone");
        shelf.person.describeColumn(shelf.kind(), fqn, "address.street", "With number.");
        shelf.person.displayColumn(shelf.kind(), fqn, "address.street", "Street");
        shelf.person.tagColumn(shelf.kind(), fqn, "address.street", "PII.Sensitive");
        shelf.person.describeColumn(shelf.kind(), fqn, "address.geo.lat", "North is up.");
        shelf.person.tagColumn(shelf.kind(), fqn, "items.sku", "PII.None");
    }

    private static void followTheLake(Shelf shelf, BareSink sink) {
        shelf.server.faults().next(1, "PATCH", "/", new Fault.ServerError());
        CatalogAnswer answer = sink.publish(with(changed(List.of("Lake.Curated", "Source.S3"), "Key.Primary"), 2));
        assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(answer.decisions())
                .containsExactly(
                        new TagDecision(List.of(), "Source.S3", Choice.REJECTED),
                        new TagDecision(List.of("phone"), "PII.Phone", Choice.CONFIRMED),
                        new TagDecision(List.of("email"), "PII.Email", Choice.REJECTED));
        assertThat(Shelf.tags(shelf.entity())).containsExactlyInAnyOrder("Lake.Curated", "Tier.Tier1");
        assertThat(Shelf.tags(shelf.column("id"))).containsExactlyInAnyOrder("Key.Primary", "PersonalData.Personal");
        assertThat(names(shelf.columns(shelf.entity())))
                .containsExactly("id", "note", "phone", "email", "address", "items", "year");
        assertThat(names(shelf.column("address").path("children"))).containsExactly("city", "geo", "street");
        assertThat(names(shelf.column("items").path("children"))).containsExactly("qty", "sku");
    }

    private static List<String> names(JsonNode columns) {
        List<String> names = new java.util.ArrayList<>();
        columns.forEach(column -> names.add(column.path("name").asText()));
        return names;
    }

    private static void removeRules(BareSink sink) {
        assertThat(sink.publish(with(changed(List.of("Source.S3"), ""), 3)).effect())
                .isEqualTo(Effect.WRITTEN);
    }

    /** What becomes of a table that vanished is not the sink's: somebody deletes it softly, and it comes back. */
    private static void goAndComeBack(Shelf shelf, BareSink sink) {
        shelf.person.delete(shelf.kind(), shelf.fqn());
        shelf.server.faults().next(1, "PUT", "/restore", new Fault.AnswerLost());
        assertThat(catchThrowable(() -> sink.publish(with(last(), 4)))).isNotNull();
        assertThat(sink.publish(with(last(), 5)).effect()).isEqualTo(Effect.WRITTEN);
    }

    private static void stayAsIs(Shelf shelf, BareSink sink) {
        long writes = shelf.server.writes();
        assertThat(sink.publish(with(last(), 6)).effect()).isEqualTo(Effect.UNCHANGED);
        sink.forget();
        CatalogAnswer answer = sink.publish(with(last(), 7));
        // Without a base nobody knows that a person took these away: they are added, nothing is removed.
        assertThat(shelf.server.writes() - writes).isLessThanOrEqualTo(1);
        assertThat(answer.findings()).isEmpty();
        shelf.person.untag(shelf.kind(), shelf.fqn(), "Source.S3");
        shelf.person.untagColumn(shelf.kind(), shelf.fqn(), "email", "LakePII.Email");
        writes = shelf.server.writes();
        assertThat(sink.publish(with(last(), 8)).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(shelf.server.writes()).isEqualTo(writes);
    }

    private static void check(Shelf shelf) {
        JsonNode entity = shelf.entity();
        assertThat(entity.path("description").asText()).isEqualTo("The orders.");
        assertThat(entity.path("displayName").asText()).isEqualTo("Orders");
        assertThat(entity.at("/owners/0").asText()).isEqualTo("alice");
        assertThat(Shelf.tags(entity)).containsExactly("Tier.Tier1");
        JsonNode id = shelf.column("id");
        assertThat(id.path("dataType").asText()).isEqualTo("STRING");
        assertThat(id.path("description").asText()).isEqualTo("Its number.");
        assertThat(id.path("displayName").asText()).isEqualTo("Number");
        assertThat(Shelf.tags(id)).containsExactly("PersonalData.Personal");
        assertThat(Shelf.tags(shelf.column("email")))
                .containsExactlyInAnyOrder("PII.Sensitive", "PersonalData.Personal");
        assertThat(Shelf.tags(shelf.column("phone")))
                .containsExactlyInAnyOrder("PII.Sensitive", "PersonalData.Personal", "LakePII.Phone");
        assertThat(Shelf.tags(shelf.column("amount"))).isEmpty();
        JsonNode street = shelf.column("address.street");
        assertThat(street.path("dataType").asText()).isEqualTo("JSON");
        assertThat(street.path("description").asText()).isEqualTo("With number.");
        assertThat(street.path("displayName").asText()).isEqualTo("Street");
        assertThat(Shelf.tags(street)).containsExactly("PII.Sensitive");
        JsonNode lat = shelf.column("address.geo.lat");
        assertThat(lat.path("dataType").asText()).isEqualTo("STRING");
        assertThat(lat.path("description").asText()).isEqualTo("North is up.");
        assertThat(Shelf.tags(shelf.column("items.sku"))).containsExactly("PII.None");
    }

    private static void compare(Model model, String version, JsonNode snapshot) throws IOException {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        for (String kind :
                List.of("databaseService", "database", "databaseSchema", "table", "storageService", "container")) {
            if (!snapshot.path(kind).isEmpty()) {
                seen.set(kind, snapshot.get(kind));
            }
        }
        seen.findParents("description")
                .forEach(holder -> ((ObjectNode) holder)
                        .put(
                                "description",
                                StoredText.decoded(holder.path("description").asText())));
        // What only some versions have.
        seen.path("table").forEach(table -> ((ObjectNode) table).remove("locationPath"));
        seen.path("container").forEach(container -> ((ObjectNode) container).remove("sampleData"));
        Path golden = Path.of(
                "src/test/resources/openmetadata-history", model.name().toLowerCase(java.util.Locale.ROOT) + ".json");
        if (Boolean.getBoolean("golden.refresh") && version.equals("1.12.6")) {
            Files.writeString(golden, JSON.writeValueAsString(seen) + "\n");
        }
        assertThat(JSON.writeValueAsString(seen) + "\n").isEqualTo(Files.readString(golden));
    }
}

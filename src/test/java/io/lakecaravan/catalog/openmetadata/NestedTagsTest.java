package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.catalog.openmetadata.stub.Variant;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tags of fields within structures, lists and maps, as nested columns show them. */
class NestedTagsTest {
    private static final LogicalType USER = struct(
            Column.nullable("contact", struct(Column.nullable("email", text()), Column.nullable("city", text()))),
            Column.nullable("attributes", new LogicalType.MapOf(column("key"), column("value"))));
    private static final LogicalType ITEMS =
            new LogicalType.ListOf(Column.nullable("element", struct(Column.nullable("iban", text()))));

    private StubOpenMetadata server;
    private BareSink sink;
    private Shelf shelf;

    private static Column column(String name) {
        return Column.nullable(name, text());
    }

    private void open(Model model) {
        server = StubOpenMetadata.start(
                StubSettings.defaults().withVersion("1.12.6").withSchemas(PayloadSchemas.load("1.13")));
        sink = new BareSink(server, "model=" + model);
        shelf = new Shelf(model, server);
    }

    @AfterEach
    void everyPayloadFits() {
        sink.close();
        server.close();
        assertThat(server.schemaViolations()).isEmpty();
    }

    private static TaggedField field(String path, String... tags) {
        List<DetectedTag> detected = Arrays.stream(tags)
                .map(tag -> new DetectedTag(tag, 0.9, List.of("12 of 12")))
                .toList();
        return new TaggedField(List.of(path.split("\\.", -1)), List.of(tags), detected);
    }

    private static LogicalTable events(long objects, TaggedField... ofUser) {
        TableColumn user = Tables.column("user", USER, "PII.Email")
                .withDetected(List.of(new DetectedTag("PII.Email", 0.9, List.of("field user.contact.email"))))
                .withFields(List.of(ofUser));
        TableColumn items = Tables.column("items", ITEMS).withFields(List.of(field("element.iban", "PII.Financial")));
        return table("sales/orders", objects, List.of(), Tables.column("id", bigint()), user, items);
    }

    private static List<String> states(JsonNode column) {
        return column.path("tags").findValuesAsText("state");
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void nestedColumnsHaveTheirOwnTags(Model model) {
        open(model);
        sink.publish(events(
                1,
                field("contact.email", "PII.Email"),
                field("contact.city", "PII.Location"),
                field("attributes.value", "PII.Phone")));
        JsonNode email = shelf.column("user.contact.email");
        assertThat(Shelf.tags(email)).containsExactly("PII.Sensitive", "PersonalData.Personal", "LakePII.Email");
        assertThat(states(email)).containsOnly("Suggested");
        assertThat(Shelf.tags(shelf.column("user.contact.city")))
                .containsExactly("PII.NonSensitive", "LakePII.Location");
        assertThat(Shelf.tags(shelf.column("user.contact"))).isEmpty();
        assertThat(Shelf.tags(shelf.column("user.attributes")))
                .as("a map shows no columns")
                .contains("LakePII.Phone");
        assertThat(Shelf.tags(shelf.column("items.iban"))).contains("LakePII.Financial");
        assertThat(Shelf.tags(shelf.column("user"))).contains("LakePII.Email");
        long writes = server.writes();
        sink.forget();
        assertThat(sink.publish(events(
                                1,
                                field("contact.email", "PII.Email"),
                                field("contact.city", "PII.Location"),
                                field("attributes.value", "PII.Phone")))
                        .effect())
                .isEqualTo(Effect.UNCHANGED);
        assertThat(server.writes()).isEqualTo(writes);
    }

    @Test
    void whatLiesVeryDeepIsToldFurtherUp() {
        open(Model.TABLES);
        Column field = column("leaf");
        List<String> path = new ArrayList<>(List.of("leaf"));
        for (int i = 20; i > 0; i--) {
            field = Column.nullable("f" + i, struct(field));
            path.add(0, "f" + i);
        }
        TableColumn top = Tables.column("top", struct(field))
                .withFields(List.of(new TaggedField(path, List.of("PII.Email"), List.of())));
        assertThat(TaggedChild.of(top))
                .singleElement()
                .satisfies(child -> assertThat(child.places()).hasSize(16));
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void peopleDecideByPath(Model model) {
        open(model);
        TaggedField email = field("contact.email", "PII.Email");
        TaggedField phone = field("attributes.value", "PII.Phone");
        sink.publish(events(1, email, phone));
        shelf.person.untagColumn(shelf.kind(), shelf.fqn(), "user.contact.email", "LakePII.Email");
        shelf.person.untagColumn(shelf.kind(), shelf.fqn(), "items.iban", "LakePII.Financial");
        shelf.person.tagColumn(shelf.kind(), shelf.fqn(), "items.iban", "LakePII.Financial");
        shelf.person.untagColumn(shelf.kind(), shelf.fqn(), "user.attributes", "LakePII.Phone");
        assertThat(sink.publish(events(2, email, phone)).decisions())
                .containsExactly(
                        new TagDecision(List.of("user", "contact", "email"), "PII.Email", Choice.REJECTED),
                        new TagDecision(List.of("user", "attributes", "value"), "PII.Phone", Choice.REJECTED),
                        new TagDecision(List.of("items", "element", "iban"), "PII.Financial", Choice.CONFIRMED));
        assertThat(Shelf.tags(shelf.column("user.contact.email"))).doesNotContain("LakePII.Email");
    }

    @DisplayName(
            "a server that stores no labels within a new column is sent them again, and nobody has taken them away")
    @ParameterizedTest
    @EnumSource(Model.class)
    void labelsWithinNewColumnsAreProven(Model model) {
        server = StubOpenMetadata.start(
                StubSettings.defaults().with(Variant.NestedLabels.LOST).withSchemas(PayloadSchemas.load("1.13")));
        sink = new BareSink(server, "model=" + model);
        shelf = new Shelf(model, server);
        TaggedField email = field("contact.email", "PII.Email");
        sink.publish(table("sales/orders", 1, List.of("Lake.Old"), Tables.column("id", bigint(), "Key.Old")));
        server.log().clear();
        CatalogAnswer answer = sink.publish(events(2, email));
        assertThat(Shelf.tags(shelf.column("user.contact.email"))).contains("LakePII.Email");
        assertThat(Shelf.tags(shelf.column("items.iban"))).contains("LakePII.Financial");
        assertThat(answer.decisions()).isEmpty();
        assertThat(answer.changes()).anyMatch(change -> change.endsWith("columns/user"));
        assertThat(server.log().count(entry -> entry.method().equals("PATCH"))).isEqualTo(2);
        assertThat(sink.publish(events(2, email)).effect()).isEqualTo(Effect.UNCHANGED);
        shelf.person.untagColumn(shelf.kind(), shelf.fqn(), "user.contact.email", "LakePII.Email");
        sink.publish(events(3, email));
        assertThat(Shelf.tags(shelf.column("user.contact.email")))
                .as("a person took it away")
                .doesNotContain("LakePII.Email");
        sink.publish(table("sales/orders", 4, List.of("Lake.Old"), Tables.column("id", bigint(), "Key.Old")));
        assertThat(Shelf.tags(shelf.column("id"))).as("a rule that returns").containsExactly("Key.Old");
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void whatIsTakenBackGoesAndWhatPeopleGaveStays(Model model) {
        open(model);
        sink.publish(events(1));
        sink.publish(events(2, field("contact.email", "PII.Email"), field("contact.city", "PII.Location")));
        assertThat(Shelf.tags(shelf.column("user.contact.email"))).contains("LakePII.Email");
        shelf.person.tagColumn(shelf.kind(), shelf.fqn(), "user.contact.email", "Tier.Tier1");
        assertThat(sink.publish(events(3, field("contact.city", "PII.Location")))
                        .effect())
                .isEqualTo(Effect.WRITTEN);
        assertThat(Shelf.tags(shelf.column("user.contact.email"))).containsExactly("Tier.Tier1");
        assertThat(Shelf.tags(shelf.column("user.contact.city"))).contains("LakePII.Location");
    }
}

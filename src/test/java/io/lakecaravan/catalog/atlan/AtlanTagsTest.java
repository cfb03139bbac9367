package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tags of ours beside those of people, by the names that the tenant has. */
class AtlanTagsTest extends AtlanSinkCase {
    @Test
    void tagsOfPeopleStayAndThoseTheyTookDoNotComeBack() {
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").untag("Table", ORDERS, "Source.S3");
        server.person("ann").tag("Table", ORDERS, "Confidential");
        server.person("ann").own("Table", ORDERS);
        server.person("ann").certify("Table", ORDERS, "VERIFIED");

        sink.publish(orders(3));

        JsonNode after = asset("Table", ORDERS);
        assertThat(after.path("tags")).extracting(JsonNode::asText).containsExactly("Confidential");
        assertThat(after.path("certificateStatus").asText()).isEqualTo("VERIFIED");
        assertThat(after.path("ownerUsers")).hasSize(1);
    }

    @Test
    void aTagWhoseRuleWentGoes() {
        LogicalTable table = orders(2);
        sink.publish(table);

        sink.publish(table.withTags(List.of(), table.columns()));

        assertThat(asset("Table", ORDERS).has("tags")).isFalse();
        assertThat(asset("Column", ORDERS + "/email").has("tags")).isTrue();
    }

    @Test
    void aTagThatPeopleUndefinedIsNotDefinedForBeingTakenAway() {
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").untag("Table", ORDERS, "Source.S3");
        server.person("ann").undefine("Source.S3");

        CatalogAnswer answer = sink.publish(table.withTags(List.of(), table.columns()));

        assertThat(answer.findings()).isEmpty();
        assertThat(server.tagName("Source.S3")).isEmpty();
        assertThat(asset("Column", ORDERS + "/email").path("tags")).hasSize(1);
    }

    @Test
    void aPersonsTagIsNotTakenForOurs() {
        LogicalTable table = orders(2).withTags(List.of(), orders(2).columns());
        sink.publish(table);
        server.person("ann").tag("Table", ORDERS, "PII");
        LogicalTable tagged = table.withTags(List.of("PII"), table.columns());

        sink.publish(tagged);
        sink.publish(table);

        assertThat(asset("Table", ORDERS).path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII");
    }

    @Test
    void onlyDefinedTagsAreSetUnlessAskedFor() {
        try (BareAtlan careful = new BareAtlan(server)) {
            LogicalTable table =
                    orders(2).withTags(List.of("PII", "Nowhere"), orders(2).columns());

            CatalogAnswer answer = careful.publish(table);

            assertThat(asset("Table", ORDERS).path("tags"))
                    .extracting(JsonNode::asText)
                    .containsExactly("PII");
            assertThat(answer.findings())
                    .filteredOn(finding -> finding.code() == FindingCode.CATALOG_TAG_MISSING)
                    .extracting(Finding::key)
                    .containsExactlyInAnyOrder("Nowhere", "PII.Sensitive");
        }
    }

    @Test
    void tagsGoByTheNamesOfTheTenant() {
        String names = "RAW(PII.Sensitive=Personal%20data|Kind%2C%20sensitive,Source.*=)";
        LogicalTable table = orders(2);
        try (BareAtlan named = new BareAtlan(server, "tags=create", "tagNames=" + names)) {
            named.publish(table);
            assertThat(asset("Table", ORDERS).has("tags")).isFalse();
            assertThat(asset("Column", ORDERS + "/email").path("tags"))
                    .extracting(JsonNode::asText)
                    .containsExactly("Kind, sensitive", "Personal data");
            assertThat(server.tagName("PII.Sensitive")).isEmpty();

            server.person("ann").untag("Column", ORDERS + "/email", "Personal data");
            assertThat(named.publish(orders(3)).decisions()).isEmpty();
            server.person("ann").untag("Column", ORDERS + "/email", "Kind, sensitive");
            assertThat(named.publish(orders(4)).decisions())
                    .containsExactly(new TagDecision(List.of("email"), "PII.Sensitive", Choice.REJECTED));
            assertThat(asset("Column", ORDERS + "/email").has("tags")).isFalse();
        }
    }

    @Test
    void aMappingThatChangedTakesOldNamesAway() {
        sink.publish(orders(2));
        sink = sink.restarted(server, "tags=create", "tagNames=RAW(PII.*=Personal)");

        assertThat(sink.publish(orders(2)).decisions()).isEmpty();

        assertThat(asset("Column", ORDERS + "/email").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("Personal");
    }

    @Test
    void fieldsHaveTheirTagsAndPeopleDecideAboutThem() {
        TableColumn contacts = column(
                        "contacts",
                        new LogicalType.ListOf(Column.nullable(
                                "element",
                                struct(
                                        Column.nullable("mail", text()),
                                        Column.nullable(
                                                "phones", new LogicalType.ListOf(Column.nullable("one", text())))))))
                .withFields(List.of(
                        new TaggedField(List.of("element", "mail"), List.of("PII.Email"), List.of()),
                        new TaggedField(List.of("element", "phones", "one"), List.of("PII.Phone"), List.of())));
        sink.publish(table("people", 1, List.of(), contacts));
        String items = SCHEMA + "/people/contacts/items";
        assertThat(asset("Column", items + "/mail").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII.Email");
        assertThat(asset("Column", items + "/phones").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII.Phone");
        assertThat(asset("Column", SCHEMA + "/people/contacts").has("tags")).isFalse();

        server.person("ann").untag("Column", items + "/phones", "PII.Phone");
        assertThat(sink.publish(table("people", 2, List.of(), contacts)).decisions())
                .containsExactly(
                        new TagDecision(List.of("contacts", "element", "phones", "one"), "PII.Phone", Choice.REJECTED));
        assertThat(asset("Column", items + "/phones").has("tags")).isFalse();
    }
}

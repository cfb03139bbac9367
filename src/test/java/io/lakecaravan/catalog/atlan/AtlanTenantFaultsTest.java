package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.atlan.stub.Fault;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a tenant does not have, does not say, or refuses. */
class AtlanTenantFaultsTest extends AtlanSinkCase {
    @Test
    void anAnswerThatIsLostDefinesNothingTwice() {
        server.faults().next(2, "POST", "/types/typedefs", new Fault.AnswerLost());

        sink.publish(orders(2));

        assertThat(asset("Table", ORDERS).path("tags")).hasSize(1);
        assertThat(server.snapshot().path("tags"))
                .extracting(JsonNode::asText)
                .containsOnlyOnce("Source.S3", "PII.Sensitive");
        assertThat(asset("Table", ORDERS).has("custom Lake Caravan")).isTrue();
    }

    @Test
    void aDefinitionThatOtherNodesDoNotShowYetIsNotMadeTwice() {
        try (StubAtlan slow = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.TYPES_SEEN_LATE));
                BareAtlan other = new BareAtlan(slow, "tags=create")) {
            assertThat(other.publish(orders(2)).findings()).isEmpty();
            assertThat(slow.lapses()).isEmpty();
            assertThat(slow.snapshot().path("Table").path(ORDERS).has("custom Lake Caravan"))
                    .isTrue();
        }
        try (StubAtlan slow = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.TYPES_SEEN_LATE));
                BareAtlan other = new BareAtlan(slow, "tags=create")) {
            slow.faults().next(2, "POST", "/types/typedefs", new Fault.AnswerLost());

            assertThat(other.publish(orders(2)).findings()).isEmpty();
            assertThat(slow.lapses()).isEmpty();
            assertThat(slow.snapshot().path("Table").path(ORDERS).has("custom Lake Caravan"))
                    .isTrue();
        }
    }

    @Test
    void anAttributeThatThePeoplesSetLacksIsTold() {
        server.seed().customSet("Lake Caravan", "Format");

        CatalogAnswer answer = sink.publish(orders(2));

        assertThat(asset("Table", ORDERS).path("custom Lake Caravan")).hasSize(1);
        assertThat(answer.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.CATALOG_ATTRIBUTE_UNKNOWN);
            assertThat(finding.message()).contains("Compression").doesNotContain("Format");
        });
        assertThat(sink.publish(orders(3)).findings()).hasSize(1);
    }

    @Test
    void anOldTenantsModelIsHeeded() {
        try (StubAtlan old = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.OLD_TENANT));
                BareAtlan other = new BareAtlan(old)) {
            other.publish(orders(2));

            assertThat(old.dropped()).isEmpty();
            assertThat(old.snapshot().path("Table").has(ORDERS)).isTrue();
        }
    }

    @Test
    void aRefusedTokenStopsTheCatalog() {
        server.revokeTokens();

        Exception failure = sink.request(new Publication("run-x", orders(1), Optional.empty()))
                .getException();

        assertThat(failure).hasMessageContaining("401");
    }

    @Test
    void aConnectionOfTheVendorsCrawlerIsNotWrittenTo() {
        server.seed().sharedConnection("s3", "default/s3/1600000000", "crawled");
        server.seed().crawledObject("default/s3/1600000000", "lake.prod", "sales/orders/a.parquet");
        try (BareAtlan other = new BareAtlan(server, "connection=crawled")) {
            Exception failure = other.request(new Publication("run-x", orders(1), Optional.empty()))
                    .getException();

            assertThat(failure)
                    .isInstanceOf(CatalogException.class)
                    .hasMessageContaining("holds the bucket lake.prod under another name");
        }
    }

    @Test
    void whatPeoplePurgedIsMadeAnewWhole() {
        LogicalTable table = orders(2);
        sink.publish(table);
        for (String column : List.of("id", "email", "amount", "address", "year")) {
            server.person("ann").purge("Column", ORDERS + "/" + column);
        }
        server.person("ann").purge("Table", ORDERS);

        sink.publish(orders(3));

        assertThat(asset("Table", ORDERS).path("tags")).hasSize(1);
        assertThat(asset("Column", ORDERS + "/email").path("tags")).hasSize(1);
    }

    @Test
    void objectsThatCannotBeListedOnceStay() {
        sink.with(new TableObjects(objects(2), Map.of())).publish(orders(2));

        CatalogAnswer answer = sink.with(null).publish(orders(3));

        assertThat(asset("S3Object", CONNECTION + "/lake.prod/sales/orders/part-0001.parquet")
                        .has("status"))
                .isFalse();
        assertThat(answer.base().path("lineage").path("unfinished").asBoolean()).isTrue();
        assertThat(sink.with(new TableObjects(objects(3), Map.of()))
                        .publish(orders(3))
                        .base()
                        .has("lineage"))
                .isFalse();
        assertThat(server.snapshot().path("S3Object")).hasSize(3);
    }
}

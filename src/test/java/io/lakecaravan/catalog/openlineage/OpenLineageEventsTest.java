package io.lakecaravan.catalog.openlineage;

import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class OpenLineageEventsTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    public static LineageFlow flow() {
        ColumnMatching inbound = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of("total", "amount"), "");
        ColumnMatching outbound = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of(), "{column|upper}");
        return new LineageFlow(
                "orders",
                Optional.of(new Dataset(
                        "postgresql",
                        Map.of("openlineage", "postgres://shop-pg:5432"),
                        List.of("shop", "public", "orders"))),
                Optional.empty(),
                Optional.of(new Dataset("snowflake", Map.of(), List.of("DWH", "SALES", "ORDERS"))),
                inbound,
                outbound,
                ColumnMatching.BY_HOPS);
    }

    private static List<ObjectNode> events(String run) {
        Publication publication = Tables.publication(run, orders(3)).withLineage(List.of(flow()));
        return new OpenLineageEvents(publication, "lake", "openlineage", NOW).all();
    }

    @Test
    void everyEventIsValid() {
        assertThat(events("r"))
                .hasSize(4)
                .allSatisfy(event -> assertThat(EventRules.problems(event)).isEmpty());
    }

    @Test
    void whatIsNotValidIsSeen() {
        ObjectNode event = events("r").get(1).deepCopy();
        event.put("eventTime", "yesterday").put("producer", "us").put("eventType", "DONE");
        event.putObject("run").put("runId", "1");
        event.putObject("job").put("name", "x");
        ((ObjectNode) event.at("/outputs/0/facets/schema")).remove("_schemaURL");
        ((ObjectNode) event.at("/outputs/0/facets/columnLineage/fields/id")).putArray("inputFields");
        assertThat(EventRules.problems(event))
                .containsExactly(
                        "eventTime is no time",
                        "producer is no URI",
                        "eventType",
                        "runId is no UUID",
                        "job has no namespace",
                        "_schemaURL is no URI",
                        "a field without inputFields");
    }

    @Test
    void aHopIsAJobWithARunThatStartsAndCompletes() {
        List<ObjectNode> events = events("r");
        assertThat(events)
                .extracting(event -> event.at("/job/name").asText() + " "
                        + event.path("eventType").asText())
                .containsExactly(
                        "orders/demo/lake.prod/sales/orders/in START",
                        "orders/demo/lake.prod/sales/orders/in COMPLETE",
                        "orders/demo/lake.prod/sales/orders/out START",
                        "orders/demo/lake.prod/sales/orders/out COMPLETE");
        assertThat(events.get(0).at("/run/runId")).isEqualTo(events.get(1).at("/run/runId"));
        assertThat(events.get(0).at("/run/runId")).isNotEqualTo(events.get(2).at("/run/runId"));
        assertThat(events.get(0).at("/run/runId"))
                .isNotEqualTo(events("s").get(0).at("/run/runId"));
        assertThat(events("r")).isEqualTo(events);
    }

    @Test
    void datasetsAreNamedByTheRulesAndColumnsLinked() {
        ObjectNode in = events("r").get(1);
        assertThat(in.at("/inputs/0/namespace").asText()).isEqualTo("postgres://shop-pg:5432");
        assertThat(in.at("/inputs/0/name").asText()).isEqualTo("shop.public.orders");
        assertThat(in.at("/outputs/0/namespace").asText()).isEqualTo("s3://lake.prod");
        assertThat(in.at("/outputs/0/name").asText()).isEqualTo("sales/orders");
        assertThat(in.at("/outputs/0/facets/columnLineage/fields/amount/inputFields/0/field")
                        .asText())
                .isEqualTo("total");
        assertThat(in.at("/outputs/0/facets/schema/fields/3/fields/1/name").asText())
                .isEqualTo("zip");
        ObjectNode out = events("r").get(3);
        // Where no namespace is given, the system's name is one.
        assertThat(out.at("/outputs/0/namespace").asText()).isEqualTo("snowflake");
        assertThat(out.at("/outputs/0/facets/columnLineage/fields/AMOUNT/inputFields/0/name")
                        .asText())
                .isEqualTo("sales/orders");
        assertThat(out.at("/outputs/0/facets").has("schema")).isFalse();
    }
}

package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.catalog.openlineage.OpenLineageEventsTest;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lineage through the publishing routes as they lie: one table of the lake feeds another, both in one catalog. */
@Timeout(120)
class LineageFlowTest {
    @TempDir
    private Path folder;

    /** Curated orders come of the raw ones, which this crawl publishes, too. */
    private static Publication traced(Publication publication) {
        if (!publication.table().name().equals("curated/orders")) {
            return publication;
        }
        Dataset raw = new Dataset("iceberg", Map.of("om", "demo"), List.of("lake.prod", "raw", "orders"));
        return publication.withLineage(List.of(new LineageFlow(
                "curate",
                Optional.of(raw),
                Optional.empty(),
                Optional.empty(),
                ColumnMatching.DEFAULT,
                ColumnMatching.DEFAULT,
                ColumnMatching.BY_HOPS)));
    }

    private static LogicalTable orders(String area, long objects) {
        return Tables.table(area + "/orders", objects, List.of(), Tables.column("id", Tables.bigint()));
    }

    private static List<String> missing(PublishingFlow flow, RunRecord run) {
        List<String> found = new ArrayList<>();
        flow.state.findings().of(run.id()).forEachRemaining(finding -> {
            if (finding.finding().code() == FindingCode.CATALOG_LINEAGE_MISSING) {
                found.add(finding.finding().message());
            }
        });
        return found;
    }

    @Test
    void whatIsMissingIsTriedAgainAndThenNothingIsAsked() throws Exception {
        try (StubOpenMetadata server = StubOpenMetadata.start();
                PublishingFlow flow =
                        new PublishingFlow(folder, List.of(PublishingFlow.catalog("om", server, 3)), Map.of())) {
            RunRecord first = flow.publish(LineageFlowTest::traced, orders("curated", 1));
            assertThat(missing(flow, first)).singleElement().asString().contains("demo.\"lake.prod\".raw.orders");
            flow.publish(orders("raw", 1));
            RunRecord second = flow.publish(LineageFlowTest::traced, orders("curated", 1));
            assertThat(missing(flow, second)).isEmpty();
            assertThat(server.snapshot().path("lineage")).hasSize(1);
            server.log().clear();
            RunRecord third = flow.publish(LineageFlowTest::traced, orders("curated", 1));
            assertThat(third.catalogs().get("om").unchanged()).isOne();
            assertThat(server.log().entries().stream()
                            .filter(entry -> entry.path().contains("lineage")))
                    .isEmpty();
            flow.publish(orders("curated", 1));
            assertThat(server.snapshot().path("lineage")).isEmpty();
        }
    }

    @Test
    void theHashOfATableCoversItsFlows() {
        Publication plain = Tables.publication("r", Tables.orders(3));
        Publication traced = plain.withLineage(List.of(OpenLineageEventsTest.flow()));
        assertThat(hash(traced)).isNotEqualTo(hash(plain)).isEqualTo(hash(traced));
        assertThat(hash(traced.withRun("s"))).isEqualTo(hash(traced));
        assertThat(hash(Tables.sampled("r", Tables.orders(3), "1"))).isEqualTo(hash(plain));
    }

    private static String hash(Publication publication) {
        return Delivery.hash(publication, CatalogConfig.StoreTags.NONE);
    }
}

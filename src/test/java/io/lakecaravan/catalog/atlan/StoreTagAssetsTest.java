package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.StoreTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags of buckets and objects in an Atlan tenant. */
class StoreTagAssetsTest {
    private StubAtlan server;

    @BeforeEach
    void start() {
        server = StubAtlan.start();
    }

    @AfterEach
    void stop() {
        assertThat(server.dropped()).isEmpty();
        assertThat(server.violations()).isEmpty();
        server.close();
    }

    private static Publication tagged(BareAtlan sink, StoreTags tags) {
        return new Publication(sink.nextRun(), orders(2), Optional.empty()).withStoreTags(tags);
    }

    private static StoreTags tags(Map<String, String> bucket, Map<String, String> object) {
        return new StoreTags(Optional.of(bucket), Optional.of(object));
    }

    private JsonNode only(String type) {
        List<JsonNode> ours = server.snapshot().path(type).properties().stream()
                .filter(asset -> asset.getKey().contains("lake.prod"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(ours).as(type).hasSize(1);
        return ours.get(0);
    }

    private List<String> tagsOfTable() {
        List<String> names = new ArrayList<>();
        only("Table").path("tags").forEach(tag -> names.add(tag.asText()));
        return names;
    }

    private List<String> awsTags(String type) {
        List<String> tags = new ArrayList<>();
        only(type)
                .path("awsTags")
                .forEach(tag -> tags.add(tag.path("awsTagKey").asText() + "="
                        + tag.path("awsTagValue").asText()));
        return tags;
    }

    @Test
    void tagsOfTheTableFollowTheStore() {
        try (BareAtlan sink = new BareAtlan(server, "tags=create", "storeTags=TAGS")) {
            CatalogAnswer answer = sink.publish(tagged(sink, tags(Map.of("team", "shop"), Map.of("env", "prod"))));
            assertThat(answer.findings()).isEmpty();
            assertThat(tagsOfTable()).containsExactlyInAnyOrder("Source.S3", "env: prod", "team: shop");
            assertThat(sink.publish(tagged(sink, tags(Map.of("team", "shop"), Map.of("env", "prod"))))
                            .effect())
                    .isEqualTo(Effect.UNCHANGED);
            sink.publish(tagged(sink, StoreTags.UNKNOWN));
            assertThat(tagsOfTable()).as("not known is not none").contains("env: prod", "team: shop");
            sink.publish(tagged(sink, tags(Map.of("team", "shop"), Map.of("env", "test"))));
            assertThat(tagsOfTable()).containsExactlyInAnyOrder("Source.S3", "env: test", "team: shop");
            sink.publish(orders(2));
            assertThat(tagsOfTable()).containsExactly("Source.S3");
        }
    }

    @Test
    void tagsThatAtlanDoesNotDefineAreReported() {
        try (BareAtlan sink = new BareAtlan(server, "tags=existing", "storeTags=TAGS")) {
            CatalogAnswer answer = sink.publish(tagged(sink, tags(Map.of(), Map.of("env", "prod"))));
            assertThat(answer.findings()).extracting(Finding::code).containsOnly(FindingCode.CATALOG_TAG_MISSING);
            assertThat(answer.findings())
                    .anySatisfy(finding -> assertThat(finding.message()).contains("env: prod"));
        }
    }

    @Test
    void bucketAndObjectHaveThemAsAttribute() {
        try (BareAtlan sink = new BareAtlan(server, "tags=create", "objects=sampled", "storeTags=PROPERTIES")) {
            CatalogAnswer answer =
                    sink.publish(tagged(sink, tags(Map.of("team", "shop", "a", ""), Map.of("env", "prod"))));
            assertThat(answer.findings()).isEmpty();
            assertThat(awsTags("S3Bucket")).containsExactly("a=", "team=shop");
            assertThat(awsTags("S3Object")).containsExactly("env=prod");
            assertThat(tagsOfTable()).containsExactly("Source.S3");
            sink.publish(tagged(sink, StoreTags.UNKNOWN));
            assertThat(awsTags("S3Object")).containsExactly("env=prod");
            sink.publish(tagged(sink, tags(Map.of("team", "else"), Map.of("env", "prod"))));
            assertThat(awsTags("S3Bucket")).containsExactly("team=else");
            sink.publish(tagged(sink, tags(Map.of(), Map.of())));
            assertThat(awsTags("S3Bucket")).isEmpty();
            assertThat(awsTags("S3Object")).isEmpty();
        }
    }
}

package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Ours;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.catalog.openmetadata.stub.Variant;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.StoreTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tags of buckets and objects at an OpenMetadata server. */
class StoreTagsTest {
    /** What the application's state remembers. */
    private static final class Memory implements Ours {
        private final Map<String, JsonNode> bases = new ConcurrentHashMap<>();

        @Override
        public JsonNode base(String entity) {
            return bases.getOrDefault(entity, JsonNodeFactory.instance.objectNode());
        }

        @Override
        public void keep(String entity, JsonNode base) {
            bases.put(entity, base);
        }

        @Override
        public boolean isRemoved(String kind, String id) {
            return false;
        }
    }

    private final Memory memory = new Memory();
    private int runs;

    static Stream<Arguments> modelsAndVersions() {
        return Stream.of(Model.values())
                .flatMap(model ->
                        Stream.of("1.5.0", "1.12.6", "1.13.0", "2.0.0").map(version -> Arguments.of(model, version)));
    }

    private BareSink sink(StubOpenMetadata server, Model model, String shown) {
        BareSink sink = new BareSink(server, "model=" + model, "storeTags=" + shown, "ours=RAW(#bean:ours)");
        sink.context().getRegistry().bind("ours", memory);
        return sink;
    }

    private static StubOpenMetadata start(String version) {
        PayloadSchemas schemas = PayloadSchemas.load(version.startsWith("1.1") ? "1.13" : "1.11");
        return StubOpenMetadata.start(
                StubSettings.defaults().withVersion(version).withSchemas(schemas));
    }

    private Publication orders(Map<String, String> bucket, Map<String, String> object) {
        return orders(new StoreTags(Optional.of(bucket), Optional.of(object)));
    }

    private Publication orders(StoreTags tags) {
        return Tables.publication("run-" + ++runs, Tables.orders(3)).withStoreTags(tags);
    }

    private static EntityKind bucketKind(Model model) {
        return model == Model.TABLES ? EntityKind.DATABASE : EntityKind.CONTAINER;
    }

    private static JsonNode bucket(Shelf shelf) {
        return shelf.server.snapshot().path(bucketKind(shelf.model).type()).path("demo.\"lake.prod\"");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("modelsAndVersions")
    void tagsFollowTheStoreAndPeoplesStay(Model model, String version) {
        try (StubOpenMetadata server = start(version);
                BareSink sink = sink(server, model, "TAGS")) {
            Shelf shelf = new Shelf(model, server);
            Publication first = orders(
                    Map.of("cost.center", "42", "Tier", "Tier1", "gone", "soon"),
                    Map.of("env", "prod", "aws:a::b", "x>\"y\".z", "empty", ""));
            assertThat(sink.publish(first).findings()).isEmpty();
            assertThat(Shelf.tags(bucket(shelf)))
                    .containsExactlyInAnyOrder("\"cost.center\".42", "S3Tier.Tier1", "gone.soon");
            assertThat(Shelf.tags(shelf.entity()))
                    .containsExactlyInAnyOrder(
                            "Source.S3",
                            "env.prod",
                            "aws:a__reserved__colon__b.\"x__reserved__arrow____reserved__quote__y__reserved__quote__.z\"",
                            "empty.(empty)");
            assertThat(sink.publish(orders(first.storeTags().orElseThrow())).effect())
                    .isEqualTo(Effect.UNCHANGED);

            shelf.person.untag(shelf.kind(), shelf.fqn(), "env.prod");
            shelf.person.tag(shelf.kind(), shelf.fqn(), "gone.soon");
            shelf.person.untag(bucketKind(model), "demo.\"lake.prod\"", "\"cost.center\".42");
            shelf.person.tag(bucketKind(model), "demo.\"lake.prod\"", "PII.None");
            Publication second = orders(Map.of("cost.center", "42", "new", "one"), Map.of("env", "prod"));
            assertThat(sink.publish(second).effect()).isEqualTo(Effect.WRITTEN);
            assertThat(Shelf.tags(bucket(shelf))).containsExactlyInAnyOrder("new.one", "PII.None");
            assertThat(Shelf.tags(shelf.entity())).containsExactlyInAnyOrder("Source.S3", "gone.soon");

            long writes = server.writes();
            sink.publish(orders(second.storeTags().orElseThrow()));
            sink.publish(orders(StoreTags.UNKNOWN));
            assertThat(server.writes()).as("what cannot be had stays as it was").isEqualTo(writes);
            assertThat(Shelf.tags(bucket(shelf))).contains("new.one");
            assertThat(server.schemaViolations()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("modelsAndVersions")
    void propertiesAreDefinedOnceAndPeoplesStay(Model model, String version) {
        try (StubOpenMetadata server = start(version);
                BareSink sink = sink(server, model, "PROPERTIES")) {
            Shelf shelf = new Shelf(model, server);
            Publication first = orders(
                    Map.of("owner", "sales"), Map.of("env", "prod", "Env", "PROD", "cost-center", "42", "late", "a"));
            assertThat(sink.publish(first).findings()).isEmpty();
            JsonNode shown = shelf.entity().path("extension");
            assertThat(shown.path("s3TagEnv").asText()).isEqualTo("prod");
            assertThat(shown.path("s3TagCostCenterX"
                                    + OpenMetadataNames.md5("cost-center").substring(0, 8))
                            .asText())
                    .isEqualTo("42");
            assertThat(shown.path("s3TagEnvX" + OpenMetadataNames.md5("Env").substring(0, 8))
                            .asText())
                    .isEqualTo("PROD");
            assertThat(bucket(shelf).at("/extension/s3TagOwner").asText()).isEqualTo("sales");
            long writes = server.writes();
            assertThat(sink.publish(orders(first.storeTags().orElseThrow())).effect())
                    .isEqualTo(Effect.UNCHANGED);
            assertThat(server.writes()).isEqualTo(writes);

            shelf.person.define(shelf.kind(), "steward", "string");
            shelf.person.property(shelf.kind(), shelf.fqn(), "steward", "ann");
            shelf.person.property(shelf.kind(), shelf.fqn(), "s3TagLate", "of a person");
            sink.publish(orders(Map.of(), Map.of("env", "test", "late", "b", "new", "")));
            shown = shelf.entity().path("extension");
            assertThat(shown.path("s3TagEnv").asText()).isEqualTo("test");
            assertThat(shown.path("s3TagLate").asText()).isEqualTo("of a person");
            assertThat(shown.path("steward").asText()).isEqualTo("ann");
            assertThat(shown.has("s3TagNew")).isTrue();
            assertThat(shown.size()).isEqualTo(4);
            assertThat(bucket(shelf).path("extension")).isEmpty();
            assertThat(server.schemaViolations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void whoAsksForThemNoMoreHasThemTakenBack(Model model) {
        try (StubOpenMetadata server = start("1.12.6")) {
            Shelf shelf = new Shelf(model, server);
            CatalogAnswer last;
            try (BareSink sink = sink(server, model, "PROPERTIES")) {
                last = sink.publish(orders(Map.of("owner", "sales"), Map.of("env", "prod")));
            }
            try (BareSink sink = sink(server, model, "TAGS")) {
                last = sink.publishAfter(orders(Map.of("owner", "sales"), Map.of("env", "prod")), last.base());
            }
            assertThat(shelf.entity().path("extension")).isEmpty();
            assertThat(bucket(shelf).path("extension")).isEmpty();
            assertThat(Shelf.tags(shelf.entity())).contains("env.prod");
            assertThat(Shelf.tags(bucket(shelf))).containsExactly("owner.sales");
            try (BareSink sink = sink(server, model, "NONE")) {
                sink.publishAfter(orders(Map.of("owner", "sales"), Map.of("env", "prod")), last.base());
            }
            assertThat(Shelf.tags(shelf.entity())).containsExactly("Source.S3");
            assertThat(Shelf.tags(bucket(shelf))).isEmpty();
        }
    }

    @Test
    void aPropertyOfAnotherKindIsLeftAloneAndTold() {
        try (StubOpenMetadata server = start("1.12.6");
                BareSink sink = sink(server, Model.TABLES, "PROPERTIES")) {
            Shelf shelf = new Shelf(Model.TABLES, server);
            sink.publish(Tables.orders(1));
            shelf.person.define(EntityKind.TABLE, "s3TagCount", "integer");
            CatalogAnswer answer = sink.publish(orders(Map.of(), Map.of("count", "many", "env", "prod")));
            assertThat(answer.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.CATALOG_TAG_MISSING);
                assertThat(finding.message()).contains("s3TagCount").doesNotContain("many");
            });
            assertThat(shelf.entity().path("extension").properties()).hasSize(1);
        }
    }

    @Test
    void aServerThatForgetsPropertiesIsNoReasonToWriteAgain() {
        StubSettings settings = StubSettings.defaults().with(Variant.UndeclaredProperty.IGNORED);
        try (StubOpenMetadata server = StubOpenMetadata.start(settings);
                BareSink sink = sink(server, Model.TABLES, "PROPERTIES")) {
            StoreTags tags = new StoreTags(Optional.of(Map.of()), Optional.of(Map.of("env", "prod")));
            sink.publish(orders(tags));
            long writes = server.writes();
            sink.publish(orders(tags));
            assertThat(server.writes()).isEqualTo(writes);
        }
    }

    @Test
    void aPlanTellsAndWritesNothing() {
        try (StubOpenMetadata server = start("1.12.6")) {
            try (BareSink sink = sink(server, Model.TABLES, "NONE")) {
                sink.publish(Tables.orders(3));
            }
            JsonNode before = server.snapshot();
            try (BareSink sink = new BareSink(server, "mode=PLAN", "storeTags=TAGS");
                    BareSink other = new BareSink(server, "mode=PLAN", "storeTags=PROPERTIES")) {
                Publication wanted = orders(Map.of("owner", "sales"), Map.of("env", "prod"));
                assertThat(sink.publish(wanted).changes())
                        .contains(
                                "create classification env",
                                "create tag env.prod",
                                "update tags of database demo.\"lake.prod\"",
                                "table demo.\"lake.prod\".sales.orders: add tags/env.prod");
                assertThat(other.publish(wanted).changes())
                        .contains(
                                "create custom property table.s3TagEnv", "update tags of database demo.\"lake.prod\"");
            }
            assertThat(server.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void namesOfPropertiesAreLegalAndNeverShared() {
        List<String> keys = List.of("env", "Env", "ENV", "e n v", "e-n-v", "e.n.v", "\u00fc", "", "a".repeat(300), "0");
        List<String> names = keys.stream().map(StoreTagNames::property).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z0-9]{0,255}"));
        assertThat(StoreTagNames.tag("pii", "Sensitive")).isEqualTo("S3pii.Sensitive");
        assertThat(TagPath.of(StoreTagNames.tag("a.b", "c.d")).classification()).isEqualTo("\"a.b\"");
        assertThat(TagPath.of(StoreTagNames.tag("a.b", "c.d")).name()).isEqualTo("c.d");
        assertThat(TagPath.of(StoreTagNames.tag("a\".b", "\".\"")).name()).doesNotContain("\"");
    }
}

package io.lakecaravan.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.state.StateFixture;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.StoreTags;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCatalogTest {
    @TempDir
    private Path directory;

    private LocalCatalog catalog;

    @BeforeEach
    void open() throws IOException {
        catalog = new LocalCatalog(directory);
    }

    @Test
    void showsATableAsTheInterfaceSays() throws IOException {
        catalog.write(StateFixture.changedPublication(StateFixture.table("sales")));
        JsonNode document = read("tables/demo/lake/sales.json");
        List<String> members = new ArrayList<>();
        document.fieldNames().forEachRemaining(members::add);
        assertThat(members)
                .startsWith(
                        "name",
                        "source",
                        "bucket",
                        "root",
                        "format",
                        "compression",
                        "partitionKeys",
                        "partitions",
                        "columns",
                        "objects",
                        "bytes",
                        "rows",
                        "lastModified",
                        "sample");
        assertThat(members).contains("tags", "lineage", "findings", "fingerprint");
        assertThat(document.at("/columns/0").toString())
                .isEqualTo("{\"name\":\"id\",\"type\":\"bigint\",\"nullable\":false,\"fields\":[],\"tags\":[],"
                        + "\"nativeType\":\"INT64\",\"evidence\":{\"files\":3,\"nullShare\":0.0,\"values\":120,\"nulls\":0,"
                        + "\"rows\":1200,\"firstObject\":\"sales/a.csv\",\"lastObject\":\"sales/c.csv\","
                        + "\"confidence\":0.99}}");
        assertThat(document.at("/columns/1/evidence").toString())
                .isEqualTo("{\"files\":2,\"nullShare\":null,\"values\":0,\"nulls\":0,\"rows\":null,"
                        + "\"firstObject\":null,\"lastObject\":null,\"confidence\":null}");
        assertThat(document.at("/history").toString())
                .isEqualTo("[{\"run\":\"r0\",\"at\":\"2026-01-02T03:04:05Z\",\"change\":\"type-changed\","
                        + "\"column\":\"id\",\"before\":\"string\",\"after\":\"bigint\",\"breaking\":true}]");
        assertThat(document.at("/columns/1/fields/1/fields/0/name").asText()).isEqualTo("element");
        assertThat(document.at("/columns/1/tags/0").asText()).isEqualTo("PII.Sensitive");
        assertThat(document.at("/rows").toString()).isEqualTo("{\"value\":1200,\"exact\":true}");
        assertThat(document.at("/sample/columns/1").asText()).isEqualTo("address");
        assertThat(document.at("/sampleObject/version").asText()).isEqualTo("e1:10");
        assertThat(document.at("/lastModified").asText()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void writesTheSameBytesAndTouchesNothing() throws IOException {
        Publication publication = StateFixture.publication(StateFixture.table("sales"));
        assertThat(catalog.write(publication)).isEqualTo(LocalCatalog.Written.WRITTEN);
        assertThat(catalog.write(publication)).isEqualTo(LocalCatalog.Written.UNCHANGED);
        LocalFile file = catalog.render(publication);
        assertThat(directory.resolve(file.path())).hasBinaryContent(file.bytes());
        assertThat(file.text()).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void showsWhereDataComesFromAndGoesTo() throws IOException {
        ColumnMatching renamed = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of("key", "id"), "");
        ColumnMatching upper = new ColumnMatching(ColumnMatching.Match.IGNORE_CASE, Map.of(), "{column|upper}");
        Publication traced = StateFixture.publication(StateFixture.table("sales"))
                .withLineage(List.of(
                        new LineageFlow(
                                "shop",
                                Optional.of(new Dataset(
                                        "postgresql", Map.of("openmetadata", "shop-pg"), List.of("shop", "sales"))),
                                Optional.of("**/*.csv"),
                                Optional.empty(),
                                renamed,
                                ColumnMatching.DEFAULT,
                                ColumnMatching.BY_HOPS),
                        new LineageFlow(
                                "bus",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Dataset("kafka", Map.of(), List.of("a.b"))),
                                ColumnMatching.DEFAULT,
                                upper,
                                ColumnMatching.BY_HOPS)));
        catalog.write(traced);
        assertThat(read("tables/demo/lake/sales.json").path("lineage").toString())
                .isEqualTo("[{\"rule\":\"shop\",\"upstream\":{\"system\":\"postgresql\",\"kind\":\"table\","
                        + "\"path\":[\"shop\",\"sales\"],\"services\":{\"openmetadata\":\"shop-pg\"}},"
                        + "\"objects\":\"**/*.csv\",\"downstream\":null,\"columns\":{\"inbound\":["
                        + "{\"from\":\"key\",\"to\":\"id\"},{\"from\":\"address\",\"to\":\"address\"}]}},"
                        + "{\"rule\":\"bus\",\"upstream\":null,\"objects\":null,\"downstream\":{\"system\":\"kafka\","
                        + "\"kind\":\"topic\",\"path\":[\"a.b\"],\"services\":{}},\"columns\":{\"outbound\":["
                        + "{\"from\":\"id\",\"to\":\"ID\"},{\"from\":\"address\",\"to\":\"ADDRESS\"}]}}]");
        // Also where the sample is kept from the last run.
        assertThat(catalog.write(new Publication("r2", traced.table(), Optional.empty())
                        .withLineage(traced.lineage())
                        .withRun("r3")))
                .isEqualTo(LocalCatalog.Written.UNCHANGED);
    }

    @Test
    void keepsTheSampleOfTheSameObject() throws IOException {
        catalog.write(StateFixture.publication(StateFixture.table("sales")));
        Publication bare = new Publication("r2", StateFixture.table("sales"), Optional.empty());
        assertThat(catalog.sample(bare.table())).contains(StateFixture.sample());
        assertThat(catalog.write(bare)).isEqualTo(LocalCatalog.Written.UNCHANGED);
    }

    @Test
    void keepsEveryNumberOfAKeptSampleAsItWasWritten() throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Sample numbers = new Sample(
                List.of("a", "b", "c"),
                List.of(List.of(nodes.numberNode(1e10), nodes.numberNode(new BigDecimal("1.500")), nodes.nullNode())));
        LogicalTable table = StateFixture.table("sales");
        catalog.write(new Publication("r1", table, Optional.of(numbers)));
        assertThat(read("tables/demo/lake/sales.json").at("/sample/rows/0/2").isNull())
                .isTrue();
        assertThat(Files.readString(directory.resolve("tables/demo/lake/sales.json")))
                .contains("1.500");
        assertThat(catalog.write(new Publication("r2", table, Optional.empty())))
                .isEqualTo(LocalCatalog.Written.UNCHANGED);
    }

    @Test
    void showsWhatTheStoreKeepsAndKeepsWhatCannotBeHad() throws IOException {
        Publication plain = new Publication("r1", StateFixture.table("sales"), Optional.empty());
        StoreTags known = new StoreTags(Optional.of(Map.of("b", "2", "a", "")), Optional.of(Map.of("env", "prod")));
        catalog.write(plain.withStoreTags(known));
        String shown = "{\"bucket\":{\"a\":\"\",\"b\":\"2\"},\"object\":{\"env\":\"prod\"}}";
        assertThat(read("tables/demo/lake/sales.json").path("storeTags").toString())
                .isEqualTo(shown);
        assertThat(catalog.write(plain.withStoreTags(StoreTags.UNKNOWN))).isEqualTo(LocalCatalog.Written.UNCHANGED);
        catalog.write(plain.withStoreTags(new StoreTags(Optional.empty(), Optional.of(Map.of()))));
        assertThat(read("tables/demo/lake/sales.json").path("storeTags").toString())
                .isEqualTo("{\"bucket\":{\"a\":\"\",\"b\":\"2\"},\"object\":{}}");
        catalog.write(plain);
        assertThat(read("tables/demo/lake/sales.json").has("storeTags")).isFalse();
    }

    @Test
    void dropsTheSampleOfAnotherVersion() throws IOException {
        catalog.write(StateFixture.publication(StateFixture.table("other")));
        Files.createDirectories(directory.resolve("tables/demo/lake"));
        Files.move(directory.resolve("tables/demo/lake/other.json"), directory.resolve("tables/demo/lake/sales.json"));
        Publication bare = new Publication("r2", StateFixture.table("sales"), Optional.empty());
        assertThat(catalog.sample(bare.table())).isEmpty();
        assertThat(catalog.render(bare).text()).doesNotContain(StateFixture.SECRET);
    }

    @Test
    void takesNoSampleFromAFileThatIsNotJson() throws IOException {
        Path file = directory.resolve("tables/demo/lake/sales.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"name\": ");
        assertThat(catalog.write(StateFixture.publication(StateFixture.table("sales"))))
                .isEqualTo(LocalCatalog.Written.WRITTEN);
        assertThat(read("tables/demo/lake/sales.json").path("name").asText()).isEqualTo("sales");
    }

    @Test
    void removesOnlyTheFileOfTheTable() throws IOException {
        catalog.write(StateFixture.publication(StateFixture.table("a/b/c")));
        catalog.write(StateFixture.publication(StateFixture.table("a/d")));
        catalog.remove("demo", "lake", "a/b/c");
        assertThat(directory.resolve("tables/demo/lake/a/b")).doesNotExist();
        assertThat(directory.resolve("tables/demo/lake/a/d.json")).exists();

        Path foreign = directory.resolve("tables/demo/lake/mine.json");
        Files.writeString(foreign, "{\"note\": \"not a table\"}");
        catalog.remove("demo", "lake", "mine");
        catalog.remove("demo", "lake", "never there");
        assertThat(foreign).exists();
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Files.createDirectories(directory.resolve("tables/demo/lake"));
        Files.writeString(directory.resolve("tables/demo/lake/sales.json.tmp"), "of a killed process");
        catalog.write(StateFixture.publication(StateFixture.table("sales")));
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactly(directory.resolve("tables/demo/lake/sales.json"));
        }
    }

    private JsonNode read(String path) throws IOException {
        return new ObjectMapper().readTree(directory.resolve(path).toFile());
    }
}

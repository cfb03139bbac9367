package io.lakecaravan.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.ReadRule;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.demo.DemoLake;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.durability.Crawls.Crawled;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.s3.FakeS3;
import io.lakecaravan.state.CatalogCounts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is done twice: what is known is not read again, what a catalog has is not sent again. */
class SecondCrawlTest {
    private static final Pattern HISTORY = Pattern.compile("\"history\" : \\[[^]]*],");

    @TempDir
    Path directory;

    @Test
    void anUnchangedLakeIsNeitherReadNorSent() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory.resolve("s3"), Crawls.KEY, Crawls.SECRET);
                StubOpenMetadata stub = StubOpenMetadata.start()) {
            DemoLake lake = DemoLake.whole();
            Crawls.fill(server, lake::put);
            Crawls crawls = new Crawls(server.endpoint(), directory).add(openMetadata(stub));
            Crawled first = crawls.crawl();
            assertThat(first.counter("getRequests")).isPositive();
            assertThat(first.run().catalogs().get("openmetadata"))
                    .isEqualTo(new CatalogCounts(lake.tables().size(), 0, 0, 0));
            var files = crawls.files();
            var snapshot = stub.snapshotWithoutRuns();
            stub.log().clear();

            Crawled second = crawls.crawl();
            assertThat(second.counter("getRequests")).isZero();
            assertThat(second.counter("bytesRead")).isZero();
            assertThat(second.counter("listRequests")).isPositive();
            assertThat(second.counter("read")).isZero();
            assertThat(second.run().catalogs().values())
                    .hasSize(2)
                    .allMatch(counts ->
                            counts.equals(new CatalogCounts(0, lake.tables().size(), 0, 0)));
            assertThat(second.run().sources().get(0).tables().unchanged())
                    .isEqualTo(lake.tables().size());
            assertThat(second.findings()).isEqualTo(first.findings());
            assertThat(stub.log()
                            .count(entry -> entry.isWrite() && !entry.path().endsWith("/pipelineStatus")))
                    .isZero();
            assertThat(stub.snapshotWithoutRuns()).isEqualTo(snapshot);
            assertThat(crawls.files()).isEqualTo(files);
        }
    }

    @Test
    void aCatalogAddedLaterGetsEverythingWithoutReadingTheLake() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory.resolve("s3"), Crawls.KEY, Crawls.SECRET);
                StubOpenMetadata late = StubOpenMetadata.start();
                StubOpenMetadata early = StubOpenMetadata.start()) {
            DemoLake lake = DemoLake.whole();
            Crawls.fill(server, lake::put);
            Crawls crawls = new Crawls(server.endpoint(), directory.resolve("late"));
            crawls.crawl();
            crawls.add(openMetadata(late));
            Crawled second = crawls.crawl();
            assertThat(second.counter("getRequests")).isZero();
            assertThat(second.run().catalogs().get("openmetadata").written())
                    .isEqualTo(lake.tables().size());

            new Crawls(server.endpoint(), directory.resolve("early"))
                    .add(openMetadata(early))
                    .crawl();
            assertThat(late.snapshotWithoutRuns()).isEqualTo(early.snapshotWithoutRuns());
            assertThat(StreamSupport.stream(
                                    late.snapshotWithoutRuns().path("table").spliterator(), false)
                            .filter(table -> table.has("sampleData")))
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void aLocalFileThatSomebodyDeletedComesBack() throws Exception {
        try (FakeS3 store = FakeS3.start()) {
            store.put("a/one.csv", "id,name\n1,ant\n");
            Crawls crawls = new Crawls(store.endpoint(), directory);
            crawls.crawl();
            var files = crawls.files();
            assertThat(files).hasSize(1);
            Files.delete(crawls.catalog().resolve("tables/demo").resolve(files.firstKey()));
            crawls.crawl();
            assertThat(crawls.files()).isEqualTo(files);
        }
    }

    @Test
    void changedReadRulesAreNotAnsweredFromMemory() throws Exception {
        try (FakeS3 store = FakeS3.start()) {
            store.put("a/one.csv", "id;name\n1;ant, bee\n2;cat, dog\n").put("b/two.csv", "id,name\n1,ant\n");
            Crawls crawls = new Crawls(store.endpoint(), directory).read(delimiter("|"));
            crawls.crawl();
            assertThat(crawls.files().get("lake/a/one.json")).contains("\"id;name\"");
            store.forgetRequests();

            crawls.read(delimiter(";"));
            Crawled second = crawls.crawl();
            assertThat(store.gets()).isNotEmpty().allMatch(seen -> seen.key().equals("a/one.csv"));
            assertThat(second.run().catalogs().get("local")).isEqualTo(new CatalogCounts(1, 1, 0, 0));
            Crawls fresh = new Crawls(store.endpoint(), directory.resolve("fresh")).read(delimiter(";"));
            fresh.crawl();
            assertThat(withoutHistory(crawls)).isEqualTo(withoutHistory(fresh));
        }
    }

    /** Who has crawled before knows what changed since. */
    private static Map<String, String> withoutHistory(Crawls crawls) {
        Map<String, String> files = new TreeMap<>();
        crawls.files()
                .forEach((name, text) ->
                        files.put(name, HISTORY.matcher(text).replaceFirst("").strip()));
        return files;
    }

    @Test
    void changedSampleSettingsChangeTheRowsShown() throws Exception {
        try (FakeS3 store = FakeS3.start()) {
            store.put("a/one.csv", "id,name\n1,ant\n2,bee\n3,cat\n");
            Crawls crawls = new Crawls(store.endpoint(), directory);
            crawls.crawl();
            crawls.sample(new SampleConfig(5, 2, SampleConfig.DEFAULT.bytesPerObject()));
            crawls.crawl();
            JsonNode shown = new ObjectMapper().readTree(crawls.files().get("lake/a/one.json"));
            assertThat(shown.path("sample").toString()).contains("bee").doesNotContain("cat");
        }
    }

    private static ReadRule delimiter(String delimiter) {
        return new ReadRule(
                "a/**",
                new ReadOptions.Known(
                        Optional.of("csv"),
                        Optional.of(delimiter),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static CatalogConfig openMetadata(StubOpenMetadata stub) {
        return new CatalogConfig.OpenMetadata(
                "openmetadata",
                URI.create(stub.url()),
                stub.token(),
                CatalogConfig.Model.TABLES,
                Optional.empty(),
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                3,
                Duration.ofMillis(10));
    }
}

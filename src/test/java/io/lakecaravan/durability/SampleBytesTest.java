package io.lakecaravan.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.durability.Crawls.Crawled;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.s3.FakeS3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a table stays within its bytes, and is told. */
class SampleBytesTest {
    private static final int SIZE = 20_000;

    @TempDir
    Path directory;

    private static FakeS3 store() throws Exception {
        FakeS3 store = FakeS3.start();
        for (int day = 1; day <= 9; day++) {
            StringBuilder rows = new StringBuilder("id,name\n");
            for (int row = 0; rows.length() < SIZE; row++) {
                rows.append(row).append(",ant ").append(day).append('\n');
            }
            // the fifth day is missing
            if (day != 5) {
                store.put("sales/dt=2024-01-0" + day + "/part-0.csv", rows.toString());
            }
        }
        return store;
    }

    private static JsonNode table(Crawls crawls) throws Exception {
        return new ObjectMapper().readTree(crawls.files().get("lake/sales.json"));
    }

    private static List<String> reasons(JsonNode table) {
        List<String> reasons = new ArrayList<>();
        table.path("read").forEach(object -> reasons.add(object.path("reason").asText()));
        return reasons;
    }

    @Test
    void allChosenAreReadWhereTheyFit() throws Exception {
        try (FakeS3 store = store()) {
            Crawls crawls = new Crawls(store.endpoint(), directory);
            Crawled crawled = crawls.crawl();
            JsonNode table = table(crawls);
            assertThat(crawled.findings()).isEmpty();
            assertThat(table.path("read")).hasSize(5);
            assertThat(reasons(table)).startsWith("newest").endsWith("hash");
            JsonNode partitions = table.path("partitions");
            assertThat(partitions.path("series").path("unit").asText()).isEqualTo("days");
            assertThat(partitions.path("series").path("missing").asLong()).isEqualTo(1);
            assertThat(partitions
                            .path("series")
                            .path("gaps")
                            .get(0)
                            .path("first")
                            .asText())
                    .isEqualTo("2024-01-05");
            assertThat(partitions.path("bytes").path("exact").asBoolean()).isTrue();
            assertThat(partitions.path("bytes").path("largest").path("dt").asText())
                    .startsWith("2024-01-0");
            assertThat(table.path("partitionKeys").get(0).path("distinct").asLong())
                    .isEqualTo(8);
        }
    }

    @Test
    void whatDoesNotFitIsLeftOutAndTold() throws Exception {
        try (FakeS3 store = store()) {
            Crawls crawls = new Crawls(store.endpoint(), directory)
                    .sample(new SampleConfig(5, 2, SampleConfig.DEFAULT.bytesPerObject(), 2 * SIZE + SIZE / 2));
            Crawled crawled = crawls.crawl();
            assertThat(crawled.counter("bytesRead")).isLessThanOrEqualTo(2 * SIZE + SIZE / 2);
            JsonNode table = table(crawls);
            assertThat(reasons(table)).hasSize(2).startsWith("newest");
            assertThat(table.path("findings")).hasSize(1);
            assertThat(table.path("findings").get(0).path("code").asText())
                    .isEqualTo(FindingCode.SAMPLE_OBJECTS_SKIPPED.name());
            assertThat(table.path("findings").get(0).path("message").asText())
                    .startsWith("3 of 5 chosen objects were not read");
            assertThat(table.path("columns")).hasSize(3);
            var files = crawls.files();
            store.forgetRequests();

            // neither are they read by the next crawl, to which the others are known
            Crawled second = crawls.crawl();
            assertThat(second.counter("read")).isZero();
            assertThat(store.gets()).isEmpty();
            assertThat(crawls.files()).isEqualTo(files);
        }
    }

    @Test
    void theFirstIsReadHoweverLittleIsAllowed() throws Exception {
        try (FakeS3 store = store()) {
            Crawls crawls = new Crawls(store.endpoint(), directory)
                    .sample(new SampleConfig(5, 2, SampleConfig.DEFAULT.bytesPerObject(), 1));
            crawls.crawl();
            assertThat(reasons(table(crawls))).containsExactly("newest");
        }
    }
}

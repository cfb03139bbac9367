package io.lakecaravan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.state.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    @TempDir
    private Path directory;

    @Test
    void writesTheRecordAsTheInterfaceSays() throws IOException {
        Path last = new RunReport(directory)
                .write(ReportFixture.run(), ReportFixture.findings().iterator());
        JsonNode run = new ObjectMapper().readTree(last.toFile());
        assertThat(run.path("runId").asText()).isEqualTo("run-1");
        assertThat(run.path("startedAt").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(run.path("endedAt").asText()).isEqualTo("2026-01-02T03:07:12Z");
        assertThat(run.path("status").asText()).isEqualTo("completed-with-findings");
        assertThat(run.path("objects").toString())
                .isEqualTo("{\"listed\":1234567,\"skipped\":3,\"read\":40,\"unchanged\":0,\"quarantined\":1}");
        assertThat(run.path("s3").toString())
                .isEqualTo("{\"listRequests\":1235,\"getRequests\":80,\"bytesRead\":5400000}");
        assertThat(run.path("tables").toString())
                .isEqualTo("{\"found\":3,\"created\":1,\"updated\":1,\"unchanged\":1,\"removed\":2}");
        assertThat(run.at("/catalogs/openmetadata").toString())
                .isEqualTo("{\"written\":2,\"unchanged\":1,\"deadLettered\":0,\"deferred\":0,\"removed\":0}");
        assertThat(run.at("/findings/1").toString())
                .isEqualTo("{\"code\":\"PARQUET_FOOTER_CORRUPT\",\"severity\":\"error\",\"source\":\"demo\","
                        + "\"bucket\":\"lake\",\"key\":\"raw/bad.parquet\",\"offset\":4,"
                        + "\"message\":\"the footer ends early\",\"new\":true}");
        assertThat(directory.resolve("runs/run-1.json")).hasSameBinaryContentAs(last);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void refusesARunIdThatLeavesTheDirectory() {
        RunRecord run = ReportFixture.run();
        RunRecord hostile = new RunRecord(
                "../x",
                run.command(),
                run.startedAt(),
                run.endedAt(),
                run.status(),
                run.reason(),
                run.sources(),
                run.catalogs());
        assertThatThrownBy(() -> new RunReport(directory).write(hostile, Collections.emptyIterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'../x'");
    }
}

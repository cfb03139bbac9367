package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.catalog.openmetadata.stub.RequestLog;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.demo.EmbeddedS3;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar's {@code crawl} of 1,000 tables of 50 columns into an OpenMetadata server that takes 20 ms for each answer, and
 * a second one with nothing new. The bound is what that latency alone would take at the configured number of workers.
 */
class PublishBench {
    private static final int WORKERS = 4;
    private static final Duration LATENCY = Duration.ofMillis(20);

    @TempDir
    Path directory;

    /** Requests of a crawl, and the time from the first to the last of them. */
    private record Traffic(List<RequestLog.Entry> requests, Duration time) {
        long count(String method, String part) {
            return requests.stream()
                    .filter(entry ->
                            entry.method().equals(method) && entry.path().contains(part))
                    .count();
        }
    }

    @Test
    void aThousandTables() throws Exception {
        try (EmbeddedS3 store =
                        EmbeddedS3.start(directory.resolve("s3"), WideTables.ACCESS_KEY, WideTables.SECRET_KEY);
                StubOpenMetadata server =
                        StubOpenMetadata.start(StubSettings.defaults().withLatency(LATENCY))) {
            WideTables.fill(store.endpoint());
            Path config = configure(store.endpoint(), server);
            Traffic first = crawl(config, server);
            report("first", first);
            Traffic second = crawl(config, server);
            report("second", second);
            assertThat(first.requests().size()).isLessThanOrEqualTo((int) (3 * WideTables.TABLES * 1.05));
            assertThat(second.requests())
                    .allMatch(entry ->
                            (entry.method().equals("GET") && entry.query().contains("limit="))
                                    || entry.path().endsWith("/pipelineStatus"));
            assertThat(second.count("PUT", "/pipelineStatus")).isEqualTo(1);
        }
    }

    private void report(String which, Traffic traffic) {
        double bound = traffic.requests().size() * LATENCY.toMillis() / 1000.0 / WORKERS;
        System.out.printf(
                Locale.ROOT,
                "%s crawl: %d requests (%d bulk, %d by name, %d samples, %d profiles, %d lists), %.1f s; latency alone %.1f s (%.2fx)%n",
                which,
                traffic.requests().size(),
                traffic.count("PUT", "/bulk"),
                traffic.count("GET", "/tables/name/"),
                traffic.count("PUT", "/sampleData"),
                traffic.count("PUT", "/tableProfile"),
                traffic.requests().stream()
                        .filter(entry -> entry.query().contains("limit="))
                        .count(),
                traffic.time().toMillis() / 1000.0,
                bound,
                traffic.time().toMillis() / 1000.0 / bound);
    }

    private Traffic crawl(Path config, StubOpenMetadata server) throws Exception {
        server.log().clear();
        Duration time =
                JarCrawl.run(directory, config, Map.of(), () -> server.log().count(entry -> true));
        return new Traffic(server.log().entries(), time);
    }

    private Path configure(URI store, StubOpenMetadata server) throws Exception {
        return Files.writeString(
                directory.resolve("caravan.yaml"),
                WideTables.source(store) + "catalogs:\n  openmetadata: {url: '" + server.url() + "', token: '"
                        + server.token() + "'}\n");
    }
}

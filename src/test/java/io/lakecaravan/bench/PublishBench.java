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
 * a second one with nothing new. Two bounds are told: what that latency alone takes at the configured number of workers
 * for the requests that were made, and for the three a table that may be made: entity, sample, profile.
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
            warmUp(store.endpoint());
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

    /** Servers have been up for a while: what they run is compiled before it is timed. */
    private void warmUp(URI store) throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("warm-up"));
        try (StubOpenMetadata other = StubOpenMetadata.start()) {
            JarCrawl.run(
                    elsewhere,
                    configure(store, other),
                    Map.of(),
                    () -> other.log().size());
        }
    }

    private void report(String which, Traffic traffic) {
        double seconds = traffic.time().toMillis() / 1000.0;
        double made = latency(traffic.requests().size());
        double allowed = latency(3 * WideTables.TABLES);
        System.out.printf(
                Locale.ROOT,
                "%s crawl: %d requests (%d bulk, %d by name, %d samples, %d profiles, %d lists), %.1f s; latency of them %.1f s (%.2fx), of three a table %.1f s (%.2fx)%n",
                which,
                traffic.requests().size(),
                traffic.count("PUT", "/bulk"),
                traffic.count("GET", "/tables/name/"),
                traffic.count("PUT", "/sampleData"),
                traffic.count("PUT", "/tableProfile"),
                traffic.requests().stream()
                        .filter(entry -> entry.query().contains("limit="))
                        .count(),
                seconds,
                made,
                seconds / made,
                allowed,
                seconds / allowed);
    }

    private static double latency(int requests) {
        return requests * LATENCY.toMillis() / 1000.0 / WORKERS;
    }

    private Traffic crawl(Path config, StubOpenMetadata server) throws Exception {
        server.log().clear();
        Duration time =
                JarCrawl.run(directory, config, Map.of(), () -> server.log().size());
        return new Traffic(server.log().entries(), time);
    }

    private Path configure(URI store, StubOpenMetadata server) throws Exception {
        return Files.writeString(
                directory.resolve("caravan.yaml"),
                WideTables.source(store) + "catalogs:\n  openmetadata: {url: '" + server.url() + "', token: '"
                        + server.token() + "'}\n");
    }
}

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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The jar's {@code crawl} of 1,000 tables of 50 columns into an OpenMetadata server that takes 20 ms for each answer, and
 * a second one with nothing new. The bound is what that latency alone would take at the configured number of workers.
 */
class PublishBench {
    private static final int TABLES = Integer.getInteger("caravan.bench.tables", 1_000);
    private static final int COLUMNS = 50;
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
        try (EmbeddedS3 store = EmbeddedS3.start(directory.resolve("s3"), "bench", "bench-secret");
                StubOpenMetadata server =
                        StubOpenMetadata.start(StubSettings.defaults().withLatency(LATENCY))) {
            fill(store.endpoint());
            Path config = configure(store.endpoint(), server);
            Traffic first = crawl(config, server);
            report("first", first);
            Traffic second = crawl(config, server);
            report("second", second);
            assertThat(first.requests().size()).isLessThanOrEqualTo((int) (3 * TABLES * 1.05));
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
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        "target/lake-caravan.jar",
                        "crawl",
                        "--config",
                        config.toString(),
                        "--state",
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        Instant begin = Instant.EPOCH;
        Instant end = Instant.EPOCH;
        long seen = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            long now = server.log().count(entry -> true);
            if (now > seen) {
                end = Instant.now();
                begin = seen == 0 ? end : begin;
                seen = now;
            }
        }
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log.txt")))
                .isZero();
        return new Traffic(server.log().entries(), Duration.between(begin, end));
    }

    private Path configure(URI store, StubOpenMetadata server) throws Exception {
        return Files.writeString(directory.resolve("caravan.yaml"), """
                sources:
                  - name: bench
                    bucket: bench
                    endpoint: %s
                    credentials: {access-key: bench, secret-key: bench-secret}
                catalogs:
                  openmetadata: {url: '%s', token: '%s'}
                """.formatted(store, server.url(), server.token()));
    }

    private static void fill(URI endpoint) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClient(ApacheHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench-secret")))
                .build()) {
            client.createBucket(request -> request.bucket("bench"));
            for (int table = 0; table < TABLES; table++) {
                String key = "area" + table % 10 + "/table" + table + "/rows.csv";
                client.putObject(request -> request.bucket("bench").key(key), RequestBody.fromString(rows(table)));
            }
        }
    }

    private static String rows(int table) {
        String header = IntStream.range(0, COLUMNS)
                .mapToObj(column -> "t" + table + "_c" + column)
                .collect(Collectors.joining(","));
        String row = IntStream.range(0, COLUMNS)
                .mapToObj(column -> column % 2 == 0 ? "" + column : "word" + column)
                .collect(Collectors.joining(","));
        return header + "\n" + row + "\n" + row + "\n";
    }
}

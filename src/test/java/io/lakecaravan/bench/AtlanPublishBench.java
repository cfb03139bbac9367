package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.catalog.atlan.stub.RequestLog;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.demo.EmbeddedS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar's {@code crawl} of 1,000 tables of 50 columns into an Atlan tenant that takes 20 ms for each answer, and a second one
 * with nothing new. Requests go one after the other, so their number times the latency is the bound of the time.
 */
class AtlanPublishBench {
    private static final int BATCH = 20;
    private static final Duration LATENCY = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private record Traffic(List<RequestLog.Entry> requests, Duration time) {
        long writes() {
            return requests.stream()
                    .filter(entry ->
                            entry.method().equals("POST") && entry.path().endsWith("/entity/bulk"))
                    .count();
        }

        long definitions() {
            return requests.stream()
                    .filter(entry ->
                            entry.method().equals("POST") && entry.path().endsWith("/typedefs"))
                    .count();
        }

        long reads() {
            return requests.stream().filter(entry -> !entry.isWrite()).count();
        }
    }

    @Test
    void aThousandTables() throws Exception {
        try (EmbeddedS3 store =
                        EmbeddedS3.start(directory.resolve("s3"), WideTables.ACCESS_KEY, WideTables.SECRET_KEY);
                StubAtlan server = StubAtlan.start(
                        StubAtlanSettings.defaults().withLatency(LATENCY).with(Variant.NOT_SEEDED))) {
            WideTables.fill(store.endpoint());
            Path config = Files.writeString(
                    directory.resolve("caravan.yaml"),
                    WideTables.source(store.endpoint()) + "catalogs:\n  atlan: {url: '" + server.url() + "', token: '"
                            + server.token() + "'}\n");
            Traffic first = crawl(config, server);
            long entities = server.changes().stream()
                    .filter(change -> change.startsWith("CREATE "))
                    .distinct()
                    .count();
            report("first", first, entities);
            Traffic second = crawl(config, server);
            report("second", second, 0);
            // A connection is created before anything can be written below it.
            assertThat(first.writes() - 1).isLessThanOrEqualTo(filled(entities - 1));
            assertThat(second.requests()).noneMatch(RequestLog.Entry::isWrite);
            assertThat(server.violations()).isEmpty();
            assertThat(server.dropped()).isEmpty();
        }
    }

    /** Requests that so many entities fill. */
    private static long filled(long entities) {
        return (entities + BATCH - 1) / BATCH;
    }

    private static void report(String which, Traffic traffic, long entities) {
        double seconds = traffic.time().toMillis() / 1000.0;
        double bound = traffic.requests().size() * LATENCY.toMillis() / 1000.0;
        System.out.printf(
                Locale.ROOT,
                "%s crawl: %d writes for %d entities (%d in full requests of %d), %d definitions, %d reads, %.1f s; latency"
                        + " alone %.1f s (%.2fx)%n",
                which,
                traffic.writes(),
                entities,
                filled(entities),
                BATCH,
                traffic.definitions(),
                traffic.reads(),
                seconds,
                bound,
                seconds / bound);
    }

    private Traffic crawl(Path config, StubAtlan server) throws Exception {
        server.log().clear();
        Duration time = JarCrawl.run(
                directory,
                config,
                Map.of("CARAVAN_ATLAN_REQUESTS_PER_SECOND", "100000"),
                () -> server.log().count(entry -> true));
        return new Traffic(server.log().entries(), time);
    }
}

package io.lakecaravan.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.demo.EmbeddedS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crawl is killed at seeded points of its progress, then started again: the catalogs end as if nothing had happened.
 * {@code -Dcaravan.kills=10} tries more points of a larger lake.
 */
class KilledCrawlTest {
    private static final long SEED = 20260;
    private static final int KILLS = Integer.getInteger("caravan.kills", 2);
    private static final int TABLES = KILLS > 3 ? 150 : 60;
    /** Of write-ahead log, by the time a table of the lake is read. */
    private static final int STATE_BYTES = 9_000;

    @TempDir
    Path directory;

    /** What the catalogs hold in the end. */
    private record Outcome(SortedMap<String, String> files, JsonNode snapshot) {}

    @Test
    void aKillAtAnyMomentGivesTheSameCatalogs() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory.resolve("s3"), Crawls.KEY, Crawls.SECRET)) {
            Crawls.fill(server, new GeneratedLake(TABLES, SEED)::put);
            Outcome undisturbed = undisturbed(server);
            assertThat(undisturbed.files()).hasSize(TABLES + 1);
            assertThat(undisturbed.snapshot().path("table")).hasSize(TABLES + 1);
            Random random = new Random(SEED);
            int killed = 0;
            for (int i = 0; i < KILLS; i++) {
                killed += killedAt(i, (i + random.nextDouble()) / KILLS, server, undisturbed) ? 1 : 0;
            }
            assertThat(killed).as("kills that came before the end").isGreaterThanOrEqualTo((KILLS + 1) / 2);
        }
    }

    private Outcome undisturbed(EmbeddedS3 server) throws Exception {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            ChildCrawl crawl = crawl("undisturbed", server, stub);
            assertThat(end(crawl.start())).as(() -> log(crawl)).isEqualTo(1);
            return outcome(crawl, stub);
        }
    }

    /** The first half of the way is the growth of the state while objects are read, the second writes to the server. */
    private boolean killedAt(int number, double share, EmbeddedS3 server, Outcome undisturbed) throws Exception {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            ChildCrawl crawl = crawl("killed-" + number, server, stub);
            Process process = crawl.start();
            long writes = Math.round((share - 0.5) * 2 * 2 * TABLES);
            long stateBytes = Math.round(share * 2 * TABLES * STATE_BYTES);
            BooleanSupplier reached = share < 0.5
                    ? () -> size(crawl.state().resolve("caravan.db-wal")) >= stateBytes || stub.writes() > 0
                    : () -> stub.writes() >= writes + 1;
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .pollInterval(2, TimeUnit.MILLISECONDS)
                    .until(() -> reached.getAsBoolean() || !process.isAlive());
            boolean before = process.isAlive();
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            int half = Crawls.files(crawl.catalog().resolve("tables")).size();
            System.out.printf(
                    "kill %d at %.3f: alive %s, %d files, %d writes%n", number, share, before, half, stub.writes());
            assertThat(end(crawl.start())).as(() -> log(crawl)).isIn(0, 1);
            Outcome after = outcome(crawl, stub);
            assertThat(after.files()).as("local catalog after kill at " + share).isEqualTo(undisturbed.files());
            assertThat(after.snapshot())
                    .as("OpenMetadata after kill at " + share)
                    .isEqualTo(undisturbed.snapshot());
            return before;
        }
    }

    private ChildCrawl crawl(String name, EmbeddedS3 server, StubOpenMetadata stub) throws Exception {
        return new ChildCrawl(
                directory.resolve(name), server.endpoint(), Optional.of(URI.create(stub.url())), stub.token());
    }

    private static Outcome outcome(ChildCrawl crawl, StubOpenMetadata stub) {
        return new Outcome(Crawls.files(crawl.catalog().resolve("tables")), stub.snapshotWithoutRuns());
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the crawl ends").isTrue();
        return process.exitValue();
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static String log(ChildCrawl crawl) {
        try {
            return Files.readString(crawl.log());
        } catch (IOException e) {
            return "no log";
        }
    }
}

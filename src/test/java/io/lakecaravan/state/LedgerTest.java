package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.table.ListingEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path directory;

    private StateStore state;
    private Ledger ledger;
    private String run;

    @BeforeEach
    void begin() {
        state = StateFixture.open(directory);
        ledger = state.ledger();
        run = ledger.begin("crawl", List.of("demo"), List.of("local", "om"));
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void releasesOnceWhenListedAndSettled() {
        ledger.expect(run, "demo", "a");
        ledger.expect(run, "demo", "b");
        ledger.settled(run, "demo", "a");
        ledger.settled(run, "demo", "b");
        assertThat(ledger.claimRelease(run, "demo")).as("not listed yet").isFalse();
        ledger.listed(run, "demo", ListingEnd.COMPLETE);
        assertThat(ledger.claimRelease(run, "demo")).isTrue();
        assertThat(ledger.claimRelease(run, "demo")).as("a second time").isFalse();
    }

    @Test
    void waitsForEveryCandidate() {
        ledger.expect(run, "demo", "a");
        ledger.expect(run, "demo", "b");
        ledger.listed(run, "demo", ListingEnd.COMPLETE);
        ledger.settled(run, "demo", "a");
        ledger.settled(run, "demo", "a");
        assertThat(ledger.claimRelease(run, "demo")).isFalse();
        ledger.settled(run, "demo", "b");
        assertThat(ledger.claimRelease(run, "demo")).isTrue();
    }

    @Test
    void takesMessagesInAnyOrder() {
        ledger.settled(run, "demo", "a");
        ledger.expect(run, "demo", "a");
        ledger.listed(run, "demo", ListingEnd.COMPLETE);
        assertThat(ledger.claimRelease(run, "demo")).isTrue();
    }

    @Test
    void releasesASourceWithoutCandidates() {
        ledger.listed(run, "demo", ListingEnd.COMPLETE);
        assertThat(ledger.claimRelease(run, "demo")).isTrue();
    }

    @Test
    void endsOnceWhenEveryCatalogHasEveryTable() {
        release();
        assertThat(ledger.claimEnd(run)).as("outcomes not announced").isFalse();
        assertThat(ledger.owed(run, "demo", "local")).isZero();
        ledger.expectOutcomes(run, "demo", 1);
        assertThat(ledger.owed(run, "demo", "local")).isEqualTo(1);
        ledger.outcome(run, "demo", "local", "t", Outcome.WRITTEN);
        ledger.outcome(run, "demo", "local", "t", Outcome.WRITTEN);
        assertThat(ledger.owed(run, "demo", "local")).isZero();
        assertThat(ledger.owed(run, "demo", "om")).isEqualTo(1);
        assertThat(ledger.claimEnd(run)).as("one catalog of two, told twice").isFalse();
        ledger.outcome(run, "demo", "om", "t", Outcome.DEAD_LETTERED);
        assertThat(ledger.claimEnd(run)).isTrue();
        assertThat(ledger.claimEnd(run)).isFalse();
    }

    @Test
    void waitsForEverySource() {
        String both = ledger.begin("crawl", List.of("demo", "other"), List.of());
        ledger.listed(both, "demo", ListingEnd.COMPLETE);
        assertThat(ledger.claimRelease(both, "demo")).isTrue();
        ledger.expectOutcomes(both, "demo", 0);
        assertThat(ledger.claimEnd(both)).isFalse();
        ledger.withhold(both, "other");
        assertThat(ledger.claimEnd(both)).isTrue();
    }

    @Test
    void keepsTheBestOutcome() {
        ledger.outcome(run, "demo", "om", "t", Outcome.DEFERRED);
        ledger.outcome(run, "demo", "om", "t", Outcome.WRITTEN);
        ledger.outcome(run, "demo", "om", "t", Outcome.UNCHANGED);
        ledger.outcome(run, "demo", "om", "u", Outcome.DEAD_LETTERED);
        CatalogCounts counts = new CatalogCounts(1, 0, 1, 0);
        assertThat(ledger.record(run).catalogs())
                .containsEntry("om", counts)
                .containsEntry("local", CatalogCounts.NONE);
        ledger.end(run, RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(ledger.record(run).catalogs()).as("after the end").containsEntry("om", counts);
    }

    @Test
    void countsPerSource() {
        ledger.add(run, "demo", "listed", 1000);
        ledger.add(run, "demo", "listed", 5);
        ledger.add(run, "demo", "skipped.marker", 2);
        RunRecord record = ledger.record(run);
        assertThat(record.counter("listed")).isEqualTo(1005);
        assertThat(record.sources().get(0).counters()).containsEntry("skipped.marker", 2L);
        assertThat(record.counter("read")).isZero();
    }

    @Test
    void interruptsTheUnfinishedRunOfTheSameSourceOnly() {
        String other = ledger.begin("crawl", List.of("other"), List.of());
        assertThat(ledger.record(run).status()).isEqualTo(RunStatus.RUNNING);
        ledger.begin("crawl", List.of("demo"), List.of());
        assertThat(ledger.record(run).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(ledger.record(run).endedAt()).contains(StateFixture.NOW);
        assertThat(ledger.record(other).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(ledger.claimEnd(run)).isFalse();
    }

    @Test
    void failsWithAReasonAndStaysFailed() {
        ledger.fail(run, "the bucket could not be listed");
        ledger.end(run, RunStatus.COMPLETED);
        assertThat(ledger.record(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(ledger.record(run).reason()).contains("the bucket could not be listed");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> ledger.listed(run, "nowhere", ListingEnd.COMPLETE))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("no source 'nowhere'");
        assertThatThrownBy(() -> ledger.record("r0"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("'r0'");
        assertThatThrownBy(() -> ledger.end(run, RunStatus.RUNNING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsOnlyOneOfManyThreadsClaim() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 40; i++) {
            ledger.expect(run, "demo", "c" + i);
        }
        ledger.listed(run, "demo", ListingEnd.COMPLETE);
        ledger.expectOutcomes(run, "demo", 40);
        List<Callable<List<Boolean>>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String candidate = "c" + i;
            tasks.add(() -> {
                ledger.settled(run, "demo", candidate);
                boolean release = ledger.claimRelease(run, "demo");
                ledger.outcome(run, "demo", "local", candidate, Outcome.WRITTEN);
                ledger.outcome(run, "demo", "om", candidate, Outcome.WRITTEN);
                return List.of(release, ledger.claimEnd(run));
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            int releases = 0;
            int ends = 0;
            for (Future<List<Boolean>> claims : threads.invokeAll(tasks)) {
                releases += claims.get().get(0) ? 1 : 0;
                ends += claims.get().get(1) ? 1 : 0;
            }
            assertThat(releases).isEqualTo(1);
            assertThat(ends).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private void release() {
        ledger.listed(run, "demo", ListingEnd.COMPLETE);
        assertThat(ledger.claimRelease(run, "demo")).isTrue();
    }
}

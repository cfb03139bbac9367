package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.ListingEnd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingHistoryTest {
    private static final Finding CORRUPT = Finding.at(FindingCode.PARQUET_FOOTER_CORRUPT, "lake", "k", 4, "m");
    private static final Finding EMPTY = Finding.of(FindingCode.OBJECT_EMPTY, "lake", "e", "m");

    @TempDir
    private Path directory;

    private StateStore state;
    private FindingHistory findings;

    @BeforeEach
    void open() {
        state = StateFixture.open(directory);
        findings = state.findings();
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void alarmsOnce() {
        String first = run(ListingEnd.COMPLETE, CORRUPT, CORRUPT);
        assertThat(findings.newErrorsOrWarnings(first)).isEqualTo(1);
        complete(first);
        Finding elsewhere = Finding.at(FindingCode.PARQUET_FOOTER_CORRUPT, "lake", "k", 9, "other words");
        String second = run(ListingEnd.COMPLETE, elsewhere, EMPTY);
        assertThat(findings.isNew("demo", elsewhere)).isFalse();
        assertThat(findings.isNew("demo", EMPTY)).isTrue();
        assertThat(findings.newErrorsOrWarnings(second)).isEqualTo(1);
        assertThat(findings.count(second)).isEqualTo(2);
    }

    @Test
    void alarmsAgainAfterItWasGone() {
        complete(run(ListingEnd.COMPLETE, CORRUPT));
        complete(run(ListingEnd.COMPLETE));
        assertThat(findings.newErrorsOrWarnings(run(ListingEnd.COMPLETE, CORRUPT)))
                .isEqualTo(1);
    }

    @Test
    void doesNotTakeWhatAnIncompleteListingMissedForGone() {
        complete(run(ListingEnd.COMPLETE, CORRUPT));
        complete(run(ListingEnd.INCOMPLETE));
        assertThat(findings.newErrorsOrWarnings(run(ListingEnd.COMPLETE, CORRUPT)))
                .isZero();
    }

    @Test
    void alarmsAgainAfterAnInterruptedRun() {
        run(ListingEnd.COMPLETE, CORRUPT);
        assertThat(findings.newErrorsOrWarnings(run(ListingEnd.COMPLETE, CORRUPT)))
                .isEqualTo(1);
    }

    @Test
    void givesFindingsInOrder() {
        String run = run(ListingEnd.COMPLETE, CORRUPT, EMPTY);
        assertThat(StateFixture.all(findings.of(run)))
                .extracting(ReportedFinding::finding)
                .containsExactly(EMPTY, CORRUPT);
        complete(run);
        assertThat(StateFixture.all(findings.of(run))).as("after the end").hasSize(2);
    }

    @Test
    void pagesThroughMany() {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of());
        for (int i = 0; i < 1003; i++) {
            findings.report(run, "demo", Finding.at(FindingCode.AVRO_BLOCK_CORRUPT, "lake", "k", i, "m"));
        }
        assertThat(StateFixture.all(findings.of(run)))
                .hasSize(1003)
                .isSortedAccordingTo((a, b) -> a.finding().compareTo(b.finding()));
    }

    private String run(ListingEnd end, Finding... reported) {
        String run = StateFixture.run(state, end);
        for (Finding finding : reported) {
            findings.report(run, "demo", finding);
        }
        return run;
    }

    private void complete(String run) {
        state.ledger().end(run, RunStatus.COMPLETED_WITH_FINDINGS);
    }
}

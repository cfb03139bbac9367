package io.lakecaravan.report;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.StateFixture;
import io.lakecaravan.state.TableCounts;
import io.lakecaravan.table.ListingEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run to report. */
final class ReportFixture {
    static final Finding CORRUPT =
            Finding.at(FindingCode.PARQUET_FOOTER_CORRUPT, "lake", "raw/bad.parquet", 4, "the footer ends early");
    static final Finding HOSTILE = Finding.of(FindingCode.FORMAT_UNKNOWN, "lake", "</script><b>\u001b[31m\u202e", "m");

    private ReportFixture() {}

    static RunRecord run() {
        Map<String, Long> counters = Map.of(
                "listed",
                1234567L,
                "skipped",
                3L,
                "read",
                40L,
                "quarantined",
                1L,
                "listRequests",
                1235L,
                "getRequests",
                80L,
                "bytesRead",
                5_400_000L,
                "skipped.marker",
                3L);
        return new RunRecord(
                "run-1",
                "crawl",
                StateFixture.NOW,
                Optional.of(StateFixture.NOW.plusSeconds(187)),
                RunStatus.COMPLETED_WITH_FINDINGS,
                Optional.empty(),
                List.of(new SourceRecord(
                        "demo",
                        Optional.of(ListingEnd.COMPLETE),
                        new TreeMap<>(counters),
                        new TableCounts(3, 1, 1, 1, 2))),
                new TreeMap<>(Map.of("openmetadata", new CatalogCounts(2, 1, 0, 0))));
    }

    static List<ReportedFinding> findings() {
        return List.of(
                new ReportedFinding("demo", HOSTILE, ReportedFinding.Novelty.KNOWN),
                new ReportedFinding("demo", CORRUPT, ReportedFinding.Novelty.NEW));
    }
}

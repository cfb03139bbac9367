package io.lakecaravan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.StateFixture;
import io.lakecaravan.table.LogicalTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalSummaryTest {
    @Test
    void saysWhatWasFoundAndWhereToLook() {
        String text = TerminalSummary.text(
                ReportFixture.run(),
                List.of(StateFixture.table("sales")).iterator(),
                ReportFixture.findings().iterator(),
                List.of("catalog/index.html"));
        assertThat(text)
                .contains("Run run-1 completed with findings in 3m 07s")
                .contains("Tables: 3 found, 1 created, 1 updated, 1 unchanged, 2 removed")
                .containsPattern("lake/sales +csv +2 +1,200 +12 +34\\.6 kB")
                .contains("Findings: 2, of these new: 1")
                .contains("PARQUET_FOOTER_CORRUPT (1): the Parquet footer cannot be read")
                .contains("fix: write the object again from its source")
                .contains("Catalog openmetadata: 2 written, 1 unchanged, 0 in the dead letters")
                .contains("1,234,567 objects listed")
                .contains("80 get requests, 5.4 MB")
                .endsWith("Look: catalog/index.html\n");
    }

    @Test
    void staysShortAndNarrowWhateverTheLakeHolds() {
        Stream<LogicalTable> tables = IntStream.range(0, 1000).mapToObj(i -> StateFixture.table("t/".repeat(100) + i));
        Stream<ReportedFinding> findings = Arrays.stream(FindingCode.values())
                .flatMap(code -> IntStream.range(0, 50)
                        .mapToObj(i -> Finding.of(code, "lake", "k/".repeat(99) + i, "many words ".repeat(50))))
                .map(finding -> new ReportedFinding("demo", finding, ReportedFinding.Novelty.NEW));
        String text = TerminalSummary.text(
                ReportFixture.run(), tables.iterator(), findings.iterator(), List.of("catalog/index.html"));
        assertThat(text.lines().count()).isLessThanOrEqualTo(54);
        assertThat(text.lines().filter(line -> !line.contains(":"))).allMatch(line -> line.length() <= 104);
        assertThat(text).contains("… and 988 more").contains("… and 49 more").contains("more kinds");
    }

    @Test
    void sendsNoControlCharactersToTheTerminal() {
        String text = TerminalSummary.text(
                ReportFixture.run(),
                List.of(StateFixture.table("\u001b[2J\u202ename")).iterator(),
                ReportFixture.findings().iterator(),
                List.of());
        assertThat(text.codePoints().filter(point -> point != '\n' && (point < 32 || point == 0x202e)))
                .isEmpty();
        assertThat(text).contains("?[2J?name");
    }

    @Test
    void reportsAnEmptyRun() {
        assertThat(TerminalSummary.text(
                        ReportFixture.run(), Collections.emptyIterator(), Collections.emptyIterator(), List.of()))
                .contains("Findings: 0");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "999949,999.9 kB", "999950,1.0 MB", "9223372036854775807,9.2 EB"})
    void showsSizes(long bytes, String text) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void showsProgressWithRateAndRest() {
        ProgressLine line = new ProgressLine(5000, 20, 40, 10, OptionalLong.of(20_000), Duration.ofSeconds(10));
        assertThat(line.text())
                .isEqualTo("5,000 objects (500/s), 20 of 40 candidates read, 10 tables published, 10s, about 30s left");
        assertThat(new ProgressLine(0, 0, 0, 0, OptionalLong.empty(), Duration.ZERO).text())
                .isEqualTo("0 objects (0/s), 0 of 0 candidates read, 0 tables published, 0s");
    }

    @ParameterizedTest
    @EnumSource
    void knowsAFixForEveryKind(FindingCode code) {
        assertThat(FixHints.of(code)).isNotBlank().doesNotEndWith(".");
    }
}

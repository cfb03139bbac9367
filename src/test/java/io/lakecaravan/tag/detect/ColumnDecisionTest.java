package io.lakecaravan.tag.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.tag.detect.kind.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Columns written by hand: {@code columns.tsv} has name, expected kind or {@code -}, type, values between bars. */
class ColumnDecisionTest {
    private static final Detectors DETECTORS = new Detectors();
    private static final ColumnDecision DECISION = new ColumnDecision(DETECTORS);

    @TestFactory
    Stream<DynamicTest> columns() throws Exception {
        Path file = Path.of(ColumnDecisionTest.class.getResource("columns.tsv").toURI());
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(parts -> DynamicTest.dynamicTest(parts[0] + " -> " + parts[1], () -> {
                    List<Suggestion> found = decide(
                            List.of(parts[0].split("/")), type(parts[2]), List.of((Object[]) parts[3].split("\\|")));
                    List<String> kinds = found.stream()
                            .map(suggestion -> suggestion.kind().id())
                            .toList();
                    assertThat(kinds)
                            .as("%s", found)
                            .containsExactlyElementsOf(parts[1].equals("-") ? List.of() : List.of(parts[1].split(",")));
                }));
    }

    static List<Suggestion> decide(List<String> path, LogicalType type, List<?> values) {
        ColumnScan scan = new ColumnScan(DETECTORS);
        values.forEach(scan::accept);
        return DECISION.decide(path, type, scan.counts());
    }

    private static LogicalType type(String name) {
        return switch (name) {
            case "boolean" -> new LogicalType.Bool();
            case "bigint" -> LogicalType.Int.signed(64);
            case "double" -> new LogicalType.FloatingPoint(64);
            case "date" -> new LogicalType.Date();
            default -> LogicalType.Text.plain();
        };
    }

    @Test
    void nothingIsSaidOfAColumnWithoutValues() {
        List<Object> nulls = new ArrayList<>();
        nulls.add(null);
        nulls.add("  ");
        assertThat(decide(List.of("email"), LogicalType.Text.plain(), nulls)).isEmpty();
    }

    @Test
    void aReasonSaysHowManyAndNeverWhat() {
        List<Suggestion> found = decide(
                List.of("contact"), LogicalType.Text.plain(), List.of("ada@example.org", "bob@example.org", "n/a"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).kind()).isEqualTo(Kind.EMAIL);
        assertThat(found.get(0).tag()).isEqualTo("PII.Email");
        assertThat(found.get(0).reasons()).contains("detector email: 2 of 3 values match");
        assertThat(found.toString()).doesNotContain("ada").doesNotContain("example.org");
    }
}

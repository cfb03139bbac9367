package io.lakecaravan.layout.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks every case, prints one table of scores, and wants all of them perfect. */
class LayoutCasesTest {
    private static final Layouting LAYOUTING = new ExplainedLayouting();
    private static final int SHOWN = 10;
    private static final Map<String, LayoutScore> SCORES = new ConcurrentHashMap<>();

    static List<LayoutCase> cases() {
        return LayoutCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void layoutIsRight(LayoutCase lake) {
        LayoutScore score = LayoutScore.of(
                lake.expected(), LAYOUTING.layout(lake.source(), lake.objects(), lake.contents()));
        SCORES.put(lake.name(), score);
        assertThat(score.differences().stream().limit(SHOWN)).as(lake.name()).isEmpty();
        assertThat(score.f1()).isEqualTo(1.0);
    }

    @AfterAll
    static void printScores() {
        System.out.printf("%n%-48s %6s %6s %6s %6s%n", "case", "F1", "roots", "keys", "other");
        new TreeMap<>(SCORES)
                .forEach((name, score) -> System.out.printf(
                        Locale.ROOT,
                        "%-48s %6.3f %6s %6s %6s%n",
                        name,
                        score.f1(),
                        mark(score.roots()),
                        mark(score.partitionKeys()),
                        mark(score.others())));
        System.out.printf(
                Locale.ROOT,
                "%d of %d perfect, mean F1 %.4f%n",
                SCORES.values().stream().filter(LayoutScore::isPerfect).count(),
                SCORES.size(),
                SCORES.values().stream().mapToDouble(LayoutScore::f1).average().orElse(0));
    }

    private static String mark(boolean right) {
        return right ? "ok" : "WRONG";
    }

    static Stream<Path> folders() throws IOException {
        return Files.list(Path.of("src/test/resources/layout-cases")).filter(Files::isDirectory).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void caseIsWellFormed(Path folder) throws IOException {
        assertThat(Files.readString(folder.resolve("why.md")).split("[.?!](\\s|$)")).hasSizeBetween(2, 6);
        assertThat(Files.size(folder.resolve("keys.txt"))).isLessThan(60_000);
        List<String> keys = Files.readAllLines(folder.resolve("keys.txt"));
        assertThat(keys).doesNotHaveDuplicates().isNotEmpty();
        for (LayoutCase lake : LayoutCase.read(folder)) {
            if (lake.name().endsWith("(keys)")) {
                assertThat(lake.expected().maxConfidence()).isLessThan(0.8);
            }
        }
    }
}

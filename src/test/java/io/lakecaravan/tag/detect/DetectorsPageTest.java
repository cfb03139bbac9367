package io.lakecaravan.tag.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page's numbers are those of the code; its words are written by hand. */
class DetectorsPageTest {
    private static final Path PAGE = Path.of("docs/reference/detectors.md");

    @Test
    void everyDetectorStandsThereWithItsWeights() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(new Detectors().all())
                .allSatisfy(detector -> assertThat(lines)
                        .as(detector.id())
                        .anyMatch(line -> line.startsWith("| `" + detector.id() + "` | `"
                                        + detector.kind().id() + "` | ")
                                && line.endsWith(weights(detector))));
        long rows = lines.stream().filter(line -> line.startsWith("| `")).count();
        assertThat(rows).isEqualTo(new Detectors().all().size() + Kind.values().length);
    }

    private static String weights(Detector detector) {
        Weight weight = detector.weight();
        return " | " + text(weight.alone()) + " | " + text(weight.chance()) + " | " + text(weight.least()) + " | "
                + text(weight.leastNamed()) + " |";
    }

    private static String text(double number) {
        String text = String.format(Locale.ROOT, Math.abs(number) < 0.1 ? "%.4f" : "%.3f", number);
        return new java.math.BigDecimal(text)
                .round(new java.math.MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void everyKindStandsThereWithItsTag() throws IOException {
        String page = Files.readString(PAGE);
        for (Kind kind : Kind.values()) {
            assertThat(page).contains("| `" + kind.id() + "` | `" + kind.tag() + "` | ");
        }
    }
}

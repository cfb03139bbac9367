package io.lakecaravan.tag.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every check digit against published examples, and against the share that chance should give. */
class CheckDigitTest {
    private static final Detectors DETECTORS = new Detectors();

    @TestFactory
    Stream<DynamicTest> examples() throws Exception {
        Path file = Path.of(CheckDigitTest.class.getResource("examples.tsv").toURI());
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(parts -> DynamicTest.dynamicTest(parts[0] + " " + parts[1], () -> {
                    Detector detector = DETECTORS.of(parts[0]).orElseThrow();
                    assertThat(detector.test(Value.of(parts[1]))).isEqualTo(Verdict.PASS);
                    assertThat(detector.test(Value.of(parts[2]))).isEqualTo(Verdict.SHAPE);
                }));
    }

    @TestFactory
    Stream<DynamicTest> chanceIsWhatTheDetectorSays() {
        return DETECTORS.all().stream()
                .filter(detector -> detector.weight().hasCheck()
                        && detector.fit().form() == io.lakecaravan.tag.detect.value.Fit.Form.NUMBER)
                .map(detector -> DynamicTest.dynamicTest(detector.id(), () -> {
                    Random random = new Random(1);
                    int written = 0;
                    int passed = 0;
                    for (int i = 0; i < 80_000; i++) {
                        Verdict verdict = detector.test(
                                Value.of(number(random, detector.fit().shortest(), i)));
                        written += verdict == Verdict.NO ? 0 : 1;
                        passed += verdict == Verdict.PASS ? 1 : 0;
                    }
                    double chance = detector.weight().chance();
                    assertThat((double) passed / written).isBetween(chance * 0.6, chance * 1.5);
                }));
    }

    /** Half of them with a date of the last century in one of the usual places, so that grammars with dates are met. */
    private static String number(Random random, int length, int turn) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        if (turn % 4 == 1 && length > 10) {
            digits.replace(0, 3, "756");
        }
        if (turn % 4 == 2 && length >= 15) {
            digits.replace(
                    6, 14, "19" + (10 + random.nextInt(90)) + "0" + (1 + random.nextInt(9)) + "1" + random.nextInt(10));
        }
        if (turn % 4 == 3 && length >= 15) {
            digits.replace(0, 2, "35");
        }
        return digits.toString();
    }

    @Test
    void placeholdersPassNothing() {
        for (String zeros :
                new String[] {"000000000", "0000000000", "00000000000", "0000000000000", "0000000000000000"}) {
            ColumnScan scan = new ColumnScan(DETECTORS);
            for (int i = 0; i < 50; i++) {
                scan.accept(zeros);
            }
            assertThat(new ColumnDecision(DETECTORS)
                            .decide(
                                    java.util.List.of("c"),
                                    io.lakecaravan.schema.LogicalType.Text.plain(),
                                    scan.counts()))
                    .isEmpty();
        }
    }
}

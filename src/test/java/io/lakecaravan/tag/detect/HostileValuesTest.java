package io.lakecaravan.tag.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.kind.Masking;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileValuesTest {
    private static final Detectors DETECTORS = new Detectors();
    private static final String MARKS =
            "0123456789@@..--++::// ()[]{}<>=&?#%$*_'\"aAzZ\u0000\u00e9\u4e2d\ud83d\ude00\ufffd\n\t\u00a0IV°PMRZ";

    @Test
    void everyDetectorEndsOnEveryInput() {
        Random random = new Random(5);
        for (int turn = 0; turn < 4_000; turn++) {
            Value value = Value.of(noise(random, 1 + random.nextInt(turn % 50 == 0 ? 3_000 : 60)));
            if (value.isBlank()) {
                continue;
            }
            ColumnScan scan = new ColumnScan(DETECTORS);
            scan.accept(value.text());
            scan.counts();
            for (Kind kind : Kind.values()) {
                kind.masking().mask(value.text());
            }
        }
    }

    private static String noise(Random random, int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append(MARKS.charAt(random.nextInt(MARKS.length())));
        }
        return noise.toString();
    }

    @Test
    void megabytesAreCut() {
        List<String> pieces = List.of(
                "a@", "1-", "+1", "((", "://", "eyJ", "DE89 ", "4111 ", ":", "..", "x\u0000", "é ", "{", "password=");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String piece : pieces) {
                String text = piece.repeat(2_000_000 / piece.length());
                ColumnScan scan = new ColumnScan(DETECTORS);
                for (int i = 0; i < 200; i++) {
                    scan.accept(text);
                }
                assertThat(scan.counts().facts().values()).isEqualTo(200);
            }
        });
    }

    @Test
    void bytesNestingAndHugeNumbersDoNoHarm() {
        ColumnScan scan = new ColumnScan(DETECTORS);
        scan.accept(new byte[] {0, 1, 2});
        scan.accept(List.of(List.of("ada@example.org"), List.of()));
        scan.accept(new BigDecimal("1e1000000000"));
        scan.accept(new BigDecimal("1e-1000000000"));
        scan.accept(BigInteger.TEN.pow(10_000));
        scan.accept(Double.NaN);
        scan.accept(Double.NEGATIVE_INFINITY);
        assertThat(scan.counts().detectors().get("email").passes()).isEqualTo(1);
        assertThat(scan.counts().facts().values()).isEqualTo(7);
    }

    @Test
    void namesOfAnyShapeAreRead() {
        ColumnScan scan = new ColumnScan(DETECTORS);
        scan.accept("x");
        ColumnDecision decision = new ColumnDecision(DETECTORS);
        for (String name : List.of("", " ", "\u0000", "_", "1", "é".repeat(100_000), "Aa".repeat(100_000), "\ud83d")) {
            assertThat(decision.decide(List.of(name), LogicalType.Text.plain(), scan.counts()))
                    .isEmpty();
        }
        assertThat(decision.decide(List.of(), LogicalType.Text.plain(), scan.counts()))
                .isEmpty();
    }

    @Test
    void masksKeepWhatTheyPromise() {
        assertThat(Masking.LAST_FOUR.mask("4111-1111-1111-1111")).isEqualTo("****-****-****-1111");
        assertThat(Masking.LAST_FOUR.mask("12345")).isEqualTo("***");
        assertThat(Masking.INITIALS.mask("Marie Curie")).isEqualTo("M*** C***");
        assertThat(Masking.MAILBOX.mask("marie@example.org")).isEqualTo("m***@example.org");
        assertThat(Masking.MAILBOX.mask("write to a@b.c")).isEqualTo("***");
        assertThat(Masking.PREFIX.mask("10115")).isEqualTo("1***");
        assertThat(Masking.YEAR.mask("12.03.1984")).isEqualTo("1984-**-**");
        assertThat(Masking.YEAR.mask("19840312")).isEqualTo("***");
        assertThat(Masking.ALL.mask("hunter2")).isEqualTo("***");
    }

    @Test
    void detectorsHaveNamesOfTheirOwnAndNoKindIsWithout() {
        assertThat(DETECTORS.all()).extracting(Detector::id).doesNotHaveDuplicates();
        assertThat(Kind.values())
                .allSatisfy(kind -> assertThat(DETECTORS.of(kind)).isNotEmpty());
        assertThat(DETECTORS.suite()).isGreaterThanOrEqualTo(DETECTORS.all().size());
    }
}

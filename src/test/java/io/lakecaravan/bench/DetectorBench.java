package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.tag.detect.ColumnDecision;
import io.lakecaravan.tag.detect.ColumnScan;
import io.lakecaravan.tag.detect.Detectors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to scan and judge 100 columns of 1,000 values of all sorts, on one core: processor time of the thread, best of
 * several rounds, as machines are shared.
 */
class DetectorBench {
    private static final int ROUNDS = Integer.getInteger("caravan.bench.rounds", 15);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String[] WORDS = {
        "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven", "islet", "jetty", "knoll", "lagoon"
    };

    @Test
    void hundredColumns() {
        List<List<String>> columns = new ArrayList<>();
        for (int column = 0; column < 100; column++) {
            columns.add(column(column % 20, new Random(column)));
        }
        Detectors detectors = new Detectors();
        ColumnDecision decision = new ColumnDecision(detectors);
        long best = Long.MAX_VALUE;
        int tagged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            tagged = 0;
            for (int column = 0; column < columns.size(); column++) {
                ColumnScan scan = new ColumnScan(detectors);
                columns.get(column).forEach(scan::accept);
                tagged += decision.decide(List.of("column"), LogicalType.Text.plain(), scan.counts())
                        .size();
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        System.out.printf(
                Locale.ROOT,
                "detectors: 100 columns x 1,000 values in %.0f ms, %d columns tagged%n",
                best / 1e6,
                tagged);
        assertThat(tagged).isPositive();
    }

    private static List<String> column(int sort, Random random) {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < 1_000; row++) {
            values.add(value(sort, row, random));
        }
        return values;
    }

    private static String value(int sort, int row, Random random) {
        String word = WORDS[random.nextInt(WORDS.length)];
        String other = WORDS[random.nextInt(WORDS.length)];
        int number = random.nextInt(1_000_000);
        return switch (sort) {
            case 0 -> Integer.toString(row);
            case 1 -> word + "." + other + number + "@example.org";
            case 2 -> "+49 30 " + (1_000_000 + number);
            case 3 -> Character.toUpperCase(word.charAt(0)) + word.substring(1) + " Müller";
            case 4 -> String.format(Locale.ROOT, "%.2f", number / 7.0);
            case 5 -> "2024-0" + (1 + number % 9) + "-1" + number % 10;
            case 6 -> word;
            case 7 -> number % 2 == 0 ? "true" : "false";
            case 8 -> "4" + (100_000_000_000_000L + random.nextInt(Integer.MAX_VALUE));
            case 9 -> number + " " + word + " street";
            case 10 -> number % 256 + "." + number % 7 + ".0." + row % 255;
            case 11 ->
                "the " + word + " was sent to the " + other + " on day " + number
                        + " and came back with a remark of ours";
            case 12 -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
            case 13 -> "https://www.example.org/" + word + "/" + other + "?id=" + number;
            case 14 -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            case 15 -> Long.toString(1_700_000_000L + number);
            case 16 -> "{\"id\":" + number + ",\"word\":\"" + word + "\",\"at\":\"2024-01-01T00:00:00Z\"}";
            case 17 -> "DE" + number + "37040044053201300" + number % 10;
            case 18 -> number % 3 == 0 ? "DE" : "FR";
            default -> word.toUpperCase(Locale.ROOT) + "-" + number;
        };
    }
}

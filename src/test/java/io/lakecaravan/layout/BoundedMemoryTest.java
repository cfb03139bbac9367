package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Siblings;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many keys come, no more is kept than the folders around the last key and their shapes. */
class BoundedMemoryTest {
    private static final int KEYS = 300_000;
    /** Keys that open a folder each. */
    private static final int FOLDERS = 100_000;

    /** What was seen at most, and what came of it; candidates are counted, not kept. */
    private record Streamed(
            long mostState, long candidates, long firstParts, long objects, Candidate last, Grouped rest) {}

    private static Streamed stream(int count, IntFunction<String> keys) {
        KeyRange range = KeyRange.fromStart(Grouping.rules(Lakes.source(), Lakes.BUCKET));
        long most = 0;
        long candidates = 0;
        long firstParts = 0;
        long objects = 0;
        for (int key = 0; key < count; key++) {
            range.add(Lakes.object(keys.apply(key)));
            if (key % 1000 == 999) {
                most = Math.max(most, range.size());
                Grouped grouped = range.take();
                candidates += grouped.candidates().size();
                firstParts += firstParts(grouped);
                objects += grouped.candidates().stream()
                        .mapToLong(Candidate::objects)
                        .sum();
            }
        }
        range.end();
        Grouped rest = range.take();
        candidates += rest.candidates().size();
        firstParts += firstParts(rest);
        objects += rest.candidates().stream().mapToLong(Candidate::objects).sum();
        Candidate last = rest.candidates().get(rest.candidates().size() - 1);
        return new Streamed(most, candidates, firstParts, objects, last, rest);
    }

    private static long firstParts(Grouped grouped) {
        return grouped.candidates().stream()
                .flatMap(candidate -> candidate.siblings().stream())
                .filter(Siblings::first)
                .count();
    }

    private static String digits(int number) {
        return String.valueOf(10_000_000 + number).substring(1);
    }

    /** A word without digits, in key order. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        digits(number).chars().forEach(digit -> word.append((char) ('g' + digit - '0')));
        return word.toString();
    }

    @Test
    void numberedFilesOfOneFolderAreOneShape() {
        Streamed streamed = stream(KEYS, key -> "raw/orders_" + digits(key) + ".csv");
        assertThat(streamed.mostState()).isLessThanOrEqualTo(3);
        assertThat(streamed.last().root()).isEqualTo("raw/");
        assertThat(streamed.last().objects()).isEqualTo(KEYS);
        assertThat(streamed.last().chosen()).hasSize(5);
    }

    @Test
    void distinctNamesOfOneFolderAreFolded() {
        Streamed streamed = stream(KEYS, key -> "raw/" + word(key) + ".csv");
        assertThat(streamed.mostState()).isLessThanOrEqualTo(FolderState.MOST_SHAPES + 3L);
        assertThat(streamed.candidates()).isEqualTo(1);
        assertThat(streamed.objects()).isEqualTo(KEYS);
        assertThat(streamed.rest().findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.LAYOUT_TOO_MANY_SHAPES);
        assertThat(streamed.last().shapes())
                .singleElement()
                .satisfies(shape -> assertThat(shape.pattern()).isEqualTo("{any}.csv"));
    }

    @Test
    void partitionsOfOneRootAreSummed() {
        Streamed streamed = stream(KEYS, key -> "t/id=" + digits(key / 10) + "/part-" + key % 10 + ".parquet");
        assertThat(streamed.mostState()).isLessThanOrEqualTo(3);
        PartitionSummary id = streamed.last().shapes().get(0).partitionKeys().get(0);
        assertThat(id.distinct()).isBetween(28_500L, 31_500L);
        assertThat(id.first()).contains("0000000");
        assertThat(id.last()).contains("0029999");
    }

    @Test
    void foldersOfOneTableEachAreHeldInBoundedNumber() {
        Streamed streamed = stream(FOLDERS, key -> "lake/" + word(key) + "/part-0.csv");
        assertThat(streamed.mostState()).isLessThanOrEqualTo(KeyRange.MOST_HELD_SHAPES + 10);
        assertThat(streamed.candidates()).isGreaterThan(FOLDERS / SiblingFolders.MOST_MEMBERS);
        assertThat(streamed.firstParts()).as("all are of one table").isEqualTo(1);
        assertThat(streamed.objects()).isEqualTo(FOLDERS);
    }

    @Test
    void whatWasBegunIsForgottenWithTheFolderAroundIt() {
        int lakes = 50;
        int folders = FOLDERS / lakes;
        KeyRange range = KeyRange.fromStart(Grouping.rules(Lakes.source(), Lakes.BUCKET));
        for (int key = 0; key < FOLDERS; key++) {
            range.add(Lakes.object("lake/" + word(key / folders) + "/" + word(key) + "/a/b/part-0.csv"));
        }
        long firstParts = firstParts(range.take());
        assertThat(range.size()).isLessThanOrEqualTo(KeyRange.MOST_HELD_SHAPES + 10L);
        range.end();
        firstParts += firstParts(range.take());
        assertThat(firstParts).isEqualTo(lakes);
        assertThat(range.size()).isZero();
    }

    @Test
    void foldersWithFilesOfOtherNamesFollowTheFirstPart() {
        Streamed streamed =
                stream(40, key -> "lake/" + word(key) + (key % 2 == 0 ? "/part-0.csv" : "/export-of-the-day.csv"));
        assertThat(streamed.candidates()).isEqualTo(2);
        assertThat(streamed.firstParts()).isEqualTo(1);
    }

    @Test
    void deepKeysKeepOneFolderASlash() {
        Streamed streamed = stream(
                FOLDERS,
                key -> IntStream.range(0, 7)
                                .mapToObj(level -> String.valueOf(digits(key).charAt(level)))
                                .reduce("", (path, level) -> path + level + "/")
                        + "x.csv");
        assertThat(streamed.mostState()).isLessThanOrEqualTo(KeyRange.MOST_HELD_SHAPES);
        assertThat(streamed.objects()).isEqualTo(FOLDERS);
    }

    @Test
    void hostilePartitionKeysAreFoldedToFormats() {
        Streamed streamed = stream(FOLDERS, key -> "t/" + word(key) + "=1/part-0.csv");
        assertThat(streamed.mostState()).isLessThanOrEqualTo(FolderState.MOST_SHAPES + 3L);
        assertThat(streamed.last().objects()).isEqualTo(FOLDERS);
        assertThat(streamed.last().shapes())
                .singleElement()
                .satisfies(shape -> assertThat(shape.partitionKeys()).isEmpty());
    }
}

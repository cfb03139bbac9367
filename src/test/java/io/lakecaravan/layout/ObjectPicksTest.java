package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.ChosenObject.Reason;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ObjectPicksTest {
    private static PartitionValue value(String key, String text) {
        return new PartitionValue(key, text, Optional.of(text));
    }

    private static void add(ObjectPicks picks, int day, int region, int file, int size, int age) {
        LakeObject object = Lakes.object(
                "t/d=" + day + "/r=" + region + "/f" + file, size, Lakes.TIME.plusSeconds(age), LakeObject.STANDARD);
        picks.add(object, List.of(value("d", String.valueOf(day)), value("r", String.valueOf(region))));
    }

    private static List<String> distinct(List<ChosenObject> chosen, int key) {
        return chosen.stream()
                .map(one -> one.partition().get(key).raw())
                .distinct()
                .toList();
    }

    @Test
    void eachIsPickedForItsMostTellingReason() {
        ObjectPicks picks = new ObjectPicks(5);
        for (int file = 1; file <= 9; file++) {
            add(picks, 1, 1, file, file == 4 ? 900 : 100, file == 9 ? 50 : file);
        }
        List<ChosenObject> chosen = picks.chosen(5);
        assertThat(chosen)
                .extracting(one -> one.object().key().substring(10), ChosenObject::reason)
                .contains(tuple("f1", Reason.FIRST), tuple("f4", Reason.LARGEST), tuple("f9", Reason.NEWEST));
        assertThat(chosen).filteredOn(one -> one.reason() == Reason.HASH).hasSize(2);
        assertThat(picks.chosen(1))
                .singleElement()
                .extracting(ChosenObject::reason)
                .isEqualTo(Reason.NEWEST);
    }

    @Test
    void aLargePartitionDoesNotTakeAll() {
        ObjectPicks picks = new ObjectPicks(12);
        for (int file = 0; file < 2_000; file++) {
            add(picks, 1, 1, file, 100, 0);
        }
        for (int day = 2; day < 8; day++) {
            for (int region = 1; region < 5; region++) {
                add(picks, day, region, 0, 100, 0);
            }
        }
        List<ChosenObject> chosen = picks.chosen(12);
        assertThat(chosen).hasSize(12);
        assertThat(distinct(chosen, 0)).hasSize(7);
        assertThat(distinct(chosen, 1)).hasSize(4);
        assertThat(chosen.stream().filter(one -> one.partition().get(0).raw().equals("1")))
                .as("keys' hashes alone would hardly ever leave the large one")
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void theSecondKeyIsSpreadTooWhereTheFirstHasOneValue() {
        ObjectPicks picks = new ObjectPicks(6);
        for (int file = 0; file < 500; file++) {
            add(picks, 1, 1, file, 100, 0);
        }
        for (int region = 2; region < 7; region++) {
            add(picks, 1, region, 0, 50, -1);
        }
        assertThat(distinct(picks.chosen(6), 1)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Property
    void neitherOrderNorSplitShows(
            @ForAll @Size(max = 60) List<@IntRange(max = 10_000) Integer> numbers,
            @ForAll @IntRange(max = 60) int cut,
            @ForAll @IntRange(min = 1, max = 8) int sampled,
            @ForAll Random random) {
        List<Integer> distinct = numbers.stream().distinct().toList();
        ObjectPicks whole = picks(distinct, sampled);
        List<Integer> shuffled = new ArrayList<>(distinct);
        Collections.shuffle(shuffled, random);
        int at = Math.min(cut, shuffled.size());
        ObjectPicks left = picks(shuffled.subList(0, at), sampled);
        left.plus(picks(shuffled.subList(at, shuffled.size()), sampled));
        assertThat(left.chosen(sampled)).isEqualTo(whole.chosen(sampled));
        assertThat(whole.chosen(sampled)).hasSize(Math.min(sampled, distinct.size()));
        PartitionValue around = value("*", "x");
        left.under(around);
        assertThat(left.chosen(sampled))
                .hasSameSizeAs(whole.chosen(sampled))
                .allMatch(one -> one.partition().get(0).equals(around));
    }

    private static ObjectPicks picks(List<Integer> numbers, int sampled) {
        ObjectPicks picks = new ObjectPicks(sampled);
        numbers.forEach(number -> add(picks, number % 5, number % 3, number, number % 11, number % 7));
        return picks;
    }

    @Test
    void sharesKeepToTheLimitButForOneOfEachShape() {
        assertThat(SampleShares.of(5, List.of(100L))).containsExactly(5);
        assertThat(SampleShares.of(5, List.of(3L, 100L, 50L))).containsExactly(1, 2, 2);
        assertThat(SampleShares.of(5, List.of(1L, 100L))).containsExactly(1, 4);
        assertThat(SampleShares.of(5, List.of(1L, 2L))).containsExactly(1, 2);
        assertThat(SampleShares.of(2, List.of(9L, 9L, 9L))).containsExactly(1, 1, 1);
        assertThat(SampleShares.of(1, List.of())).isEmpty();
        long[] objects = IntStream.range(1, 8).mapToLong(size -> size).toArray();
        assertThat(IntStream.of(SampleShares.of(
                                12, Arrays.stream(objects).boxed().toList()))
                        .sum())
                .isEqualTo(12);
    }
}

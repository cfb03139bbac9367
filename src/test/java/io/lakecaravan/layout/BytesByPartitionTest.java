package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.table.PartitionBytes;
import io.lakecaravan.table.PartitionValue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BytesByPartitionTest {
    private static final int MANY = 50_000;

    private static void add(BytesByPartition bytes, String name, long size) {
        bytes.add(ObjectHash.quick(name), () -> List.of(name), size);
    }

    private static String name(int number) {
        return String.valueOf(1_000_000 + number);
    }

    private static long size(int number) {
        return number == 31_415 ? 1_000_000 : 100 + number % 7;
    }

    @Property
    void fewPartitionsAreExactHoweverTheyCome(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 60) Integer> partitions,
            @ForAll @IntRange(max = 200) int cut) {
        TreeMap<String, Long> expected = new TreeMap<>();
        BytesByPartition left = new BytesByPartition();
        BytesByPartition right = new BytesByPartition();
        for (int at = 0; at < partitions.size(); at++) {
            String name = name(partitions.get(at));
            long size = at % 5;
            expected.merge(name, size, Long::sum);
            add(at < cut ? left : right, name, size);
        }
        // in either order
        if (cut % 2 == 0) {
            left.plus(right);
        } else {
            right.plus(left);
        }
        long total = expected.values().stream().mapToLong(Long::longValue).sum();
        long max = expected.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat((cut % 2 == 0 ? left : right).summary())
                .contains(new PartitionBytes(
                        expected.size(),
                        expected.values().stream()
                                .mapToLong(Long::longValue)
                                .min()
                                .orElseThrow(),
                        max,
                        total / expected.size(),
                        List.of(expected.entrySet().stream()
                                .filter(entry -> entry.getValue() == max)
                                .findFirst()
                                .orElseThrow()
                                .getKey()),
                        true));
    }

    @Test
    void theLargestOfManyIsFoundInTheOrderOfKeys() {
        BytesByPartition whole = new BytesByPartition();
        IntStream.range(0, MANY).forEach(number -> add(whole, name(number), size(number)));
        PartitionBytes found = whole.summary().orElseThrow();
        assertThat(found.exact()).isFalse();
        assertThat(found.max()).isEqualTo(1_000_000);
        assertThat(found.largest()).containsExactly(name(31_415));
        assertThat(found.count()).isBetween(MANY * 9L / 10, MANY * 11L / 10);
        assertThat(found.min()).isEqualTo(100);
    }

    @Property(tries = 20)
    void rangesOfManyAddUpToTheWhole(
            @ForAll @IntRange(max = MANY * 3) int one, @ForAll @IntRange(max = MANY * 3) int other) {
        // three objects a partition, so that cuts go through them, too
        BytesByPartition whole = range(0, MANY * 3);
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        BytesByPartition left = range(0, first);
        left.plus(range(first, second));
        left.plus(range(second, MANY * 3));
        BytesByPartition tail = range(first, second);
        tail.plus(range(second, MANY * 3));
        BytesByPartition right = range(0, first);
        right.plus(tail);
        assertThat(left.summary()).isEqualTo(whole.summary());
        assertThat(right.summary()).isEqualTo(whole.summary());
        assertThat(whole.summary().orElseThrow().max()).isEqualTo(3_000_000);
    }

    private static BytesByPartition range(int from, int to) {
        BytesByPartition bytes = new BytesByPartition();
        IntStream.range(from, to).forEach(object -> add(bytes, name(object / 3), size(object / 3)));
        return bytes;
    }

    @Test
    void foldersOfAValueAreToldApartNoMore() {
        BytesByPartition one = new BytesByPartition();
        add(one, "a", 5);
        add(one, "b", 7);
        one.under(new PartitionValue("*", "x", Optional.of("x")));
        BytesByPartition other = new BytesByPartition();
        add(other, "a", 9);
        other.under(new PartitionValue("*", "y", Optional.of("y")));
        one.plus(other);
        assertThat(one.summary()).contains(new PartitionBytes(3, 5, 9, 7, List.of("y", "a"), true));
    }
}

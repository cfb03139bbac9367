package io.lakecaravan.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Bytes of each partition, by the hash of its path; of the {@value #SIZE} with the smallest hashes where there are more.
 * A partition that is kept at the end was kept all the time, so its sum is exact however its objects are spread over
 * accumulators: adding is commutative and associative.
 */
final class PartitionSums {
    static final int SIZE = 1024;

    private long[] hashes = new long[2];
    private long[] bytes = new long[2];
    private final List<List<String>> names = new ArrayList<>(2);
    private int count;
    private boolean overflowed;

    /** @param name the values of its keys, asked for only where it is kept */
    void add(long hash, Supplier<List<String>> name, long more) {
        if (count == SIZE && hash > hashes[SIZE - 1]) {
            overflowed = true;
            return;
        }
        int at = Arrays.binarySearch(hashes, 0, count, hash);
        if (at >= 0) {
            bytes[at] += more;
        } else {
            insert(-at - 1, hash, name.get(), more);
        }
    }

    private void insert(int at, long hash, List<String> name, long first) {
        if (count == SIZE) {
            overflowed = true;
            count--;
            names.remove(count);
        } else if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
            bytes = Arrays.copyOf(bytes, count * 2);
        }
        System.arraycopy(hashes, at, hashes, at + 1, count - at);
        System.arraycopy(bytes, at, bytes, at + 1, count - at);
        hashes[at] = hash;
        bytes[at] = first;
        names.add(at, name);
        count++;
    }

    void plus(PartitionSums other) {
        overflowed |= other.overflowed;
        for (int at = 0; at < other.count; at++) {
            List<String> name = other.names.get(at);
            add(other.hashes[at], () -> name, other.bytes[at]);
        }
    }

    /** Whether no partition was left out. */
    boolean isExact() {
        return !overflowed;
    }

    /** Exact where nothing was left out, else by the share of the range of hashes that the kept ones take. */
    long partitions() {
        if (!overflowed) {
            return count;
        }
        double share = (hashes[SIZE - 1] / 2.0 - Long.MIN_VALUE / 2.0) / 0x1p63;
        return Math.round((SIZE - 1) / share);
    }

    /** Of the kept ones. */
    long smallest() {
        return Arrays.stream(bytes, 0, count).min().orElse(0);
    }

    /** Of the kept ones the largest, of equals the first in order of keys. */
    PartitionStretches.Stretch largest() {
        PartitionStretches.Stretch largest = PartitionStretches.Stretch.NONE;
        for (int at = 0; at < count; at++) {
            List<String> name = names.get(at);
            largest = largest.orLarger(new PartitionStretches.Stretch(hashes[at], () -> name, bytes[at]));
        }
        return largest;
    }
}

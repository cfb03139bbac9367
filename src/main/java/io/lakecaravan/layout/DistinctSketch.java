package io.lakecaravan.layout;

import java.util.Arrays;

/**
 * Counts different 64-bit hashes: exactly up to {@value #SIZE}, above it by the share of the hash range that the
 * smallest {@value #SIZE} take (bottom-k, standard error 1.6 percent). Adding is commutative, associative and idempotent.
 */
final class DistinctSketch {
    static final int SIZE = 4096;

    private long[] smallest = new long[4];
    private int count;
    private boolean overflowed;

    void add(long hash) {
        if (count > 0 && hash == smallest[count - 1]) {
            return;
        }
        int at = Arrays.binarySearch(smallest, 0, count, hash);
        if (at < 0) {
            insert(-at - 1, hash);
        }
    }

    private void insert(int at, long hash) {
        if (count == SIZE) {
            overflowed = true;
            if (at == SIZE) {
                return;
            }
            count--;
        } else if (count == smallest.length) {
            smallest = Arrays.copyOf(smallest, Math.min(SIZE, count * 2));
        }
        System.arraycopy(smallest, at, smallest, at + 1, count - at);
        smallest[at] = hash;
        count++;
    }

    void plus(DistinctSketch other) {
        for (int at = 0; at < other.count; at++) {
            add(other.smallest[at]);
        }
        overflowed |= other.overflowed;
    }

    long estimate() {
        if (!overflowed) {
            return count;
        }
        double share = (smallest[SIZE - 1] / 2.0 - Long.MIN_VALUE / 2.0) / 0x1p63;
        return Math.round((SIZE - 1) / share);
    }
}

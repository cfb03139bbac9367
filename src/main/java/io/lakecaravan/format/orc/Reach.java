package io.lakecaravan.format.orc;

import java.util.Set;

/**
 * How much of each stream is fetched. A dictionary is needed whole before its first value can be read.
 *
 * @param bytes of other streams
 * @param whole offsets of streams that are fetched whole
 */
record Reach(int bytes, Set<Long> whole) {
    static final Reach ALL = new Reach(Integer.MAX_VALUE, Set.of());

    Reach {
        whole = Set.copyOf(whole);
    }

    int of(long offset, int length) {
        return whole.contains(offset) ? length : Math.min(length, bytes);
    }
}

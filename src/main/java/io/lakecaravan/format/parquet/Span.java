package io.lakecaravan.format.parquet;

import java.util.Objects;

/** Bytes of the object from {@code position}, lying in {@code array} from {@code start}. Not to be changed. */
@SuppressWarnings("ArrayRecordComponent")
record Span(long position, byte[] array, int start, int length) {
    Span {
        Objects.checkFromIndexSize(start, length, array.length);
    }

    static Span of(long position, byte[] bytes) {
        return new Span(position, bytes, 0, bytes.length);
    }

    long end() {
        return position + length;
    }

    boolean holds(long from, long to) {
        return from >= position && from <= to && to <= end();
    }

    /** The part from {@code from}, up to {@code wanted} bytes: shorter where this span ends. */
    Span from(long from, int wanted) {
        int skipped = Math.toIntExact(from - position);
        return new Span(from, array, start + skipped, Math.min(wanted, length - skipped));
    }
}

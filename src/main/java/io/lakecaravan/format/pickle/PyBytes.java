package io.lakecaravan.format.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A slice of a pickle's bytes; not copied, so it keeps the whole pickle in memory. */
public final class PyBytes {
    private final byte[] array;
    private final int offset;
    private final int length;
    private final Kind kind;

    /** Which Python type the bytes are of. */
    public enum Kind {
        BYTES,
        BYTEARRAY,
        /** {@code str} of Python 2, which held text in no declared encoding as well as raw bytes. */
        PYTHON_2_TEXT
    }

    PyBytes(byte[] array, int offset, int length, Kind kind) {
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.kind = kind;
    }

    /** Wraps; the array is not to be changed afterwards. */
    static PyBytes of(byte[] array, Kind kind) {
        return new PyBytes(array, 0, array.length, kind);
    }

    public int length() {
        return length;
    }

    public Kind kind() {
        return kind;
    }

    /** @param index from 0 up to {@link #length} */
    public byte at(int index) {
        return array[offset + index];
    }

    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public byte[] copy(int from, int to) {
        return Arrays.copyOfRange(array, offset + from, offset + to);
    }

    PyBytes slice(int from, int to) {
        return new PyBytes(array, offset + from, to - from, kind);
    }

    /** As UTF-8; bytes that are none become U+FFFD. */
    public String utf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** Each byte as one character. */
    public String latin1() {
        return new String(array, offset, length, StandardCharsets.ISO_8859_1);
    }

    byte[] array() {
        return array;
    }

    int offset() {
        return offset;
    }
}

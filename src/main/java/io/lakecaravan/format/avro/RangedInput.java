package io.lakecaravan.format.avro;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.util.Arrays;

/** Reads by ranges of 64 kB or what is asked for, and never a byte twice while going forward. */
final class RangedInput extends ContainerInput {
    private static final int WINDOW = 64 << 10;

    private final ObjectSource source;
    private byte[] window = new byte[0];
    private long windowStart;
    private int at;
    private int fetch = WINDOW;

    RangedInput(ObjectSource source) {
        super(source.size());
        this.source = source;
    }

    @Override
    long position() {
        return windowStart + at;
    }

    @Override
    int next() throws IOException {
        require(1);
        return window[at++] & 0xFF;
    }

    @Override
    byte[] next(int length) throws IOException {
        require(length);
        byte[] result = Arrays.copyOfRange(window, at, at + length);
        at += length;
        return result;
    }

    /** Goes to an offset and from there on fetches {@code bytes} at a time. */
    void seek(long offset, int bytes) {
        fetch = bytes;
        if (offset >= windowStart && offset <= windowStart + window.length) {
            at = (int) (offset - windowStart);
        } else {
            window = new byte[0];
            windowStart = offset;
            at = 0;
        }
    }

    /** Passes over bytes, which are known to exist. */
    void skip(long length) {
        seek(position() + length, fetch);
    }

    private void require(int length) throws IOException {
        int kept = window.length - at;
        if (length <= kept) {
            return;
        }
        long from = windowStart + window.length;
        int count = (int) Math.min(Math.max(fetch, length - kept), size() - from);
        byte[] fetched = source.read(from, count);
        byte[] joined = Arrays.copyOfRange(window, at, at + kept + fetched.length);
        System.arraycopy(fetched, 0, joined, kept, fetched.length);
        windowStart += at;
        at = 0;
        window = joined;
    }
}

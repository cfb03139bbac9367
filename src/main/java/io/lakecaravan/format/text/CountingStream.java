package io.lakecaravan.format.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the stored bytes that an expanding stream takes. */
final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count++;
        }
        return value;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int got = super.read(target, start, length);
        if (got > 0) {
            count += got;
        }
        return got;
    }
}

package io.lakecaravan.format.text;

import io.lakecaravan.format.LimitException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a stream that expands out of all proportion (a decompression bomb). Deflate reaches 1030:1 on zeros; logs and
 * sparse tables stay well below 250:1.
 */
final class ExpansionLimit extends FilterInputStream {
    static final int MAX_RATIO = 250;

    /** Below this, small repetitive files would trip the ratio. */
    static final long FREE_BYTES = 1 << 20;

    static final long MAX_BYTES = 256L << 30;

    private final CountingStream stored;
    private long expanded;

    ExpansionLimit(InputStream expanding, CountingStream stored) {
        super(expanding);
        this.stored = stored;
    }

    long expanded() {
        return expanded;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = in.read(target, start, length);
        if (count > 0) {
            expanded += count;
            check();
        }
        return count;
    }

    private void check() throws LimitException {
        if (expanded > FREE_BYTES && expanded / MAX_RATIO > stored.count()) {
            throw new LimitException("the compressed text expands more than " + MAX_RATIO + ":1 (" + stored.count()
                    + " stored bytes gave " + expanded + ")");
        }
        if (expanded > MAX_BYTES) {
            throw new LimitException("the compressed text expands to more than " + MAX_BYTES + " bytes");
        }
    }
}

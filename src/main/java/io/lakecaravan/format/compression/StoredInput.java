package io.lakecaravan.format.compression;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The stored bytes of a compressed object: buffered, with the position of the next one, and a memory of how the stream
 * beneath ended, so that a decoder's complaint about an end or a failure is not taken for damage.
 */
final class StoredInput extends InputStream {
    private final InputStream in;
    private final byte[] buffer = new byte[16 << 10];
    private int at;
    private int limit;
    private long fetched;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    StoredInput(InputStream in) {
        this.in = in;
    }

    /** Offset of the next byte. */
    long position() {
        return fetched - (limit - at);
    }

    /** Whether a byte behind the last was asked for. */
    boolean isPassed() {
        return ended;
    }

    /** How the stream beneath failed, if it did. */
    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        if (at == limit && !fill()) {
            ended = true;
            return -1;
        }
        return buffer[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == limit && !fill()) {
            ended = true;
            return -1;
        }
        int count = Math.min(length, limit - at);
        System.arraycopy(buffer, at, target, start, count);
        at += count;
        return count;
    }

    /** Puts the last {@code count} bytes that were read back. */
    void unread(int count) {
        if (count > at) {
            throw new IllegalArgumentException("no more than " + at + " bytes can be put back, not " + count);
        }
        at -= count;
    }

    /** The next bytes, fewer at the end, which stay. */
    byte[] peek(int count) throws IOException {
        while (limit - at < count && more()) {
            // Until there are enough, or no more.
        }
        return Arrays.copyOfRange(buffer, at, at + Math.min(count, limit - at));
    }

    boolean isAtEnd() throws IOException {
        return at == limit && !fill();
    }

    /** @throws EOFException at the end */
    int required() throws IOException {
        int value = read();
        if (value < 0) {
            throw new EOFException("the compressed stream ends early");
        }
        return value;
    }

    void required(long count) throws IOException {
        for (long left = count; left > 0; ) {
            if (at == limit && !fill()) {
                ended = true;
                throw new EOFException("the compressed stream ends early");
            }
            int passed = (int) Math.min(left, limit - at);
            at += passed;
            left -= passed;
        }
    }

    long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) required() << (8 * i);
        }
        return value;
    }

    long bigEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | required();
        }
        return value;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = 0;
        return more();
    }

    private boolean more() throws IOException {
        if (at > 0 && limit == buffer.length) {
            System.arraycopy(buffer, at, buffer, 0, limit - at);
            limit -= at;
            at = 0;
        }
        try {
            int count = in.read(buffer, limit, buffer.length - limit);
            limit += Math.max(count, 0);
            fetched += Math.max(count, 0);
            return count > 0;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package io.lakecaravan.inspect;

import io.lakecaravan.format.ObjectSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * An object whose first bytes are fetched once, whoever asks for them: recognising a format and then reading it costs no
 * more than reading it.
 */
final class RememberedHead implements ObjectSource {
    /** Longer ranges are not kept. */
    private static final int MOST = 2 << 20;

    private final ObjectSource source;
    private byte[] head = new byte[0];

    RememberedHead(ObjectSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset >= 0 && length >= 0 && offset + length <= head.length) {
            return Arrays.copyOfRange(head, (int) offset, (int) offset + length);
        }
        if (offset != 0 || length > MOST) {
            return source.read(offset, length);
        }
        byte[] rest = source.read(head.length, length - head.length);
        byte[] joined = Arrays.copyOf(head, length);
        System.arraycopy(rest, 0, joined, head.length, rest.length);
        head = joined;
        return joined.clone();
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        if (offset >= head.length) {
            return source.stream(offset);
        }
        InputStream first = new ByteArrayInputStream(head, (int) offset, head.length - (int) offset);
        return head.length == source.size() ? first : new SequenceInputStream(first, source.stream(head.length));
    }

    @Override
    public Duration timeLeft() {
        return source.timeLeft();
    }

    @Override
    public int requests() {
        return source.requests();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public Duration timeLeft() {
        return source.timeLeft();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

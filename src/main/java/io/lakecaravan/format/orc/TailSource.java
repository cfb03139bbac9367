package io.lakecaravan.format.orc;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** An object whose end is at hand: what lies in it is not asked for again. */
final class TailSource implements ObjectSource {
    private final ObjectSource object;
    private byte[] tail;
    private long start;

    private TailSource(ObjectSource object, long start, byte[] tail) {
        this.object = object;
        this.start = start;
        this.tail = tail;
    }

    static TailSource of(ObjectSource object, int length) throws IOException {
        if (object instanceof TailSource held && length <= held.tail.length) {
            return held;
        }
        long start = object.size() - length;
        return new TailSource(object, start, object.read(start, length));
    }

    /** Reads, and keeps what lies between these bytes and the end that is already kept. */
    byte[] keep(long offset, int length) throws IOException {
        if (offset < start) {
            byte[] before = object.read(offset, (int) (start - offset));
            byte[] joined = Arrays.copyOf(before, before.length + tail.length);
            System.arraycopy(tail, 0, joined, before.length, tail.length);
            tail = joined;
            start = offset;
        }
        return read(offset, length);
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < start) {
            return object.read(offset, length);
        }
        int from = (int) (offset - start);
        return Arrays.copyOfRange(tail, from, from + length);
    }

    @Override
    public String name() {
        return object.name();
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        return object.stream(offset);
    }

    @Override
    public int requests() {
        return object.requests();
    }

    @Override
    public long bytesRead() {
        return object.bytesRead();
    }

    @Override
    public Duration timeLeft() {
        return object.timeLeft();
    }

    @Override
    public void close() throws IOException {
        object.close();
    }
}

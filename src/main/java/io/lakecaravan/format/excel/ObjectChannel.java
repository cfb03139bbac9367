package io.lakecaravan.format.excel;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An object as a channel for the archive's reader: whole where it is short, else two windows, one for its end. */
final class ObjectChannel implements SeekableByteChannel {
    private final ObjectSource source;
    private final long size;
    private final int step;
    private byte[] tail = new byte[0];
    private byte[] window = new byte[0];
    private long start;
    private long position;
    private boolean closed;

    ObjectChannel(ObjectSource source) {
        this.source = source;
        this.size = source.size();
        this.step = size <= Limits.HELD ? (int) size : Limits.WINDOW;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        int count = position >= size - step ? copy(tail(), size - step, target) : copy(window(), start, target);
        position += count;
        return count;
    }

    private int copy(byte[] bytes, long from, ByteBuffer target) {
        int at = (int) (position - from);
        int count = Math.min(target.remaining(), bytes.length - at);
        target.put(bytes, at, count);
        return count;
    }

    private byte[] tail() throws IOException {
        if (tail.length == 0) {
            tail = source.read(size - step, step);
        }
        return tail;
    }

    private byte[] window() throws IOException {
        if (position < start || position >= start + window.length) {
            window = source.read(position, (int) Math.min(step, size - position));
            start = position;
        }
        return window;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    /** The object itself stays open: it is the caller's. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}

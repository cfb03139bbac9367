package io.lakecaravan.format.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of one buffer, expanded: all of them in memory, or a window that moves over the object. Every access is
 * checked against the buffer's length.
 */
final class BufferBytes {
    /** Brings a piece of the buffer. */
    @FunctionalInterface
    interface Window {
        ByteBuffer load(long position, int length) throws IOException;
    }

    static final BufferBytes EMPTY = of(ByteBuffer.allocate(0), ByteOrder.LITTLE_ENDIAN);

    private final long size;
    private final ByteOrder order;
    private final int step;
    private final Window window;
    private ByteBuffer held;
    private long start;

    private BufferBytes(long size, ByteOrder order, int step, Window window, ByteBuffer held) {
        this.size = size;
        this.order = order;
        this.step = step;
        this.window = window;
        this.held = held;
    }

    static BufferBytes of(ByteBuffer whole, ByteOrder order) {
        ByteBuffer held = whole.slice().order(order);
        return new BufferBytes(held.limit(), order, 0, (position, length) -> held, held);
    }

    /** @param step bytes to load at a time */
    static BufferBytes windowed(long size, ByteOrder order, int step, Window window) {
        return new BufferBytes(size, order, step, window, ByteBuffer.allocate(0));
    }

    long size() {
        return size;
    }

    ByteOrder order() {
        return order;
    }

    byte int8(long at) throws IOException {
        int position = locate(at, 1);
        return held.get(position);
    }

    short int16(long at) throws IOException {
        int position = locate(at, 2);
        return held.getShort(position);
    }

    int int32(long at) throws IOException {
        int position = locate(at, 4);
        return held.getInt(position);
    }

    long int64(long at) throws IOException {
        int position = locate(at, 8);
        return held.getLong(position);
    }

    boolean bit(long index) throws IOException {
        int position = locate(index >> 3, 1);
        return (held.get(position) >> (index & 7) & 1) == 1;
    }

    byte[] bytes(long at, long length) throws IOException {
        if (length < 0 || length > Limits.ROW_VALUES) {
            throw Corrupt.batch("a value claims " + length + " bytes; values have at most " + Limits.ROW_VALUES);
        }
        int position = locate(at, (int) length);
        byte[] bytes = new byte[(int) length];
        held.get(position, bytes);
        return bytes;
    }

    private int locate(long at, int length) throws IOException {
        if (at < 0 || at > size - length) {
            throw Corrupt.batch("a value lies beyond the end of its buffer of " + size + " bytes");
        }
        if (at < start || at + length > start + held.limit()) {
            held = window.load(at, (int) Math.min(size - at, Math.max(step, length)))
                    .slice()
                    .order(order);
            start = at;
        }
        return (int) (at - start);
    }
}

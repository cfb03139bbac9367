package io.lakecaravan.format.compression;

import java.io.EOFException;
import java.io.IOException;

/**
 * A raw Snappy block ("Snappy compressed format description"): the expanded length, then literals and copies. Every
 * encoder works on blocks of 64 kB, so copies never reach further back, and we need not hold more.
 */
final class SnappyBlock implements Window.Block {
    private final StoredInput in;
    private final long end;
    private final Window window;
    private final Window.Damage damage;
    private final long length;
    private long given;
    private long literal;
    private int copy;
    private int distance;

    /**
     * @param end offset where the block's stored bytes end; {@link Long#MAX_VALUE} where the stream's end is the block's
     * @param most bytes it may expand to
     */
    SnappyBlock(StoredInput in, long end, long most, Window window, Window.Damage damage) throws IOException {
        this.in = in;
        this.end = end;
        this.window = window;
        this.damage = damage;
        this.length = varint();
        if (length > most) {
            throw damage.of("holds a block of more than " + most + " bytes");
        }
        window.clear();
    }

    long length() {
        return length;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        while (literal == 0 && copy == 0) {
            if (given == length) {
                if (end != Long.MAX_VALUE && in.position() != end) {
                    throw damage.of("holds a block that ends before its stored bytes do");
                }
                return -1;
            }
            element();
        }
        int count = (int) Math.min(wanted, Math.min(length - given, literal > 0 ? literal : copy));
        if (count == 0) {
            throw damage.of("holds a block that is longer than it says");
        }
        if (literal > 0) {
            int most = (int) Math.min(count, end - in.position());
            if (most <= 0) {
                throw damage.of("holds a block that is cut");
            }
            count = in.read(target, start, most);
            if (count < 0) {
                throw new EOFException("the snappy stream ends inside a literal");
            }
            window.put(target, start, count);
            literal -= count;
        } else {
            window.copy(distance, target, start, count);
            copy -= count;
        }
        given += count;
        return count;
    }

    private void element() throws IOException {
        int tag = next();
        int upper = tag >>> 2;
        switch (tag & 3) {
            case 0 -> literal = 1 + (upper < 60 ? upper : littleEndian(upper - 59));
            case 1 -> copy(4 + (upper & 7), (long) (upper >>> 3) << 8 | next());
            case 2 -> copy(1 + upper, littleEndian(2));
            default -> copy(1 + upper, littleEndian(4));
        }
    }

    private void copy(int count, long back) throws IOException {
        if (!window.reaches(back)) {
            throw damage.of("refers to bytes that were not expanded before");
        }
        copy = count;
        distance = (int) back;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = next();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw damage.of("holds a length that is no number");
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    private int next() throws IOException {
        if (in.position() >= end) {
            throw damage.of("holds a block that is cut");
        }
        return in.required();
    }
}

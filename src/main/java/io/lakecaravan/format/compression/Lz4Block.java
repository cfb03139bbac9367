package io.lakecaravan.format.compression;

import java.io.EOFException;
import java.io.IOException;

/** A block of LZ4 ("LZ4 Block Format Description"): sequences of literals and a match, the last one without a match. */
final class Lz4Block implements Window.Block {
    private final StoredInput in;
    private final long end;
    private final Window window;
    private final Window.Damage damage;
    private long literal;
    private long match;
    private int distance;
    private int matchCode = -1;

    /** @param end offset where the block's stored bytes end */
    Lz4Block(StoredInput in, long end, Window window, Window.Damage damage) {
        this.in = in;
        this.end = end;
        this.window = window;
        this.damage = damage;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        while (literal == 0 && match == 0) {
            if (matchCode < 0) {
                if (in.position() >= end) {
                    return -1;
                }
                int token = next();
                literal = length(token >>> 4);
                matchCode = token & 15;
            } else if (in.position() >= end) {
                // The last sequence has no match.
                return -1;
            } else {
                distance = next() | next() << 8;
                match = 4 + length(matchCode);
                matchCode = -1;
                if (!window.reaches(distance)) {
                    throw damage.of("refers to bytes that were not expanded before");
                }
            }
        }
        int count = (int) Math.min(wanted, literal > 0 ? literal : match);
        if (literal > 0) {
            if (end - in.position() < literal) {
                throw damage.of("holds a block that is cut");
            }
            count = in.read(target, start, count);
            if (count < 0) {
                throw new EOFException("the lz4 stream ends inside a block");
            }
            window.put(target, start, count);
            literal -= count;
        } else {
            window.copy(distance, target, start, count);
            match -= count;
        }
        return count;
    }

    private long length(int code) throws IOException {
        long length = code;
        if (code == 15) {
            int more;
            do {
                more = next();
                length += more;
            } while (more == 255);
        }
        return length;
    }

    private int next() throws IOException {
        if (in.position() >= end) {
            throw damage.of("holds a block that is cut");
        }
        return in.required();
    }
}

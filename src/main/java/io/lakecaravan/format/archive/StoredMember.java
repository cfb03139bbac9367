package io.lakecaravan.format.archive;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The stored bytes of a member: ranges that grow from 64 kB to 1 MB, so that a head costs little and all of it few
 * requests.
 */
final class StoredMember extends InputStream {
    static final int FIRST = 64 << 10;
    private static final int LARGEST = 1 << 20;

    private final ObjectSource source;
    private long next;
    private final long end;
    private int range = FIRST;
    private byte[] piece;
    private int at;

    StoredMember(ObjectSource source, long start, long length) {
        this(source, start, length, new byte[0]);
    }

    /** @param first bytes of the member, fetched before; there may be more behind them */
    StoredMember(ObjectSource source, long start, long length, byte[] first) {
        this.source = source;
        this.piece = Arrays.copyOf(first, (int) Math.min(first.length, length));
        this.next = start + piece.length;
        this.end = start + length;
    }

    @Override
    public int read() throws IOException {
        return at == piece.length && !fetch() ? -1 : piece[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == piece.length && !fetch()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, start, count);
        at += count;
        return count;
    }

    private boolean fetch() throws IOException {
        int length = (int) Math.min(range, end - next);
        if (length <= 0) {
            return false;
        }
        piece = source.read(next, length);
        at = 0;
        next += length;
        range = Math.min(LARGEST, 2 * range);
        return true;
    }
}

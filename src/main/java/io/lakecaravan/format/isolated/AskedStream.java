package io.lakecaravan.format.isolated;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of an object from an offset on, in ranges that double: who reads on will likely read all. */
final class AskedStream extends InputStream {
    private final ObjectSource source;
    private byte[] range = new byte[0];
    private int position;
    private long next;
    private int length = AskedSource.BLOCK;

    AskedStream(ObjectSource source, long offset) {
        this.source = source;
        this.next = offset;
    }

    @Override
    public int read() throws IOException {
        return fill() ? range[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        Objects.checkFromIndexSize(start, wanted, target.length);
        if (wanted == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(wanted, range.length - position);
        System.arraycopy(range, position, target, start, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return range.length - position;
    }

    private boolean fill() throws IOException {
        if (position < range.length) {
            return true;
        }
        int wanted = (int) Math.min(length, source.size() - next);
        if (wanted <= 0) {
            return false;
        }
        range = source.read(next, wanted);
        next += wanted;
        position = 0;
        length = Math.min(length * 2, AskedSource.LONGEST / 2);
        return true;
    }
}

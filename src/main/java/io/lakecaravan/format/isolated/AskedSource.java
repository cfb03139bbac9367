package io.lakecaravan.format.isolated;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The object as the reader's process sees it: ranges are asked for on the wire. Small ranges come out of blocks of 64 kB
 * that are kept, so that the many tiny reads of a parser become few requests; a stream asks for longer and longer
 * ranges.
 */
final class AskedSource implements ObjectSource {
    static final int BLOCK = 64 << 10;
    /** Longest range of one request. */
    static final int LONGEST = 8 << 20;

    private static final int BLOCKS_KEPT = 64;

    /** Asks the other process. */
    @FunctionalInterface
    interface Asking {
        byte[] range(long offset, int length) throws IOException;
    }

    private final String name;
    private final long size;
    private final Duration time;
    private final long started = System.nanoTime();
    private final Asking asking;
    private final LinkedHashMap<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private int requests;
    private long bytesRead;

    AskedSource(String name, long size, Duration time, Asking asking) {
        this.name = name;
        this.size = size;
        this.time = time;
        this.asking = asking;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " to " + (offset + length) + " are not in an object of " + size);
        }
        byte[] result = new byte[length];
        int done = 0;
        while (done < length) {
            int wanted = length - done;
            if (wanted >= BLOCK * 4) {
                int piece = Math.min(wanted, LONGEST);
                System.arraycopy(ask(offset + done, piece), 0, result, done, piece);
                done += piece;
            } else {
                byte[] block = block((offset + done) / BLOCK, offset + length);
                int start = (int) ((offset + done) % BLOCK);
                int piece = Math.min(wanted, block.length - start);
                System.arraycopy(block, start, result, done, piece);
                done += piece;
            }
        }
        return result;
    }

    private byte[] block(long number, long end) throws IOException {
        byte[] known = blocks.get(number);
        if (known != null) {
            return known;
        }
        long last = number;
        while ((last + 1) * BLOCK < end && !blocks.containsKey(last + 1)) {
            last++;
        }
        long start = number * BLOCK;
        byte[] bytes = ask(start, (int) (Math.min((last + 1) * BLOCK, size) - start));
        for (int from = 0; from < bytes.length; from += BLOCK) {
            keep(number + from / BLOCK, Arrays.copyOfRange(bytes, from, Math.min(from + BLOCK, bytes.length)));
        }
        return blocks.get(number);
    }

    private void keep(long number, byte[] block) {
        blocks.put(number, block);
        Iterator<Map.Entry<Long, byte[]>> oldest = blocks.entrySet().iterator();
        while (blocks.size() > BLOCKS_KEPT) {
            oldest.next();
            oldest.remove();
        }
    }

    private byte[] ask(long offset, int length) throws IOException {
        requests++;
        byte[] bytes = asking.range(offset, length);
        bytesRead += bytes.length;
        return bytes;
    }

    @Override
    public InputStream stream(long offset) {
        return new AskedStream(this, offset);
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public Duration timeLeft() {
        Duration left = time.minusNanos(System.nanoTime() - started);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void close() {}
}

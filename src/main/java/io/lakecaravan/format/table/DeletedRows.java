package io.lakecaravan.format.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Positions of deleted rows of one data file, held as compactly as they were stored.
 *
 * @see <a href="https://github.com/RoaringBitmap/RoaringFormatSpec">The format of Roaring bitmaps</a>, with its extension
 *     to 64 bits
 */
public final class DeletedRows {
    public static final DeletedRows NONE = new DeletedRows();

    private static final int WITH_RUNS = 12347;
    private static final int WITHOUT_RUNS = 12346;
    private static final int MOST_IN_ARRAY = 4096;
    private static final int BITMAP_BYTES = 8192;
    private static final int FEW_CONTAINERS_WITHOUT_OFFSETS = 4;

    /** Containers of 65,536 rows each by position divided by that. */
    private final Map<Long, Container> containers = new TreeMap<>();

    private long count;

    private interface Container {
        boolean contains(char low);
    }

    private DeletedRows() {}

    /** How many. */
    public long count() {
        return count;
    }

    public boolean contains(long position) {
        Container container = containers.get(position >>> 16);
        return container != null && container.contains((char) position);
    }

    /**
     * Reads a 64-bit bitmap in its portable form: a count of 32-bit bitmaps, and before each its high bits.
     *
     * @return empty when the bytes are no such bitmap
     */
    public static Optional<DeletedRows> portable(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        DeletedRows rows = new DeletedRows();
        try {
            long bitmaps = in.getLong();
            for (long i = 0; i < bitmaps; i++) {
                rows.add(in.getInt(), in);
            }
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(rows);
    }

    /** Reads bitmaps of 32 bits, the position in the list of which is their high part, each with its size before it. */
    public static Optional<DeletedRows> listed(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        DeletedRows rows = new DeletedRows();
        try {
            int bitmaps = in.getInt();
            for (int i = 0; i < bitmaps; i++) {
                int size = in.getInt();
                ByteBuffer one = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
                rows.add(i, one);
                in.position(in.position() + size);
            }
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(rows);
    }

    /** @param sorted positions in rising order */
    public static DeletedRows of(long... sorted) {
        DeletedRows rows = new DeletedRows();
        int start = 0;
        while (start < sorted.length) {
            long high = sorted[start] >>> 16;
            int end = start;
            while (end < sorted.length && sorted[end] >>> 16 == high) {
                end++;
            }
            char[] lows = new char[end - start];
            for (int i = start; i < end; i++) {
                lows[i - start] = (char) sorted[i];
            }
            rows.containers.put(high, low -> Arrays.binarySearch(lows, low) >= 0);
            rows.count += lows.length;
            start = end;
        }
        return rows;
    }

    private void add(int high, ByteBuffer in) {
        int cookie = in.getInt();
        boolean runs = (cookie & 0xFFFF) == WITH_RUNS;
        if (!runs && cookie != WITHOUT_RUNS) {
            throw new IllegalArgumentException("no Roaring bitmap");
        }
        int size = runs ? (cookie >>> 16) + 1 : in.getInt();
        // Each container has a description of four bytes at least.
        if (size < 0 || size > 1 << 16 || size > in.remaining() / 4 + 1) {
            throw new IllegalArgumentException("more containers than bytes");
        }
        byte[] isRun = new byte[(size + 7) / 8];
        if (runs) {
            in.get(isRun);
        }
        char[] keys = new char[size];
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            keys[i] = in.getChar();
            counts[i] = in.getChar() + 1;
        }
        if (!runs || size >= FEW_CONTAINERS_WITHOUT_OFFSETS) {
            in.position(in.position() + 4 * size);
        }
        for (int i = 0; i < size; i++) {
            boolean run = (isRun[i / 8] >> (i % 8) & 1) == 1;
            Container container = run ? runs(in) : counts[i] > MOST_IN_ARRAY ? bitmap(in) : array(in, counts[i]);
            containers.put((Integer.toUnsignedLong(high) << 16) + keys[i], container);
            count += counts[i];
        }
    }

    private static Container array(ByteBuffer in, int length) {
        if (in.remaining() < 2L * length) {
            throw new IllegalArgumentException("an array longer than the bytes left");
        }
        char[] lows = new char[length];
        for (int i = 0; i < length; i++) {
            lows[i] = in.getChar();
        }
        return low -> Arrays.binarySearch(lows, low) >= 0;
    }

    private static Container bitmap(ByteBuffer in) {
        if (in.remaining() < BITMAP_BYTES) {
            throw new IllegalArgumentException("a bitmap longer than the bytes left");
        }
        long[] words = new long[BITMAP_BYTES / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.getLong();
        }
        return low -> (words[low >> 6] >>> (low & 63) & 1) == 1;
    }

    private static Container runs(ByteBuffer in) {
        int length = in.getChar();
        if (in.remaining() < 4L * length) {
            throw new IllegalArgumentException("runs longer than the bytes left");
        }
        char[] starts = new char[length];
        char[] lengths = new char[length];
        for (int i = 0; i < length; i++) {
            starts[i] = in.getChar();
            lengths[i] = in.getChar();
        }
        return low -> {
            int found = Arrays.binarySearch(starts, low);
            int run = found >= 0 ? found : -found - 2;
            return run >= 0 && low - starts[run] <= lengths[run];
        };
    }
}

package io.lakecaravan.format.arrow;

import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Gives the buffers of batches: expanded in memory where they are compressed, as windows over the object else. */
final class BufferReader {
    private final ObjectRanges ranges;
    private final ByteOrder order;
    private final int window;
    private final long limit;
    private long expanded;

    /**
     * @param order of numbers in buffers; metadata and lengths are little-endian always
     * @param window bytes of an uncompressed buffer to fetch at a time
     * @param limit bytes to expand in all
     */
    BufferReader(ObjectRanges ranges, ByteOrder order, int window, long limit) {
        this.ranges = ranges;
        this.order = order;
        this.window = window;
        this.limit = limit;
    }

    BufferBytes bytes(BatchHeader header, int buffer) throws IOException {
        long start = header.start(buffer);
        long size = header.size(buffer);
        if (size == 0) {
            return BufferBytes.EMPTY;
        }
        if (header.codec() != BodyCodec.NONE) {
            return BufferBytes.of(expanded(header.codec(), start, size), order);
        }
        return size <= window || ranges.isHeld(start, size) && size <= Integer.MAX_VALUE
                ? BufferBytes.of(ranges.read(start, (int) size), order)
                : BufferBytes.windowed(
                        size, order, window, (position, length) -> ranges.read(start + position, length));
    }

    private ByteBuffer expanded(BodyCodec codec, long start, long size) throws IOException {
        if (size < BodyCodec.PREFIX) {
            throw Corrupt.batch("a compressed buffer has " + size + " bytes, too few for its length");
        }
        take(size);
        ByteBuffer stored = ranges.read(start, (int) size);
        long length = BodyCodec.expandedLength(stored);
        take(length);
        return codec.expand(stored, (int) length);
    }

    private void take(long bytes) throws LimitException {
        if (bytes > limit - expanded) {
            throw new LimitException(
                    "the buffers of an Arrow batch expand to more than the limit of " + limit + " bytes");
        }
        expanded += bytes;
    }
}

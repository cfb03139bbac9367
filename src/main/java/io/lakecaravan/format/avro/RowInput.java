package io.lakecaravan.format.avro;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The expanded bytes of one block, read by the binary encoding of the Avro specification. */
final class RowInput {
    /** Values that take no byte (null, empty records) could be claimed without end. */
    private static final long MOST_EMPTY_ITEMS = 100_000;

    private final byte[] bytes;
    private final int maxDepth;
    private int at;
    private int depth;
    private long emptyItems;

    RowInput(byte[] bytes, int maxDepth) {
        this.bytes = bytes;
        this.maxDepth = maxDepth;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    boolean bool() throws FormatException {
        return bytes[advance(1)] != 0;
    }

    long number() throws FormatException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = bytes[advance(1)];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw corrupt("a number is longer than ten bytes");
    }

    /** Little-endian, of 4 or 8 bytes. */
    long fixed(int length) throws FormatException {
        int start = advance(length);
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | (bytes[start + i] & 0xFF);
        }
        return value;
    }

    byte[] bytes(long length) throws FormatException {
        int start = advance(length);
        return Arrays.copyOfRange(bytes, start, at);
    }

    byte[] bytes() throws FormatException {
        return bytes(number());
    }

    String text() throws FormatException {
        long length = number();
        int start = advance(length);
        return new String(bytes, start, (int) length, StandardCharsets.UTF_8);
    }

    void skip(long length) throws FormatException {
        advance(length);
    }

    /** Counts of the next block of an array or map, 0 at its end. */
    long count() throws FormatException, LimitException {
        long count = number();
        if (count < 0) {
            number();
            count = -count;
        }
        if (count < 0) {
            throw corrupt("a list claims more items than there are numbers for");
        }
        if (count > bytes.length - at) {
            emptyItems += count;
            if (emptyItems < 0 || emptyItems > MOST_EMPTY_ITEMS) {
                throw new LimitException("an Avro block claims more than " + MOST_EMPTY_ITEMS + " items without bytes");
            }
        }
        return count;
    }

    /** Around every value that may hold itself. */
    void enter() throws LimitException {
        if (++depth > maxDepth) {
            throw new LimitException("a value nests deeper than " + maxDepth + " levels");
        }
    }

    void leave() {
        depth--;
    }

    FormatException corrupt(String message) {
        return new FormatException(FindingCode.AVRO_BLOCK_CORRUPT, message);
    }

    private int advance(long length) throws FormatException {
        if (length < 0 || length > bytes.length - at) {
            throw corrupt(
                    "a value claims " + length + " bytes where " + (bytes.length - at) + " are left in the block");
        }
        int start = at;
        at += (int) length;
        return start;
    }
}

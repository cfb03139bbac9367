package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import org.apache.parquet.column.Encoding;

/**
 * Goes over the encoded content of a page before parquet's decoders do, which allocate whatever a run or block header
 * claims: lengths must lie inside the page and runs inside the number of its values.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/Encodings.md">Encodings</a>
 */
final class EncodedValues {
    /** Writers fill the last group up to 8 values, some fill the last run. */
    private static final int SLACK = 512;

    private final byte[] bytes;
    private final int end;
    private final int count;
    private int at;

    EncodedValues(byte[] bytes, int start, int end, int count) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
        this.count = count;
    }

    /** Levels of a version 2 page, which have no length of their own. */
    static void checkLevels(byte[] bytes, int start, int length, int maxLevel, int count) throws FormatException {
        if (maxLevel > 0) {
            new EncodedValues(bytes, start, start + length, count).runs(start + length, width(maxLevel));
        }
    }

    /** Levels of a version 1 page. */
    @SuppressWarnings("deprecation")
    void skipLevels(Encoding encoding, int maxLevel) throws FormatException {
        if (maxLevel == 0) {
            return;
        }
        if (encoding == Encoding.RLE) {
            int stop = lengthPrefixed();
            runs(stop, width(maxLevel));
            at = stop;
        } else if (encoding == Encoding.BIT_PACKED) {
            advance(((long) count * width(maxLevel) + 7) / 8);
        } else {
            throw corrupt("levels of a Parquet page use an encoding that is not for levels");
        }
    }

    @SuppressWarnings("deprecation")
    void check(Encoding encoding) throws FormatException {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (at < end) {
                    int width = unsigned();
                    if (width > 32) {
                        throw corrupt("dictionary indexes of a Parquet page are wider than 32 bits");
                    }
                    runs(end, width);
                }
            }
            case RLE -> {
                if (at < end) {
                    runs(lengthPrefixed(), 1);
                }
            }
            case DELTA_BINARY_PACKED -> {
                if (at < end) {
                    delta();
                }
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                if (at < end) {
                    delta();
                }
            }
            case DELTA_BYTE_ARRAY -> {
                if (at < end) {
                    delta();
                    delta();
                }
            }
            case PLAIN, BYTE_STREAM_SPLIT -> {
                // Decoders of these take the bytes as they lie.
            }
            case BIT_PACKED -> throw corrupt("values of a Parquet page use an encoding that is for levels only");
        }
    }

    /** Run lengths and bit-packed groups, in any mix. */
    private void runs(int stop, int width) throws FormatException {
        long seen = 0;
        while (at < stop && seen < count) {
            long header = varint();
            long length = header >>> 1;
            boolean packed = (header & 1) == 1;
            if (packed && (length > (count + (long) SLACK) / 8 || length > Limits.VALUES_AT_ONCE / 8)) {
                throw corrupt("a bit-packed run of a Parquet page claims more values than the page has");
            }
            // Some writers cut the padding of the last run.
            at = (int) Math.min(stop, at + (packed ? length * width : (width + 7) / 8));
            seen += packed ? length * 8 : length;
        }
    }

    /** Block size, miniblocks, count, first value; then blocks of a base, widths, and packed miniblocks. */
    private void delta() throws FormatException {
        long blockSize = varint();
        long miniblocks = varint();
        long values = varint();
        varint();
        if (miniblocks < 1
                || blockSize < miniblocks
                || blockSize > 1 << 20
                || blockSize % miniblocks != 0
                || blockSize / miniblocks % 8 != 0) {
            throw corrupt("delta blocks of a Parquet page have an impossible size");
        }
        if (values > count || values > Limits.VALUES_AT_ONCE) {
            throw corrupt("delta blocks of a Parquet page claim more values than the page has");
        }
        long perMiniblock = blockSize / miniblocks;
        long left = values - 1;
        while (left > 0) {
            varint();
            int widths = at;
            advance(miniblocks);
            for (int index = 0; index < miniblocks && left > 0; index++) {
                int width = bytes[widths + index] & 0xff;
                if (width > 64) {
                    throw corrupt("delta values of a Parquet page are wider than 64 bits");
                }
                at = (int) Math.min(end, at + width * perMiniblock / 8);
                left -= perMiniblock;
            }
        }
    }

    private int lengthPrefixed() throws FormatException {
        if (end - at < 4) {
            throw cutOff();
        }
        long length = (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
        at += 4;
        if (length > end - at) {
            throw cutOff();
        }
        return at + (int) length;
    }

    private long varint() throws FormatException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = unsigned();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value & Long.MAX_VALUE;
            }
        }
        throw corrupt("a number in a Parquet page is longer than 64 bits");
    }

    private int unsigned() throws FormatException {
        if (at >= end) {
            throw cutOff();
        }
        return bytes[at++] & 0xff;
    }

    private void advance(long length) throws FormatException {
        if (length > end - at) {
            throw cutOff();
        }
        at += (int) length;
    }

    private static int width(int maxLevel) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(maxLevel);
    }

    private static FormatException cutOff() {
        return corrupt("the content of a Parquet page ends before its values");
    }

    private static FormatException corrupt(String message) {
        return new FormatException(FindingCode.PARQUET_PAGE_CORRUPT, message);
    }
}

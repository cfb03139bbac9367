package io.lakecaravan.format.orc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Expands a part of the file that is a sequence of chunks, each with a head of three bytes, little-endian: the stored
 * length doubled, plus one where the chunk is stored as it is.
 */
final class Chunks {
    private static final int HEAD = 3;

    private Chunks() {}

    /**
     * @param most bytes that the part may expand to
     * @throws IOException where the part is damaged or longer; the message says which
     */
    static byte[] expand(byte[] stored, int start, int length, Compression compression, int most) throws IOException {
        if (compression.isNone()) {
            byte[] copy = new byte[length];
            System.arraycopy(stored, start, copy, 0, length);
            return copy;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(Math.min(most, 4 * length));
        byte[] block = new byte[compression.blockSize()];
        int at = start;
        int end = start + length;
        while (at < end) {
            if (end - at < HEAD) {
                throw new IOException("its last chunk has no head");
            }
            int head = (stored[at] & 0xFF) | (stored[at + 1] & 0xFF) << 8 | (stored[at + 2] & 0xFF) << 16;
            int size = head >>> 1;
            at += HEAD;
            if (size > end - at) {
                throw new IOException("a chunk claims " + size + " bytes where " + (end - at) + " are left");
            }
            if ((head & 1) == 1) {
                result.write(stored, at, size);
            } else {
                result.write(block, 0, compression.expand(stored, at, size, block));
            }
            if (result.size() > most) {
                throw new IOException("it expands to more than " + most + " bytes");
            }
            at += size;
        }
        return result.toByteArray();
    }
}

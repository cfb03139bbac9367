package io.lakecaravan.format.compression;

import java.io.IOException;

/** Bytes at the start of a stream. */
final class Magic {
    private Magic() {}

    static boolean is(byte[] head, int offset, int... magic) {
        if (head.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[offset + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean is(byte[] head, int offset, byte[] magic) {
        int[] wanted = new int[magic.length];
        for (int i = 0; i < magic.length; i++) {
            wanted[i] = magic[i] & 0xff;
        }
        return is(head, offset, wanted);
    }

    /** Little-endian, of four bytes that are there. */
    static long littleEndian(byte[] head, int offset) {
        return (head[offset] & 0xffL)
                | (head[offset + 1] & 0xffL) << 8
                | (head[offset + 2] & 0xffL) << 16
                | (head[offset + 3] & 0xffL) << 24;
    }

    /** Big-endian, of four bytes that are there. */
    static long bigEndian(byte[] head, int offset) {
        return (head[offset] & 0xffL) << 24
                | (head[offset + 1] & 0xffL) << 16
                | (head[offset + 2] & 0xffL) << 8
                | (head[offset + 3] & 0xffL);
    }

    static void skipZeros(StoredInput in) throws IOException {
        int value = in.read();
        while (value == 0) {
            value = in.read();
        }
        if (value > 0) {
            in.unread(1);
        }
    }
}

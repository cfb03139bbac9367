package io.lakecaravan.format.compression;

import java.util.Arrays;

/** Frames of user data that Zstandard and LZ4 decoders pass over: magic 0x184D2A50 to 5F, then a length of four bytes. */
final class Skippable {
    private static final int HEADER = 8;

    private Skippable() {}

    static boolean isNext(byte[] head) {
        return head.length >= 4 && (head[0] & 0xf0) == 0x50 && Magic.is(head, 1, 0x2a, 0x4d, 0x18);
    }

    /** What lies behind the skippable frames that the bytes start with; nothing where they reach to the end. */
    static byte[] behind(byte[] head) {
        byte[] rest = head;
        while (isNext(rest) && rest.length >= HEADER) {
            long length = HEADER + Magic.littleEndian(rest, 4);
            rest = length > rest.length ? new byte[0] : Arrays.copyOfRange(rest, (int) length, rest.length);
        }
        return rest;
    }
}

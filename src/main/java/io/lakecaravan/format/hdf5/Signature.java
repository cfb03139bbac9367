package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.util.Arrays;

/** The eight bytes before the superblock: at 0, or behind a user block of 512 bytes or a larger power of two. */
final class Signature {
    private static final byte[] BYTES = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SMALLEST_USER_BLOCK = 512;

    private Signature() {}

    static boolean isIn(byte[] head) {
        for (long at = 0; at + BYTES.length <= head.length; at = next(at)) {
            if (Arrays.equals(head, (int) at, (int) at + BYTES.length, BYTES, 0, BYTES.length)) {
                return true;
            }
        }
        return false;
    }

    static boolean isIn(ObjectSource source) throws IOException {
        for (long at = 0; at + BYTES.length <= source.size(); at = next(at)) {
            if (Arrays.equals(source.read(at, BYTES.length), BYTES)) {
                return true;
            }
        }
        return false;
    }

    private static long next(long at) {
        return at == 0 ? SMALLEST_USER_BLOCK : at * 2;
    }
}

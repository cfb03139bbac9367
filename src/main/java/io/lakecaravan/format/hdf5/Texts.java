package io.lakecaravan.format.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text. Whatever a file calls its encoding, writers put UTF-8 into it; what is none is Latin-1. */
final class Texts {
    private Texts() {}

    static String decode(byte[] bytes, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }

    /** Up to the first NUL. */
    static String terminated(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return decode(bytes, 0, end);
    }

    /** Without the padding at the end. */
    static String padded(byte[] bytes, char padding) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == 0 || bytes[end - 1] == padding)) {
            end--;
        }
        return decode(bytes, 0, end);
    }
}

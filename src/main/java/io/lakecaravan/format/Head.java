package io.lakecaravan.format;

import java.util.Arrays;

/**
 * The first bytes of an object, expanded where the object is compressed as a whole.
 *
 * @param bytes up to 64 kB; not to be changed
 * @param whole whether these are all bytes of the object
 * @param extension of the name without compression extensions, in lower case; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Head(byte[] bytes, boolean whole, String extension) {
    public boolean startsWith(byte... magic) {
        return bytes.length >= magic.length && Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length);
    }

    public boolean startsWith(String magic) {
        return startsWith(magic.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.table.LakeObject;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Fingerprint of a set of objects in any order: the sum, modulo 2^128, of a hash of each one's key and version (ETag and
 * size).
 */
final class MultisetHash {
    private long high;
    private long low;

    void add(LakeObject object) {
        ByteBuffer hash = ObjectHash.wide(object.key() + '\n' + object.version());
        add(hash.getLong(), hash.getLong());
    }

    void plus(MultisetHash other) {
        add(other.high, other.low);
    }

    /** @param text 32 hexadecimal digits */
    void add(String text) {
        add(Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16));
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }

    /** 32 hexadecimal digits. */
    String text() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}

package io.lakecaravan.format.avro;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;

/** The bytes of a container file in order. Lengths are checked against what is left before anything is allocated. */
abstract class ContainerInput {
    private final long size;
    private FindingCode code = FindingCode.AVRO_CORRUPT;

    ContainerInput(long size) {
        this.size = size;
    }

    /** Bytes of the object. */
    final long size() {
        return size;
    }

    /** Offset of the next byte. */
    abstract long position();

    /** The next bytes, which are known to exist. */
    abstract byte[] next(int length) throws IOException;

    /** The next byte, which is known to exist. */
    abstract int next() throws IOException;

    /** From here on, what is wrong is wrong with a block and not with the file. */
    final void enterBlocks() {
        code = FindingCode.AVRO_BLOCK_CORRUPT;
    }

    final boolean isAtEnd() {
        return position() >= size;
    }

    final byte[] bytes(long length, String what) throws IOException {
        if (length < 0 || length > size - position() || length > Integer.MAX_VALUE - 8) {
            throw corrupt(what + " claims " + length + " bytes where " + (size - position()) + " are left");
        }
        return next((int) length);
    }

    /** A number in Avro's zig-zag coding of variable length. */
    final long number(String what) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (isAtEnd()) {
                throw corrupt("the object ends inside " + what);
            }
            int next = next();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw corrupt(what + " is longer than ten bytes");
    }

    final FormatException corrupt(String message) {
        return new FormatException(code, position(), message, null);
    }
}

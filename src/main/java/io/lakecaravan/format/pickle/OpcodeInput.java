package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pickle's bytes with a position. Every length is checked against what is left before anything is made of it. */
final class OpcodeInput {
    private final byte[] bytes;
    private final ByteBuffer little;
    private int position;
    private boolean exhausted;

    OpcodeInput(byte[] bytes, int position) {
        this.bytes = bytes;
        this.little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.position = position;
    }

    int position() {
        return position;
    }

    int left() {
        return bytes.length - position;
    }

    /** Whether bytes beyond the end were asked for. */
    boolean isExhausted() {
        return exhausted;
    }

    int uint1() throws FormatException {
        need(1);
        return bytes[position++] & 0xff;
    }

    int uint2() throws FormatException {
        need(2);
        position += 2;
        return little.getShort(position - 2) & 0xffff;
    }

    int int4() throws FormatException {
        need(4);
        position += 4;
        return little.getInt(position - 4);
    }

    /** A length of four bytes without sign. */
    long uint4() throws FormatException {
        return int4() & 0xffff_ffffL;
    }

    long int8() throws FormatException {
        need(8);
        position += 8;
        return little.getLong(position - 8);
    }

    double double8() throws FormatException {
        need(8);
        position += 8;
        return ByteBuffer.wrap(bytes).getDouble(position - 8);
    }

    /** Fails where fewer bytes are left than something claims to have. */
    void expect(long length) throws FormatException {
        if (length < 0 || length > left()) {
            exhausted = length >= 0;
            throw corrupt("a value or frame claims " + Long.toUnsignedString(length) + " bytes where " + left()
                    + " are left");
        }
    }

    PyBytes slice(long length, PyBytes.Kind kind) throws FormatException {
        expect(length);
        position += (int) length;
        return new PyBytes(bytes, position - (int) length, (int) length, kind);
    }

    /** Up to the next line end, without it. */
    PyBytes line() throws FormatException {
        int end = position;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            exhausted = true;
            throw corrupt("a line of the pickle has no end");
        }
        PyBytes line = new PyBytes(bytes, position, end - position, PyBytes.Kind.PYTHON_2_TEXT);
        position = end + 1;
        return line;
    }

    private void need(int length) throws FormatException {
        if (left() < length) {
            exhausted = true;
            throw corrupt("the pickle ends inside an opcode");
        }
    }

    FormatException corrupt(String message) {
        return new FormatException(FindingCode.PICKLE_CORRUPT, position, message, null);
    }
}

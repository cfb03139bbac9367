package io.lakecaravan.format.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a part of the archive that expands out of all proportion, whatever it declares. */
final class ExpandedPart extends FilterInputStream {
    private final long stored;
    private final long most;
    private long expanded;

    /** @param stored compressed bytes of the part */
    ExpandedPart(InputStream expanding, long stored, long most) {
        super(expanding);
        this.stored = stored;
        this.most = most;
    }

    static void check(long stored, long expanded, long most) throws IOException {
        if (expanded > most) {
            throw ExcelFailures.limit(
                    "a part of the workbook expands to " + expanded + " bytes or more; up to " + most + " are read");
        }
        if (expanded > Limits.FREE && expanded / Limits.RATIO > stored) {
            throw ExcelFailures.limit("a part of the workbook expands more than " + Limits.RATIO + ":1 (" + stored
                    + " stored bytes give " + expanded + ")");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = in.read(target, start, length);
        if (count > 0) {
            expanded += count;
            check(stored, expanded, most);
        }
        return count;
    }
}

package io.lakecaravan.format.archive;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Holds a member to the length and the checksum that the directory gives. */
final class CheckedMember extends InputStream {
    private final InputStream in;
    private final long length;
    private final long checksum;
    private final CRC32 seen = new CRC32();
    private long given;

    CheckedMember(InputStream in, long length, long checksum) {
        this.in = in;
        this.length = length;
        this.checksum = checksum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        try {
            int count = in.read(target, start, wanted);
            if (count > 0) {
                given += count;
                seen.update(target, start, count);
            }
            if (given > length || count < 0 && given < length) {
                throw corrupt("has another length than the archive's directory says");
            }
            if (count < 0 && seen.getValue() != checksum) {
                throw corrupt("has another checksum than the archive's directory says");
            }
            return count;
        } catch (EOFException e) {
            throw corrupt("ends early");
        }
    }

    private static FormatException corrupt(String what) {
        return new FormatException(FindingCode.COMPRESSION_CORRUPT, "a member of the zip " + what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

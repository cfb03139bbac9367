package io.lakecaravan.format.text;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * All members of a gzip stream (RFC 1952), one after the other; zero padding behind the last is allowed.
 *
 * <p>The JDK's own stream asks {@code available()} whether another member follows, which a network stream answers with
 * 0, and drops a damaged second member without a word. Both would lose rows silently.
 */
final class GzipStream extends InputStream {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream stored;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private long fetched;
    private long memberLength;
    private boolean first = true;
    private boolean inMember;
    private boolean ended;

    GzipStream(InputStream stored) {
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !startMember()) {
                ended = true;
                break;
            }
            int count = inflate(target, start, length);
            if (count > 0) {
                checksum.update(target, start, count);
                memberLength += count;
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw corrupt("asks for a preset dictionary, which gzip does not have");
            } else {
                feed();
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int start, int length) throws IOException {
        try {
            return inflater.inflate(target, start, length);
        } catch (DataFormatException e) {
            throw new FormatException(
                    FindingCode.COMPRESSION_CORRUPT, offset(), "the gzip stream cannot be expanded", e);
        }
    }

    private void feed() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("the gzip stream ends inside a member");
        }
        inflater.setInput(buffer, position, limit - position);
        position = limit;
    }

    private boolean startMember() throws IOException {
        int low = next();
        while (!first && low == 0) {
            low = next();
        }
        if (low < 0) {
            return false;
        }
        if ((low | required() << 8) != MAGIC) {
            throw corrupt("holds bytes that are not a gzip member");
        }
        if (required() != DEFLATE) {
            throw corrupt("names a compression method that gzip does not have");
        }
        int flags = required();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(required() | required() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        first = false;
        inMember = true;
        inflater.reset();
        checksum.reset();
        memberLength = 0;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        long expectedChecksum = littleEndian();
        long expectedLength = littleEndian();
        if (expectedChecksum != checksum.getValue() || expectedLength != (memberLength & 0xffffffffL)) {
            throw corrupt("has another checksum or length than its member says");
        }
        inMember = false;
    }

    private long littleEndian() throws IOException {
        return required() | (long) required() << 8 | (long) required() << 16 | (long) required() << 24;
    }

    private void skipText() throws IOException {
        while (required() != 0) {
            // The file name or comment ends at a zero byte.
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException("the gzip stream ends inside a header or trailer");
        }
        return value;
    }

    private int next() throws IOException {
        return position == limit && !fill() ? -1 : buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = stored.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        fetched += limit;
        return count > 0;
    }

    /** Bytes of the stored stream that were used so far. */
    private long offset() {
        return fetched - inflater.getRemaining() - (limit - position);
    }

    private FormatException corrupt(String what) {
        return new FormatException(FindingCode.COMPRESSION_CORRUPT, offset(), "the gzip stream " + what, null);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        stored.close();
    }
}

package io.lakecaravan.format.compression;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * All members of a gzip stream (RFC 1952), one after the other; zero padding behind the last is allowed, and other bytes
 * behind a member end the stream.
 *
 * <p>The JDK's own stream asks {@code available()} whether another member follows, which a network stream answers with
 * 0, and drops a damaged second member without a word. Both would lose rows silently.
 */
final class GzipExpansion extends Expansion {
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[8192];
    private long memberLength;
    private boolean first = true;
    private boolean inMember;

    GzipExpansion(String codec, InputStream stored) {
        super(codec, stored);
    }

    @Override
    int expand(byte[] target, int start, int length) throws IOException {
        while (true) {
            if (!inMember) {
                if (!first) {
                    Magic.skipZeros(stored());
                }
                if (!first && stored().isAtEnd()) {
                    return -1;
                }
                if (!first && !Magic.is(stored().peek(3), 0, 0x1f, 0x8b, 8)) {
                    return strayed();
                }
                startMember();
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
    }

    private int inflate(byte[] target, int start, int length) throws FormatException {
        try {
            return inflater.inflate(target, start, length);
        } catch (DataFormatException e) {
            throw new FormatException(
                    FindingCode.COMPRESSION_CORRUPT,
                    stored().position() - inflater.getRemaining(),
                    "the gzip stream cannot be expanded",
                    e);
        }
    }

    private void feed() throws IOException {
        int count = stored().read(input, 0, input.length);
        if (count < 0) {
            throw new EOFException("the gzip stream ends inside a member");
        }
        inflater.setInput(input, 0, count);
    }

    private void startMember() throws IOException {
        if (stored().required() != 0x1f || stored().required() != 0x8b) {
            throw corrupt("holds bytes that are not a gzip member");
        }
        if (stored().required() != 8) {
            throw corrupt("names a compression method that gzip does not have");
        }
        int flags = stored().required();
        stored().required(6);
        if ((flags & EXTRA) != 0) {
            stored().required(stored().littleEndian(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            stored().required(2);
        }
        first = false;
        inMember = true;
        inflater.reset();
        checksum.reset();
        memberLength = 0;
    }

    private void endMember() throws IOException {
        stored().unread(inflater.getRemaining());
        long trailer = stored().position();
        long expectedChecksum = stored().littleEndian(4);
        long expectedLength = stored().littleEndian(4);
        if (expectedChecksum != checksum.getValue() || expectedLength != (memberLength & 0xffffffffL)) {
            throw new FormatException(
                    FindingCode.COMPRESSION_CORRUPT,
                    trailer,
                    "the gzip stream has another checksum or length than its member says",
                    null);
        }
        inMember = false;
    }

    private void skipText() throws IOException {
        while (stored().required() != 0) {
            // The file name or comment ends at a zero byte.
        }
    }

    @Override
    void release() {
        inflater.end();
    }
}

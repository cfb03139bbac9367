package io.lakecaravan.format.compression;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One deflate stream, with a header of zlib or without, as the inflater was made. */
final class InflateExpansion extends Expansion {
    private final String codec;
    private final Inflater inflater;
    private final byte[] input = new byte[8192];

    InflateExpansion(String codec, InputStream stored, Inflater inflater) {
        super(codec, stored);
        this.codec = codec;
        this.inflater = inflater;
    }

    @Override
    int expand(byte[] target, int start, int length) throws IOException {
        while (!inflater.finished()) {
            int count = inflate(target, start, length);
            if (count > 0) {
                return count;
            }
            if (inflater.needsDictionary()) {
                throw unsupported("asks for a preset dictionary");
            }
            if (!inflater.finished()) {
                feed();
            }
        }
        stored().unread(inflater.getRemaining());
        return stored().isAtEnd() ? -1 : strayed();
    }

    private int inflate(byte[] target, int start, int length) throws FormatException {
        try {
            return inflater.inflate(target, start, length);
        } catch (DataFormatException e) {
            throw new FormatException(
                    FindingCode.COMPRESSION_CORRUPT,
                    stored().position() - inflater.getRemaining(),
                    "the " + codec + " stream cannot be expanded",
                    e);
        }
    }

    private void feed() throws IOException {
        int count = stored().read(input, 0, input.length);
        if (count < 0) {
            throw new EOFException("the " + codec + " stream ends early");
        }
        inflater.setInput(input, 0, count);
    }

    @Override
    void release() {
        inflater.end();
    }
}

package io.lakecaravan.format.compression;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** RFC 1950: one deflate stream with its two-byte header, which plain text may start with, too. */
final class ZlibCodec implements Codec {
    @Override
    public String name() {
        return "zlib";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("zz", "zlib", "deflate");
    }

    @Override
    public boolean recognises(byte[] head) {
        boolean header = head.length > 2
                && head[0] == 0x78
                && (0x7800 | head[1] & 0xff) % 31 == 0
                && (head[1] & 0x20) == 0
                && Trial.expands(this, head);
        return header;
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new ZlibExpansion(name(), stored);
    }

    private static final class ZlibExpansion extends Expansion {
        private final Inflater inflater = new Inflater();
        private final byte[] input = new byte[8192];

        ZlibExpansion(String codec, InputStream stored) {
            super(codec, stored);
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
                        "the zlib stream cannot be expanded",
                        e);
            }
        }

        private void feed() throws IOException {
            int count = stored().read(input, 0, input.length);
            if (count < 0) {
                throw new EOFException("the zlib stream ends early");
            }
            inflater.setInput(input, 0, count);
        }

        @Override
        void release() {
            inflater.end();
        }
    }
}

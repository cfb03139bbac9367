package io.lakecaravan.format.text;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.compression.Expansion;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/**
 * The whole text of an object as characters, in bounded memory, with the compression and encoding that its prefix
 * showed. A compressed stream that ends early ends the text; {@link #findings} says so afterwards.
 */
public final class TextStream extends Reader {
    private final Truncation bytes;
    private final Reader characters;
    private final String compression;

    private TextStream(Truncation bytes, Reader characters, String compression) {
        this.bytes = bytes;
        this.characters = characters;
        this.compression = compression;
    }

    /** Opens the object from its first byte, in one request. The caller closes the stream, not the source. */
    public static TextStream open(ObjectSource source, TextPrefix prefix) throws IOException {
        InputStream stored = source.stream(0);
        try {
            Truncation bytes = new Truncation(expanded(stored, prefix));
            bytes.skipNBytes(prefix.encoding().bomBytes());
            Reader characters = new InputStreamReader(
                    bytes,
                    prefix.encoding()
                            .charset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE));
            return new TextStream(bytes, characters, prefix.compression());
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    private static InputStream expanded(InputStream stored, TextPrefix prefix) {
        return prefix.codec().<InputStream>map(codec -> codec.expand(stored)).orElse(stored);
    }

    @Override
    public int read(char[] target, int start, int length) throws IOException {
        return characters.read(target, start, length);
    }

    /** Whether the text ended before its time. Known once {@link #read} gave -1. */
    public boolean isTruncated() {
        return bytes.truncated;
    }

    /** Complete once {@link #read} gave -1. */
    public List<Finding> findings() {
        if (bytes.in() instanceof Expansion expansion && !bytes.truncated) {
            return expansion.findings();
        }
        return bytes.truncated
                ? List.of(Finding.of(
                        FindingCode.COMPRESSION_TRUNCATED,
                        "",
                        "",
                        "the " + compression + " stream ends early; the records before the end were kept"))
                : List.of();
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }

    /** Turns an early end of the compressed stream into the end of the text. */
    private static final class Truncation extends FilterInputStream {
        private boolean truncated;

        Truncation(InputStream in) {
            super(in);
        }

        InputStream in() {
            return in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            if (truncated) {
                return -1;
            }
            try {
                return in.read(target, start, length);
            } catch (EOFException e) {
                truncated = true;
                return -1;
            }
        }
    }
}

package io.lakecaravan.format.text;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.compression.Codec;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.format.compression.Expansion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first characters of a text object, read with one request of at most {@link ReadOptions#prefixBytes} stored bytes,
 * expanded where the object is compressed (recognised by magic bytes) and decoded.
 *
 * <p>A compressed prefix is expanded to at most {@value #EXPANSION} times {@code prefixBytes}; the rest counts as not
 * fetched. An end of the compressed stream that our own prefix causes is no finding; one in an object of which we hold
 * every byte is {@code COMPRESSION_TRUNCATED}.
 */
public final class TextPrefix {
    static final int EXPANSION = 4;

    private final Expanded expanded;
    private final long objectSize;
    private final byte[] bytes;
    private final Optional<Codec> codec;
    private final TextEncoding encoding;
    private final String text;
    private final Extent extent;
    private final long objectBytes;
    private final List<Finding> findings;

    /** How much of the object the prefix holds. */
    private enum Extent {
        WHOLE,
        /** More text follows in the object. */
        CUT,
        /** Every stored byte was there and the text still does not end. */
        TRUNCATED
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Expanded(byte[] bytes, long storedBytes, Extent extent, List<Finding> findings) {}

    private TextPrefix(Optional<Codec> codec, Expanded expanded, TextEncoding encoding, long objectSize) {
        this.expanded = expanded;
        this.objectSize = objectSize;
        this.bytes = expanded.bytes();
        this.codec = codec;
        this.encoding = encoding;
        this.extent = expanded.extent();
        DecodedText decoded = DecodedText.of(
                bytes, encoding, extent == Extent.WHOLE ? DecodedText.Ending.END : DecodedText.Ending.CUT);
        this.text = decoded.text();
        this.objectBytes = extent == Extent.CUT && expanded.storedBytes() > 0
                ? Math.round((double) objectSize / expanded.storedBytes() * bytes.length)
                : bytes.length;
        this.findings = findings(decoded, objectSize, expanded.findings());
    }

    /**
     * Reads and decodes.
     *
     * @throws FormatException where the compressed stream cannot be expanded or the bytes are no text
     * @throws io.lakecaravan.format.LimitException where it expands out of proportion
     */
    public static TextPrefix read(ObjectSource source, ReadOptions options) throws IOException {
        int length = (int) Math.min(source.size(), options.prefixBytes());
        byte[] stored = length == 0 ? new byte[0] : source.read(0, length);
        Optional<Codec> codec = Codecs.recognise(stored, source.name());
        boolean all = length == source.size();
        Expanded expanded = codec.isEmpty()
                ? new Expanded(stored, length, all ? Extent.WHOLE : Extent.CUT, List.of())
                : expand(codec.get(), stored, all, (long) EXPANSION * options.prefixBytes());
        TextEncoding encoding =
                EncodingDetection.detect(expanded.bytes(), options.known().encoding());
        TextPrefix prefix = new TextPrefix(codec, expanded, encoding, source.size());
        if (TextContent.isBinary(prefix.text)) {
            throw new FormatException(FindingCode.FORMAT_MISMATCH, "the content is binary, not text");
        }
        return prefix;
    }

    /**
     * The same bytes in another encoding, for formats that declare theirs inside the text.
     *
     * @param charset Java name
     */
    public TextPrefix decodedAs(String charset) throws FormatException {
        return new TextPrefix(
                codec, expanded, EncodingDetection.detect(bytes, Optional.of(charset)), objectSize);
    }

    private static Expanded expand(Codec codec, byte[] stored, boolean all, long limit) throws IOException {
        ByteArrayOutputStream expanded = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (Expansion in = codec.expand(new ByteArrayInputStream(stored))) {
            while (expanded.size() < limit) {
                int count = in.read(piece, 0, (int) Math.min(piece.length, limit - expanded.size()));
                if (count < 0) {
                    return all || in.strayFrom().isPresent()
                            ? new Expanded(expanded.toByteArray(), stored.length, Extent.WHOLE, in.findings())
                            : new Expanded(expanded.toByteArray(), stored.length, Extent.CUT, List.of());
                }
                expanded.write(piece, 0, count);
            }
            return new Expanded(expanded.toByteArray(), in.storedBytes(), Extent.CUT, List.of());
        } catch (EOFException e) {
            return new Expanded(expanded.toByteArray(), stored.length, all ? Extent.TRUNCATED : Extent.CUT, List.of());
        }
    }

    private List<Finding> findings(DecodedText decoded, long objectSize, List<Finding> ofCompression) {
        List<Finding> found = new ArrayList<>(ofCompression);
        if (extent == Extent.TRUNCATED) {
            found.add(Finding.at(
                    FindingCode.COMPRESSION_TRUNCATED,
                    "",
                    "",
                    objectSize,
                    "the " + compression() + " stream ends early; the records before the end were kept"));
        }
        if (decoded.invalidBytes() > 0) {
            found.add(Finding.at(
                    FindingCode.TEXT_INVALID_BYTES,
                    "",
                    "",
                    decoded.firstInvalid(),
                    decoded.invalidBytes() + " bytes are not valid " + encoding.name()
                            + " and were replaced, the first at this offset" + offsetMeaning()));
        }
        return List.copyOf(found);
    }

    /** Decoded text without its byte order mark. */
    public String text() {
        return text;
    }

    public TextEncoding encoding() {
        return encoding;
    }

    /** {@code none} or the codec's name. */
    public String compression() {
        return codec.map(Codec::name).orElse(Codecs.NONE);
    }

    /** Whether {@link #text} is the whole, undamaged text of the object. */
    public boolean isWhole() {
        return extent == Extent.WHOLE;
    }

    /** Whether the object has more text than this; a truncated object has not. */
    public boolean isCut() {
        return extent == Extent.CUT;
    }

    /** Bytes of expanded text held. */
    public long textBytes() {
        return bytes.length;
    }

    /** Bytes of expanded text in the object; an estimate from the expansion so far where compressed and cut. */
    public long objectTextBytes() {
        return objectBytes;
    }

    /** Byte offset, in the expanded object, of the character at {@code index} of {@link #text}. */
    public long offsetOf(int index) {
        return DecodedText.offsetOf(bytes, encoding, index);
    }

    /** Words to put behind a message with an offset, as offsets are meant in the stored object. */
    public String offsetMeaning() {
        return codec.isPresent() ? " (of the expanded text)" : "";
    }

    /** What was odd about compression and encoding. */
    public List<Finding> findings() {
        return findings;
    }

    Optional<Codec> codec() {
        return codec;
    }
}

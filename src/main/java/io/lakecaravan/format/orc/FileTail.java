package io.lakecaravan.format.orc;

import static io.lakecaravan.finding.FindingCode.ORC_CORRUPT;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.orc.OrcProto.CompressionKind;

/**
 * The end of an ORC file: the footer, the postscript behind it and one byte with the postscript's length.
 *
 * @param footerStart offset of the footer; stripes end before it
 * @param expandedFooter the footer's message, expanded
 * @param source the object, which gives the bytes of its end without another request
 * @see <a href="https://orc.apache.org/specification/ORCv1/">ORC specification, "File Tail"</a>
 */
@SuppressWarnings("ArrayRecordComponent")
record FileTail(
        PostScript postScript,
        Compression compression,
        long footerStart,
        byte[] expandedFooter,
        FileFooter footer,
        TailSource source) {
    static final String MAGIC = "ORC";

    private static final long LAST_MINOR = 12;

    /** In one request, or in two where the footer is longer than the end that the first one brings. */
    static FileTail read(ObjectSource object, ReadOptions options) throws IOException {
        long size = object.size();
        if (size <= MAGIC.length()) {
            throw corrupt(0, "the object has " + size + " bytes: too few for an ORC file");
        }
        TailSource source = TailSource.of(object, (int) Math.min(size, Limits.TAIL));
        int length = source.read(size - 1, 1)[0] & 0xFF;
        long start = size - 1 - length;
        if (length == 0 || start < MAGIC.length()) {
            throw corrupt(size - 1, "the object does not end with the length of an ORC postscript");
        }
        PostScript postScript = postScript(source, start, length);
        Compression compression = compression(postScript, start);
        long claimed = postScript.footerLength();
        if (claimed < 0 || claimed > start - MAGIC.length()) {
            throw corrupt(
                    start,
                    "the ORC footer claims " + Long.toUnsignedString(claimed) + " bytes; the object has room for "
                            + (start - MAGIC.length()));
        }
        if (claimed > Limits.FOOTER) {
            throw new LimitException(
                    "the ORC footer has " + claimed + " bytes; footers are read up to " + Limits.FOOTER);
        }
        return parse(source, postScript, compression, options);
    }

    private static PostScript postScript(TailSource source, long start, int length) throws IOException {
        byte[] bytes = source.read(start, length);
        PostScript postScript;
        try {
            postScript = PostScript.parse(bytes);
        } catch (IOException e) {
            throw new FormatException(
                    ORC_CORRUPT, start, "the ORC postscript cannot be decoded: no ORC file, or cut off", e);
        }
        // The first writers of Hive had the magic at the start only.
        String magic = postScript.magic().isPresent()
                ? postScript.magic().get()
                : new String(source.read(0, MAGIC.length()), StandardCharsets.ISO_8859_1);
        if (!magic.equals(MAGIC)) {
            throw corrupt(start, "the postscript does not say ORC: it is no ORC file, or it is cut off");
        }
        return postScript;
    }

    private static Compression compression(PostScript postScript, long start) throws FormatException {
        CompressionKind kind = postScript
                .compression()
                .orElseThrow(() -> corrupt(start, "the ORC postscript names no compression that this version knows"));
        long block = postScript.blockSize();
        if (kind != CompressionKind.NONE && (block < 0 || block > Limits.BLOCK)) {
            throw corrupt(
                    start,
                    "the ORC postscript names a block size of " + Long.toUnsignedString(block) + " bytes; the most is "
                            + Limits.BLOCK);
        }
        return new Compression(kind, block <= 0 || block > Limits.BLOCK ? Limits.USUAL_BLOCK : (int) block);
    }

    private static FileTail parse(
            TailSource source, PostScript postScript, Compression compression, ReadOptions options) throws IOException {
        long start = source.size() - 1 - postScript.message().length - postScript.footerLength();
        byte[] stored = source.keep(start, (int) postScript.footerLength());
        try {
            byte[] expanded = Chunks.expand(stored, 0, stored.length, compression, Limits.EXPANDED_FOOTER);
            FileFooter footer = FileFooter.parse(expanded, options);
            return new FileTail(postScript, compression, start, expanded, footer, source);
        } catch (FormatException | LimitException e) {
            throw e;
        } catch (IOException | StackOverflowError e) {
            throw new FormatException(ORC_CORRUPT, start, "the ORC footer cannot be decoded", e);
        }
    }

    /** Whether readers of version 1 (0.11 and 0.12 in the file) can know how the rows are written. */
    boolean hasKnownVersion() {
        List<Long> version = postScript.version();
        return version.isEmpty() || version.get(0) == 0 && (version.size() == 1 || version.get(1) <= LAST_MINOR);
    }

    /** Where the stripes must have ended: before the statistics of stripes, which come before the footer. */
    long contentEnd() {
        long metadata = postScript.metadataLength();
        return metadata < 0 || metadata > footerStart ? footerStart : footerStart - metadata;
    }

    /** The object's bytes from {@code from} to its end. */
    byte[] bytesFrom(long from) throws IOException {
        byte[] bytes = source.read(from, (int) (source.size() - from));
        return Arrays.copyOf(bytes, bytes.length);
    }

    private static FormatException corrupt(long offset, String message) {
        return new FormatException(ORC_CORRUPT, offset, message, null);
    }
}

package io.lakecaravan.format.avro;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;
import org.xerial.snappy.Snappy;

/** How the blocks of a file are compressed ("Required Codecs" and "Optional Codecs" of the Avro specification). */
enum Codec {
    NULL("none"),
    DEFLATE("deflate"),
    SNAPPY("snappy"),
    ZSTANDARD("zstandard"),
    BZIP2("bzip2"),
    XZ("xz");

    /** Largest block, as stored and expanded. Writers make blocks of 16 kB to a few MB. */
    static final int MOST_BYTES = 64 << 20;

    private static final int XZ_MEMORY_KIB = 100 << 10;

    private final String shown;

    Codec(String shown) {
        this.shown = shown;
    }

    /** As catalogs show it. */
    String shown() {
        return shown;
    }

    /** By the text of {@code avro.codec}; empty for one that the specification does not know. */
    static Optional<Codec> named(String text) {
        return Arrays.stream(values())
                .filter(codec -> codec == NULL ? text.equals("null") : text.equals(codec.shown))
                .findFirst();
    }

    /** @throws LimitException where the block expands to more than {@link #MOST_BYTES} */
    byte[] expand(byte[] stored) throws IOException {
        try {
            return switch (this) {
                case NULL -> stored;
                case SNAPPY -> snappy(stored);
                case DEFLATE -> inflate(stored);
                case ZSTANDARD -> drain(new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(stored)));
                case BZIP2 -> drain(new BZip2CompressorInputStream(new ByteArrayInputStream(stored)));
                case XZ -> drain(new XZInputStream(new ByteArrayInputStream(stored), XZ_MEMORY_KIB));
            };
        } catch (LimitException | FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FormatException(FindingCode.AVRO_BLOCK_CORRUPT, -1, "the block is not valid " + shown, e);
        }
    }

    private static byte[] inflate(byte[] stored) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            return drain(new InflaterInputStream(new ByteArrayInputStream(stored), inflater));
        } finally {
            inflater.end();
        }
    }

    private static byte[] drain(InputStream expanding) throws IOException {
        try (expanding) {
            byte[] bytes = expanding.readNBytes(MOST_BYTES + 1);
            checkSize(bytes.length);
            return bytes;
        }
    }

    /** A raw snappy block, then the big-endian CRC-32 of what it expands to. */
    private static byte[] snappy(byte[] stored) throws IOException {
        int length = stored.length - 4;
        if (length < 1) {
            throw new FormatException(FindingCode.AVRO_BLOCK_CORRUPT, "the block is too short for snappy");
        }
        int expanded = Snappy.uncompressedLength(stored, 0, length);
        checkSize(expanded);
        byte[] bytes = new byte[expanded];
        Snappy.uncompress(stored, 0, length, bytes, 0);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if ((int) sum.getValue() != ByteBuffer.wrap(stored, length, 4).getInt()) {
            throw new FormatException(FindingCode.AVRO_BLOCK_CORRUPT, "the block's checksum does not fit its bytes");
        }
        return bytes;
    }

    private static void checkSize(int bytes) throws LimitException {
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new LimitException("an Avro block expands to more than " + MOST_BYTES + " bytes");
        }
    }
}

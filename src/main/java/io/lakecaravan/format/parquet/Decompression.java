package io.lakecaravan.format.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/**
 * Expands pages to exactly the size that their header claims, which the caller has checked; anything else is corrupt.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/Compression.md">Compression</a>
 */
final class Decompression {
    /** A byte of DEFLATE gives 1032 bytes at most, one of LZ4 255. */
    private static final long MOST_DEFLATED = 1032;

    private static final long MOST_LZ4 = 255;

    private Decompression() {}

    /** Name in catalogs: both framings of LZ4 are {@code lz4}. */
    static String name(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> "none";
            case LZ4, LZ4_RAW -> "lz4";
            case SNAPPY, GZIP, LZO, BROTLI, ZSTD -> codec.name().toLowerCase(Locale.ROOT);
        };
    }

    static byte[] expand(Optional<CompressionCodec> codec, Span page, int size) throws IOException {
        CompressionCodec known = codec.orElseThrow(() -> unsupported("one that this version does not know"));
        checkClaim(known, page, size);
        byte[] target = new byte[size];
        int written = switch (known) {
            case UNCOMPRESSED -> copy(page, target);
            case SNAPPY -> snappy(page, target);
            case GZIP -> fill(new GZIPInputStream(stream(page)), target);
            case BROTLI -> fill(new BrotliInputStream(stream(page)), target);
            case ZSTD -> zstd(page, target);
            case LZ4_RAW -> lz4(page, target);
            case LZ4 -> lz4Framed(page, target);
            case LZO -> throw unsupported("LZO");
        };
        if (written != size) {
            throw corrupt("a Parquet page expands to " + written + " bytes; its header says " + size);
        }
        return target;
    }

    /** Where the codec says how long its content is, or cannot expand so far, before anything is allocated for it. */
    private static void checkClaim(CompressionCodec codec, Span page, int size) throws IOException {
        boolean possible = switch (codec) {
            case UNCOMPRESSED -> page.length() == size;
            // Native code writes as many bytes as the stream itself says.
            case SNAPPY -> Snappy.uncompressedLength(page.array(), page.start(), page.length()) == size;
            case GZIP -> size <= page.length() * MOST_DEFLATED;
            case LZ4, LZ4_RAW -> size <= page.length() * MOST_LZ4;
            case BROTLI, ZSTD, LZO -> true;
        };
        if (!possible) {
            throw corrupt("a Parquet page expands to another size than its header says");
        }
    }

    private static int copy(Span page, byte[] target) {
        System.arraycopy(page.array(), page.start(), target, 0, target.length);
        return target.length;
    }

    private static int snappy(Span page, byte[] target) throws IOException {
        return Snappy.uncompress(page.array(), page.start(), page.length(), target, 0);
    }

    private static int zstd(Span page, byte[] target) throws FormatException {
        long written = Zstd.decompressByteArray(target, 0, target.length, page.array(), page.start(), page.length());
        if (Zstd.isError(written)) {
            throw corrupt("a Parquet page is no valid Zstandard stream");
        }
        return (int) written;
    }

    private static int lz4(Span page, byte[] target) {
        return new Lz4Decompressor().decompress(page.array(), page.start(), page.length(), target, 0, target.length);
    }

    /** The deprecated LZ4: Hadoop's frames by the specification, bare blocks by some writers. */
    private static int lz4Framed(Span page, byte[] target) {
        ByteBuffer frames = ByteBuffer.wrap(page.array(), page.start(), page.length());
        int written = 0;
        while (frames.remaining() >= 8) {
            int expanded = frames.getInt();
            int compressed = frames.getInt();
            if (expanded < 0
                    || expanded > target.length - written
                    || compressed < 0
                    || compressed > frames.remaining()) {
                return lz4(page, target);
            }
            int count = new Lz4Decompressor()
                    .decompress(frames.array(), frames.position(), compressed, target, written, expanded);
            if (count != expanded) {
                return lz4(page, target);
            }
            frames.position(frames.position() + compressed);
            written += count;
        }
        return frames.hasRemaining() ? lz4(page, target) : written;
    }

    private static InputStream stream(Span page) {
        return new ByteArrayInputStream(page.array(), page.start(), page.length());
    }

    private static int fill(InputStream expanding, byte[] target) throws IOException {
        try (expanding) {
            int count = expanding.readNBytes(target, 0, target.length);
            if (expanding.read() >= 0) {
                throw corrupt("a Parquet page expands to more bytes than its header says");
            }
            return count;
        }
    }

    private static FormatException corrupt(String message) {
        return new FormatException(FindingCode.PARQUET_PAGE_CORRUPT, message);
    }

    private static FormatException unsupported(String codec) {
        return new FormatException(
                FindingCode.FORMAT_UNSUPPORTED, "Parquet pages compressed with " + codec + " cannot be read");
    }
}

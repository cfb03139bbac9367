package io.lakecaravan.format.orc;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.orc.OrcProto.CompressionKind;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/**
 * Expands the chunks of a file; none gives more than the block size that the postscript names.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/">ORC specification, "Compression"</a>
 */
final class Compression {
    private final CompressionKind kind;
    private final int blockSize;

    Compression(CompressionKind kind, int blockSize) {
        this.kind = kind;
        this.blockSize = blockSize;
    }

    /** In catalogs. */
    String shown() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    CompressionKind kind() {
        return kind;
    }

    boolean isNone() {
        return kind == CompressionKind.NONE;
    }

    int blockSize() {
        return blockSize;
    }

    /**
     * Writes what the chunk holds to the start of {@code target}.
     *
     * @param target at least a block long
     * @return bytes written
     * @throws IOException where the chunk is damaged or holds more than a block
     */
    int expand(byte[] source, int start, int length, byte[] target) throws IOException {
        int room = Math.min(target.length, blockSize);
        try {
            return switch (kind) {
                case NONE -> copy(source, start, length, target, room);
                case ZLIB -> inflate(source, start, length, target, room);
                case SNAPPY -> snappy(source, start, length, target, room);
                case LZ4 -> new Lz4Decompressor().decompress(source, start, length, target, 0, room);
                case LZO -> new LzoDecompressor().decompress(source, start, length, target, 0, room);
                case ZSTD -> zstd(source, start, length, target, room);
                case BROTLI -> brotli(source, start, length, target, room);
            };
        } catch (RuntimeException | DataFormatException e) {
            throw new IOException("a chunk is no valid " + shown() + " stream", e);
        }
    }

    private static int copy(byte[] source, int start, int length, byte[] target, int room) throws IOException {
        if (length > room) {
            throw tooLong();
        }
        System.arraycopy(source, start, target, 0, length);
        return length;
    }

    private static int inflate(byte[] source, int start, int length, byte[] target, int room)
            throws IOException, DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(source, start, length);
            int written = inflater.inflate(target, 0, room);
            while (!inflater.finished()) {
                int more = written < room ? inflater.inflate(target, written, room - written) : 0;
                if (more == 0) {
                    throw written < room ? new IOException("a chunk ends inside its stream") : tooLong();
                }
                written += more;
            }
            return written;
        } finally {
            inflater.end();
        }
    }

    private static int snappy(byte[] source, int start, int length, byte[] target, int room) throws IOException {
        // Native code writes as many bytes as the stream itself says.
        int claimed = Snappy.uncompressedLength(source, start, length);
        if (claimed < 0 || claimed > room) {
            throw tooLong();
        }
        return Snappy.uncompress(source, start, length, target, 0);
    }

    private static int zstd(byte[] source, int start, int length, byte[] target, int room) throws IOException {
        long written = Zstd.decompressByteArray(target, 0, room, source, start, length);
        if (Zstd.isError(written)) {
            throw new IOException("a chunk is no valid zstd stream");
        }
        return (int) written;
    }

    private static int brotli(byte[] source, int start, int length, byte[] target, int room) throws IOException {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(source, start, length))) {
            int written = in.readNBytes(target, 0, room);
            if (in.read() >= 0) {
                throw tooLong();
            }
            return written;
        }
    }

    private static IOException tooLong() {
        return new IOException("a chunk holds more than its block size");
    }
}

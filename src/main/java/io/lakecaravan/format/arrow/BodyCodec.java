package io.lakecaravan.format.arrow;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.lakecaravan.format.FormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.KeyValue;

/**
 * How the buffers of a batch are compressed ("Compression" of the IPC specification): each of its own, after eight bytes
 * with its expanded length, -1 where it is stored as it is.
 */
enum BodyCodec {
    NONE,
    LZ4,
    ZSTD;

    static final int PREFIX = 8;

    static BodyCodec of(byte codec, byte method) throws FormatException {
        if (method == BodyCompressionMethod.BUFFER && codec == CompressionType.LZ4_FRAME) {
            return LZ4;
        }
        if (method == BodyCompressionMethod.BUFFER && codec == CompressionType.ZSTD) {
            return ZSTD;
        }
        throw Corrupt.unsupported("the buffers are compressed in a way that the specification does not name; they are"
                + " read as LZ4_FRAME and ZSTD");
    }

    /** Feather files of Arrow 0.17 name the codec in the message's own metadata. */
    static BodyCodec experimental(org.apache.arrow.flatbuf.Message message) throws FormatException {
        int count = message.customMetadataLength();
        for (int i = 0; i < count; i++) {
            KeyValue entry = message.customMetadata(i);
            if ("ARROW:experimental_compression".equals(entry.key())) {
                return switch (String.valueOf(entry.value())) {
                    case "lz4", "lz4_frame", "LZ4_FRAME" -> LZ4;
                    case "zstd", "ZSTD" -> ZSTD;
                    default ->
                        throw Corrupt.unsupported(
                                "the buffers have an experimental compression that is neither lz4" + " nor zstd");
                };
            }
        }
        return NONE;
    }

    /** As catalogs show it. */
    String shown() {
        return switch (this) {
            case NONE -> "none";
            case LZ4 -> "lz4";
            case ZSTD -> "zstd";
        };
    }

    /** What a compressed buffer of at least {@link #PREFIX} bytes says that it expands to. */
    static long expandedLength(ByteBuffer stored) throws FormatException {
        long length = stored.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (length < -1) {
            throw Corrupt.batch("a compressed buffer claims an expanded length of " + length);
        }
        return length == -1 ? stored.limit() - PREFIX : length;
    }

    /** Before anything is allocated: LZ4 never reaches 256:1, and Zstandard's frames usually say what they hold. */
    private void checkPossible(ByteBuffer payload, int length) throws FormatException {
        long most = this == LZ4
                ? 256L * payload.limit()
                : Zstd.getFrameContentSize(payload.array(), payload.arrayOffset(), payload.limit());
        boolean known = this == LZ4 || most > 0;
        if (known && length > most) {
            throw Corrupt.batch("a buffer claims more expanded bytes than it can hold");
        }
    }

    /** @param length checked against limits by the caller */
    ByteBuffer expand(ByteBuffer stored, int length) throws FormatException {
        boolean asItIs = stored.order(ByteOrder.LITTLE_ENDIAN).getLong(0) == -1;
        ByteBuffer payload = stored.slice(PREFIX, stored.limit() - PREFIX);
        if (asItIs || length == 0) {
            return payload.slice(0, length);
        }
        checkPossible(payload, length);
        byte[] bytes = new byte[length];
        InputStream in = new ByteArrayInputStream(payload.array(), payload.arrayOffset(), payload.limit());
        try (InputStream expanding = this == LZ4 ? new LZ4FrameInputStream(in) : new ZstdInputStreamNoFinalizer(in)) {
            if (expanding.readNBytes(bytes, 0, length) < length || expanding.read() >= 0) {
                throw Corrupt.batch("a buffer expands to another length than it claims");
            }
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FormatException(
                    io.lakecaravan.finding.FindingCode.ARROW_BATCH_CORRUPT, -1, "a buffer is not valid " + shown(), e);
        }
        return ByteBuffer.wrap(bytes);
    }
}

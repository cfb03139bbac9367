package io.lakecaravan.format.orc;

import io.airlift.compress.lzo.LzoCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** ORC files as orc-core writes them, and tails without rows that no writer would write. */
final class OrcFiles {
    private OrcFiles() {}

    /** Fills a batch; called until it says that it was the last one. */
    @FunctionalInterface
    interface Filling {
        boolean fill(VectorizedRowBatch batch);
    }

    static byte[] write(Path folder, String type, OrcFile.WriterOptions options, Filling filling) throws IOException {
        Path file = folder.resolve("written.orc");
        Files.deleteIfExists(file);
        TypeDescription schema = TypeDescription.fromString(type);
        VectorizedRowBatch batch = schema.createRowBatch();
        try (Writer writer = OrcFile.createWriter(
                new org.apache.hadoop.fs.Path(file.toUri()),
                options.setSchema(schema).fileSystem(new LocalFiles()))) {
            boolean more = true;
            while (more) {
                batch.reset();
                more = filling.fill(batch);
                writer.addRowBatch(batch);
            }
        }
        return Files.readAllBytes(file);
    }

    static OrcFile.WriterOptions options() {
        return OrcFile.writerOptions(new Configuration(false));
    }

    /** A file of nothing but a footer. */
    static byte[] tail(OrcProto.Footer footer, OrcProto.CompressionKind compression) throws IOException {
        byte[] stored = compressed(footer.toByteArray(), compression);
        return tail(
                stored,
                OrcProto.PostScript.newBuilder()
                        .setFooterLength(stored.length)
                        .setCompression(compression)
                        .setCompressionBlockSize(256 << 10)
                        .addVersion(0)
                        .addVersion(12)
                        .setMagic("ORC")
                        .build());
    }

    static byte[] tail(byte[] footer, OrcProto.PostScript postScript) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {'O', 'R', 'C'});
        file.write(footer);
        file.write(postScript.toByteArray());
        file.write(postScript.getSerializedSize());
        return file.toByteArray();
    }

    private static byte[] compressed(byte[] bytes, OrcProto.CompressionKind kind) throws IOException {
        return switch (kind) {
            case NONE -> bytes;
            case ZLIB -> chunk(deflated(bytes));
            case LZO -> chunk(lzo(bytes));
            case BROTLI -> chunk(brotli(bytes));
            case SNAPPY -> chunk(org.xerial.snappy.Snappy.compress(bytes));
            case ZSTD -> chunk(com.github.luben.zstd.Zstd.compress(bytes));
            case LZ4 -> {
                io.airlift.compress.lz4.Lz4Compressor compressor = new io.airlift.compress.lz4.Lz4Compressor();
                byte[] target = new byte[compressor.maxCompressedLength(bytes.length)];
                yield chunk(
                        Arrays.copyOf(target, compressor.compress(bytes, 0, bytes.length, target, 0, target.length)));
            }
        };
    }

    static byte[] chunk(byte[] stored) {
        byte[] chunk = new byte[3 + stored.length];
        int head = stored.length << 1;
        chunk[0] = (byte) head;
        chunk[1] = (byte) (head >> 8);
        chunk[2] = (byte) (head >> 16);
        System.arraycopy(stored, 0, chunk, 3, stored.length);
        return chunk;
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] target = new byte[bytes.length + 100];
        int length = deflater.deflate(target);
        deflater.end();
        return Arrays.copyOf(target, length);
    }

    private static byte[] lzo(byte[] bytes) {
        LzoCompressor compressor = new LzoCompressor();
        byte[] target = new byte[compressor.maxCompressedLength(bytes.length)];
        return Arrays.copyOf(target, compressor.compress(bytes, 0, bytes.length, target, 0, target.length));
    }

    /** Nobody here compresses with Brotli, but its meta-blocks may be stored: RFC 7932, section 9.2. */
    private static byte[] brotli(byte[] bytes) {
        int length = bytes.length - 1;
        // One bit for a window of 16 bits, one for "not last", two for 4 nibbles, 16 of length, one for "uncompressed".
        int head = length << 4 | 1 << 20;
        byte[] stream = new byte[3 + bytes.length + 1];
        stream[0] = (byte) head;
        stream[1] = (byte) (head >> 8);
        stream[2] = (byte) (head >> 16);
        System.arraycopy(bytes, 0, stream, 3, bytes.length);
        // Last, and empty.
        stream[stream.length - 1] = 3;
        return stream;
    }
}

package io.lakecaravan.format.orc;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;

/** Lets orc-core expand by our {@link Compression}, with its limits and all its codecs. */
final class ChunkCodec implements CompressionCodec {
    private final Compression compression;
    private final byte[] block;

    ChunkCodec(Compression compression) {
        this.compression = compression;
        this.block = new byte[compression.blockSize()];
    }

    @Override
    public void decompress(ByteBuffer in, ByteBuffer out) throws IOException {
        byte[] stored = new byte[in.remaining()];
        in.get(stored);
        int written = compression.expand(stored, 0, stored.length, block);
        if (written > out.remaining()) {
            throw new IOException("a chunk holds more than its block size");
        }
        out.put(block, 0, written);
        out.flip();
    }

    @Override
    public boolean compress(ByteBuffer in, ByteBuffer out, ByteBuffer overflow, Options options) {
        throw new UnsupportedOperationException("files are only read");
    }

    @Override
    public Options getDefaultOptions() {
        throw new UnsupportedOperationException("files are only read");
    }

    @Override
    public CompressionKind getKind() {
        return CompressionKind.valueOf(compression.kind().name());
    }

    @Override
    public void reset() {
        // Every chunk stands for itself.
    }

    @Override
    public void destroy() {
        // Nothing is held outside of the heap.
    }

    @Override
    public void close() {
        // Nothing is held outside of the heap.
    }
}

package io.lakecaravan.format.avro;

import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.util.Arrays;

/** Walks the blocks of a container: count, size, bytes, sync marker. */
final class BlockReader {
    /**
     * @param rows as the block claims
     * @param start offset of the block's first byte
     * @param length stored bytes of its rows
     */
    record Block(long rows, long start, long length) {}

    private static final long MOST_ROWS = 1L << 40;

    private final ContainerInput in;
    private final byte[] sync;

    BlockReader(ContainerInput in, ContainerHeader header) {
        this.in = in;
        this.sync = header.sync();
    }

    /** The head of the next block; the input stands at its bytes then. */
    Block head() throws IOException {
        long start = in.position();
        long rows = in.number("a block's row count");
        long length = in.number("a block's size");
        if (rows < 0 || rows > MOST_ROWS || length < 0 || length > in.size() - in.position() - sync.length) {
            throw in.corrupt("a block claims " + rows + " rows in " + length + " bytes where "
                    + (in.size() - in.position()) + " are left");
        }
        return new Block(rows, start, length);
    }

    /** The stored bytes of the block whose head was read last; checks the marker behind them. */
    byte[] stored(Block block) throws IOException {
        if (block.length() > Codec.MOST_BYTES) {
            throw new LimitException(
                    "an Avro block has " + block.length() + " bytes, the limit is " + Codec.MOST_BYTES);
        }
        byte[] bytes = in.bytes(block.length(), "a block");
        checkSync();
        return bytes;
    }

    void checkSync() throws IOException {
        if (!Arrays.equals(in.bytes(sync.length, "a sync marker"), sync)) {
            throw in.corrupt("a block does not end with the file's sync marker");
        }
    }
}

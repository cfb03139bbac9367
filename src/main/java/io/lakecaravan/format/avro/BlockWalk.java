package io.lakecaravan.format.avro;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.Optional;

/**
 * Counts rows by the heads of blocks. The header has no count, and each head may cost a request: so the whole file is
 * walked only where it is small or has few blocks, and the rest is estimated from the bytes per row.
 */
final class BlockWalk {
    private static final long SMALL = 1 << 20;
    private static final int MOST_BLOCKS = 32;

    /** A marker and the two numbers of at most ten bytes behind it. */
    private static final int HEAD_BYTES = 64;

    private final RangedInput in;
    private final ContainerHeader header;
    private final BlockReader blocks;
    private Optional<FormatException> failure = Optional.empty();
    private long rows;
    private long next;
    private int heads;

    BlockWalk(RangedInput in, ContainerHeader header) {
        this.in = in;
        this.header = header;
        this.blocks = new BlockReader(in, header);
        this.next = header.end();
    }

    /** Takes a block into account that was read on the way; blocks come in file order without gaps. */
    void passed(BlockReader.Block block) {
        next = in.position();
        rows += block.rows();
        heads++;
    }

    /** Exact, or an estimate; empty where not one block could be read. */
    Optional<RowCount> count() throws IOException {
        in.seek(next, in.size() <= SMALL ? (int) SMALL : HEAD_BYTES);
        try {
            while (!in.isAtEnd()) {
                if (in.size() > SMALL && isTooLong()) {
                    return Optional.of(estimate());
                }
                step();
            }
            return Optional.of(RowCount.exact(rows));
        } catch (FormatException e) {
            failure = Optional.of(e);
            return rows == 0 ? Optional.empty() : Optional.of(estimate());
        }
    }

    /** Where the walk ended too early. */
    Optional<FormatException> failure() {
        return failure;
    }

    private boolean isTooLong() {
        if (heads == 0) {
            return false;
        }
        long meanBlock = Math.max(1, (next - header.end()) / heads);
        return heads >= MOST_BLOCKS || (in.size() - header.end()) / meanBlock > MOST_BLOCKS;
    }

    private void step() throws IOException {
        BlockReader.Block block = blocks.head();
        in.skip(block.length());
        blocks.checkSync();
        passed(block);
    }

    private RowCount estimate() {
        double rowsPerByte = (double) rows / Math.max(1, next - header.end());
        return RowCount.estimated(Math.round(rowsPerByte * (in.size() - header.end())));
    }
}

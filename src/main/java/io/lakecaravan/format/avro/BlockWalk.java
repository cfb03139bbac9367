package io.lakecaravan.format.avro;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.Optional;

/**
 * Counts rows by the heads of blocks. The header has no count, and each head may cost a request: so the whole file is
 * walked only where it is small or has few blocks. Otherwise blocks at the start and at three places further on, found by
 * their sync markers, give the bytes per row for an estimate: rows often grow or shrink along a file.
 */
final class BlockWalk {
    private static final long SMALL = 1 << 20;
    private static final int MOST_BLOCKS = 32;

    /** A marker and the two numbers of at most ten bytes behind it. */
    private static final int HEAD_BYTES = 64;

    /** Places, evenly spread behind the start, where an estimate looks for a block. */
    private static final int PROBES = 3;

    private static final int LEAST_PROBE = 64 << 10;
    private static final int LARGEST_PROBE = 128 << 10;

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
                    return Optional.of(probed());
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

    /** What was walked counts as it is; the rest is cut into as many parts as there are probes, each in the middle of one. */
    private RowCount probed() throws IOException {
        long meanBlock = Math.max(1, (next - header.end()) / heads);
        int window = (int) Math.max(LEAST_PROBE, Math.min(LARGEST_PROBE, meanBlock * 2));
        long rest = in.size() - next;
        double rowsPerByte = 0;
        int found = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            long offset = next + rest / (2 * PROBES) * (2 * probe + 1);
            Optional<Double> here = rowsPerByteAt(offset, (int) Math.min(window, in.size() - offset));
            if (here.isPresent()) {
                rowsPerByte += here.get();
                found++;
            }
        }
        return found == 0 ? estimate() : RowCount.estimated(rows + Math.round(rowsPerByte / found * rest));
    }

    /** Of the first block behind the offset; empty where none starts within the window. */
    private Optional<Double> rowsPerByteAt(long offset, int window) throws IOException {
        in.seek(offset, window);
        int marker = header.indexOfSync(in.next(window));
        if (marker < 0) {
            return Optional.empty();
        }
        long start = offset + marker;
        in.seek(start, HEAD_BYTES);
        try {
            BlockReader.Block block = blocks.head();
            long bytes = in.position() + block.length() + header.sync().length - start;
            return Optional.of((double) block.rows() / bytes);
        } catch (FormatException e) {
            // No block starts behind the last marker, or it is damaged: reading the rows will say so.
            return Optional.empty();
        }
    }
}

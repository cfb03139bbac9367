package io.lakecaravan.format.avro;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one block, decoded one by one. */
final class BlockRows {
    private static final long MOST_EMPTY_ROWS = 1_000_000;

    private final List<DecodedColumn> columns;
    private final int[] wanted;
    private final BlockReader.Block block;
    private final RowInput in;
    private long left;

    /** @param wanted position in the row for each column of the file, -1 for none */
    BlockRows(List<DecodedColumn> columns, int[] wanted, BlockReader.Block block, byte[] expanded, ReadOptions options)
            throws LimitException {
        this.columns = columns;
        this.wanted = wanted.clone();
        this.block = block;
        this.in = new RowInput(expanded, options.maxDepth());
        this.left = block.rows();
        if (left > MOST_EMPTY_ROWS + expanded.length) {
            throw new LimitException("an Avro block claims " + left + " rows in " + expanded.length + " bytes");
        }
    }

    boolean hasNext() {
        return left > 0;
    }

    /** @throws FormatException AVRO_BLOCK_CORRUPT with the offset of the block; the block has no further rows then */
    Row next() throws IOException {
        long rest = left - 1;
        left = 0;
        try {
            Row row = read();
            if (rest == 0 && !in.isAtEnd()) {
                throw in.corrupt("the block has bytes after its last row");
            }
            left = rest;
            return row;
        } catch (FormatException e) {
            throw new FormatException(e.code(), block.start(), e.getMessage(), e);
        } catch (RuntimeException e) {
            // Dates, times and UUIDs of java.time and java.util refuse what is out of their range.
            throw new FormatException(
                    FindingCode.AVRO_BLOCK_CORRUPT, block.start(), "a value is out of the range of its type", e);
        } catch (StackOverflowError e) {
            throw new LimitException("a value nests too deep to be read");
        }
    }

    private Row read() throws IOException {
        Object[] values = new Object
                [(int) Arrays.stream(wanted).filter(place -> place >= 0).count()];
        for (int i = 0; i < wanted.length; i++) {
            Decoder decoder = columns.get(i).decoder();
            if (wanted[i] >= 0) {
                values[wanted[i]] = decoder.read(in);
            } else {
                decoder.skip(in);
            }
        }
        return new Row(new ArrayList<>(Arrays.asList(values)));
    }
}

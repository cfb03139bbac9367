package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Feather version 1: columns one behind the other, then {@code feather.fbs}' description of them, its length and the
 * magic. Superseded by the IPC file format; one batch.
 */
final class FeatherFile implements ArrowTable {
    static final String MAGIC = "FEA1";

    private static final int TRAILER = 8;
    private static final int HEAD = 4;

    private final List<FeatherColumn> columns;
    private final long rows;
    private final ObjectRanges ranges;
    private boolean given;

    private FeatherFile(ObjectRanges ranges, List<FeatherColumn> columns, long rows) {
        this.ranges = ranges;
        this.columns = columns;
        this.rows = rows;
    }

    /** @param tail the object's last bytes, which end with the magic */
    static FeatherFile open(ObjectRanges ranges, ByteBuffer tail, ReadOptions options) throws IOException {
        long size = ranges.size();
        if (size < HEAD + TRAILER) {
            throw Corrupt.schema(0, "the object has " + size + " bytes, too few for a Feather file");
        }
        int length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt(tail.limit() - TRAILER);
        long start = size - TRAILER - length;
        if (length <= 0 || start < HEAD) {
            throw Corrupt.schema(
                    size - TRAILER,
                    "the Feather metadata claims " + Integer.toUnsignedString(length) + " bytes; the object has room"
                            + " for " + (size - TRAILER - HEAD));
        }
        if (length > Limits.METADATA) {
            throw new LimitException(
                    "the Feather metadata has " + length + " bytes; up to " + Limits.METADATA + " are read");
        }
        byte[] bytes = new byte[length];
        ranges.read(start, length).get(bytes);
        return Corrupt.guard(FindingCode.ARROW_CORRUPT, start, "the Feather metadata cannot be decoded", () -> {
            FeatherMetadata metadata = FeatherMetadata.of(bytes);
            return new FeatherFile(ranges, metadata.columns(start, options), metadata.rows());
        });
    }

    @Override
    public Schema schema() {
        return new Schema(columns.stream().map(FeatherColumn::column).toList());
    }

    @Override
    public Optional<Batch> next() {
        if (given) {
            return Optional.empty();
        }
        given = true;
        return Optional.of(new FeatherBatch(ranges, columns, rows));
    }

    @Override
    public Counts counts() {
        List<ColumnStatistics> statistics = columns.stream()
                .map(column -> new ColumnStatistics(
                        column.column().name(),
                        rows,
                        java.util.OptionalLong.of(column.values().nulls())))
                .toList();
        return new Counts(Optional.of(RowCount.exact(rows)), statistics, "none", Optional.empty());
    }
}

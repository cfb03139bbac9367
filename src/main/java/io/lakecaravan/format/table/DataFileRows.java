package io.lakecaravan.format.table;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The rows of one data file as rows of its table, without those that were deleted. */
public final class DataFileRows implements Closeable {
    /** Up to here a data file is fetched in one request. */
    public static final long SMALL = 1 << 20;

    /** Bytes of all columns of a larger one that are held fetched while all of its rows are read. */
    public static final long FETCHED = 64 << 20;

    private final ObjectSource source;
    private final RowStream rows;
    private final Alignment alignment;
    private final LongPredicate deleted;
    private long position;

    /**
     * Takes source and rows over.
     *
     * @param rows of the columns of {@link Alignment#projection}
     * @param deleted whether the row at a position, counted from 0, is no longer there
     */
    public DataFileRows(ObjectSource source, RowStream rows, Alignment alignment, LongPredicate deleted) {
        this.source = source;
        this.rows = rows;
        this.alignment = alignment;
        this.deleted = deleted;
    }

    /** So many rows without a column, for a file that holds none of the columns wanted. */
    public static RowStream without(long count) {
        return new RowStream() {
            private long left = count;

            @Override
            public Schema schema() {
                return new Schema(List.of());
            }

            @Override
            public Optional<Row> next() {
                return left-- > 0 ? Optional.of(new Row(List.of())) : Optional.empty();
            }

            @Override
            public List<Finding> findings() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    public Optional<Row> next() throws IOException {
        while (true) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                return row;
            }
            if (!deleted.test(position++)) {
                return row.map(found -> alignment.align(found.values()));
            }
        }
    }

    public List<Finding> findings() {
        return rows.findings();
    }

    @Override
    public void close() throws IOException {
        try (source) {
            rows.close();
        }
    }
}

package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the three containers of Arrow data have in common: a schema, and batches in order. */
interface ArrowTable {
    Schema schema();

    /**
     * The next batch, without its values; empty at the end.
     *
     * @throws io.lakecaravan.format.FormatException where its message is damaged; the next call goes on behind it, or ends
     */
    Optional<Batch> next() throws IOException;

    /** Counts from metadata, apart from where {@link #next} is. */
    Counts counts() throws IOException;

    /**
     * @param rows exact where all batches could be looked at with few requests
     * @param statistics only with an exact count
     * @param compression of the first batch, {@code none} where there is none
     * @param failure why not all batches that should have been looked at could be
     */
    record Counts(
            Optional<RowCount> rows,
            List<ColumnStatistics> statistics,
            String compression,
            Optional<FormatException> failure) {
        public Counts {
            statistics = List.copyOf(statistics);
        }
    }
}

package io.lakecaravan.format;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All rows of one table of an object, in file order, read as they are asked for. The caller closes it. */
public interface RowStream extends Closeable {
    /** Columns of the rows: the projection in the order it was asked for, or all. */
    Schema schema();

    /** The next row; empty at the end. */
    Optional<Row> next() throws IOException;

    /** What was odd on the way (ragged rows, values that do not fit), complete once {@link #next} gave empty. */
    List<Finding> findings();

    @Override
    void close() throws IOException;
}

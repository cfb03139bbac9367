package io.lakecaravan.format.hdf5;

import io.lakecaravan.schema.Column;
import java.io.IOException;
import java.util.List;

/** One or more columns that are stored together. */
interface Series {
    List<Column> columns();

    long rows();

    /** Bytes of memory that a row takes while it is decoded. */
    long bytesPerRow();

    /** Rows that are stored together, which it is cheap to read at once. */
    long rowsPerChunk();

    /** Most bytes that reading the first rows takes. */
    long cost(long rows);

    /**
     * Puts the values of {@code count} rows from {@code start} into {@code rows}, the first column at {@code column}.
     */
    void read(long start, int count, Object[][] rows, int column) throws IOException;
}

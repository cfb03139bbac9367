package io.lakecaravan.format.excel;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of one sheet in order, read as they are asked for. */
interface SheetRows extends Closeable {
    /** The next row that holds something; empty at the end. */
    Optional<SheetRow> next() throws IOException;

    /** Complete after the last row. */
    List<MergedCells> merged();

    /** A range whose first cell stands for all; indexes from 0, ends included. */
    record MergedCells(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        boolean holds(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }
}

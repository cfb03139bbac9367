package io.lakecaravan.format.excel;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The worksheets of a file, hidden ones too: what somebody hid may be what a catalog has to know of. */
interface Workbook extends Closeable {
    /** Names in the order of the tabs, all different. */
    List<String> sheets();

    /** @param sheet index in {@link #sheets}; one sheet is read at a time */
    SheetRows rows(int sheet) throws IOException;
}

package io.lakecaravan.format.excel;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tables of a workbook: one for each sheet that holds something. */
final class WorkbookTables {
    private WorkbookTables() {}

    static List<ReadTable> read(Workbook workbook, ReadOptions options) throws IOException {
        List<ReadTable> tables = new ArrayList<>();
        List<String> names = workbook.sheets();
        if (names.isEmpty()) {
            throw ExcelFailures.corrupt("the workbook names no worksheet");
        }
        for (int sheet = 0; sheet < names.size(); sheet++) {
            SheetTable table = scan(workbook, sheet, options);
            if (!table.isEmpty()) {
                tables.add(table.read(options));
            }
        }
        if (tables.isEmpty()) {
            tables.add(SheetTable.empty(names.get(0)).read(options));
        }
        return tables;
    }

    static SheetTable scan(Workbook workbook, int sheet, ReadOptions options) throws IOException {
        try (SheetRows rows = workbook.rows(sheet)) {
            return SheetScan.of(workbook.sheets().get(sheet), rows, options);
        }
    }

    /** @param table name of a sheet; empty where the workbook has one */
    static RowStream rows(Workbook workbook, String table, List<String> projection, ReadOptions options)
            throws IOException {
        List<String> names = workbook.sheets();
        int sheet = table.isEmpty() && names.size() == 1 ? 0 : names.indexOf(table);
        if (sheet < 0) {
            throw new IllegalArgumentException(
                    "no sheet is named '" + table + "'; there are " + String.join(", ", names));
        }
        SheetTable scanned = scan(workbook, sheet, options);
        return new SheetRowStream(workbook, workbook.rows(sheet), scanned, projection);
    }
}

package io.lakecaravan.format.excel;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows below a sheet's header. Rows that hold nothing are left out. */
final class SheetRowStream implements RowStream {
    private final Workbook workbook;
    private final SheetRows rows;
    private final SheetTable table;
    private final ColumnProjection projection;

    SheetRowStream(Workbook workbook, SheetRows rows, SheetTable table, List<String> projection) {
        this.workbook = workbook;
        this.rows = rows;
        this.table = table;
        this.projection = ColumnProjection.of(table.schema(), projection);
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<SheetRow> row = rows.next();
        while (row.isPresent() && row.get().index() < table.firstRow()) {
            row = rows.next();
        }
        return row.map(each -> new Row(table.values(each, projection.indexes())));
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            rows.close();
        }
    }
}

package io.lakecaravan.format.excel;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The table of one sheet, over all its rows.
 *
 * @param positions of the columns in the sheet, rising
 * @param firstRow index in the sheet of the first row below header and titles
 * @param nulls of each column
 * @param sample the first rows
 */
record SheetTable(
        String name,
        Schema schema,
        List<Integer> positions,
        int firstRow,
        long rows,
        List<Long> nulls,
        List<SheetRow> sample) {
    SheetTable {
        positions = List.copyOf(positions);
        nulls = List.copyOf(nulls);
        sample = List.copyOf(sample);
    }

    static SheetTable empty(String name) {
        return new SheetTable(name, new Schema(List.of()), List.of(), 0, 0, List.of(), List.of());
    }

    boolean isEmpty() {
        return schema.columns().isEmpty();
    }

    /** Values of the columns asked for, by their index in the schema. */
    List<Object> values(SheetRow row, List<Integer> columns) {
        List<Object> values = new ArrayList<>(columns.size());
        for (int column : columns) {
            LogicalType type = schema.columns().get(column).type();
            values.add(row.cell(positions.get(column))
                    .map(cell -> CellTypes.value(type, cell.value()))
                    .orElse(null));
        }
        return values;
    }

    ReadTable read(ReadOptions options) {
        List<Column> columns = schema.columns();
        List<ColumnStatistics> statistics = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            statistics.add(new ColumnStatistics(columns.get(i).name(), rows, OptionalLong.of(nulls.get(i))));
            all.add(i);
        }
        List<List<JsonNode>> shown = new ArrayList<>();
        for (SheetRow row : sample.subList(0, Math.min(sample.size(), options.sampleRows()))) {
            List<Object> values = values(row, all);
            List<JsonNode> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(Rendering.json(columns.get(i).type(), values.get(i)));
            }
            shown.add(cells);
        }
        return new ReadTable(
                name,
                "none",
                schema,
                Optional.of(RowCount.exact(rows)),
                Optional.empty(),
                statistics,
                shown.isEmpty() ? Sample.EMPTY : new Sample(schema.names(), shown),
                List.of());
    }
}

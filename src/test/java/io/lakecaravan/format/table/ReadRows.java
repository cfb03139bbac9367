package io.lakecaravan.format.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of a table as they are shown. */
public final class ReadRows {
    private ReadRows() {}

    public static List<List<JsonNode>> of(TableFormat format, TableRoot root, String... projection) throws IOException {
        List<List<JsonNode>> rows = new ArrayList<>();
        try (RowStream stream = format.rows(root, List.of(projection), ReadOptions.DEFAULT)) {
            List<Column> columns = stream.schema().columns();
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(Rendering.json(
                            columns.get(i).type(), row.get().values().get(i)));
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}

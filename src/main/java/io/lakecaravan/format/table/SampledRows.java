package io.lakecaravan.format.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first rows of a stream as a sample. */
public final class SampledRows {
    private SampledRows() {}

    /** Closes the stream. */
    public static Sample of(RowStream stream, ReadOptions options) throws IOException {
        try (stream) {
            List<Column> columns = stream.schema().columns();
            List<List<JsonNode>> rows = new ArrayList<>();
            while (rows.size() < options.sampleRows()) {
                Optional<Row> row = stream.next();
                if (row.isEmpty()) {
                    break;
                }
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(Rendering.json(columns.get(i).type(), row.get().values().get(i)));
                }
                rows.add(cells);
            }
            return rows.isEmpty() ? Sample.EMPTY : new Sample(stream.schema().names(), rows);
        }
    }
}

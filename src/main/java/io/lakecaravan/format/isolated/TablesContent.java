package io.lakecaravan.format.isolated;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.Sample;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tables on the wire: records as JSON, samples as values, for a JSON text does not tell a float from a decimal. */
final class TablesContent {
    private TablesContent() {}

    /** @param sampleRows most rows of each sample that are written */
    static void write(List<ReadTable> tables, int sampleRows, DataOutputStream out) throws IOException {
        ValueWriter values = new ValueWriter(out);
        out.writeInt(tables.size());
        for (ReadTable table : tables) {
            values.write(RecordJson.mapper().writeValueAsBytes(with(table, Sample.EMPTY)));
            values.write(table.sample().columns());
            values.write(table.sample().first(sampleRows).rows());
        }
    }

    static List<ReadTable> read(DataInputStream in) throws IOException {
        ValueReader values = new ValueReader(in);
        int count = in.readInt();
        List<ReadTable> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ReadTable table = RecordJson.mapper().readValue((byte[]) values.read(), ReadTable.class);
            List<String> columns = new ArrayList<>();
            ((List<?>) values.read()).forEach(column -> columns.add((String) column));
            List<List<JsonNode>> rows = new ArrayList<>();
            ((List<?>) values.read()).forEach(row -> rows.add(nodes((List<?>) row, columns.size())));
            tables.add(with(table, new Sample(columns, rows)));
        }
        return tables;
    }

    private static List<JsonNode> nodes(List<?> row, int width) {
        if (row.size() != width) {
            throw new IllegalArgumentException("a sampled row of " + row.size() + " values for " + width + " columns");
        }
        List<JsonNode> nodes = new ArrayList<>(width);
        row.forEach(value -> nodes.add((JsonNode) value));
        return nodes;
    }

    private static ReadTable with(ReadTable table, Sample sample) {
        return new ReadTable(
                table.name(),
                table.compression(),
                table.schema(),
                table.rows(),
                table.dialect(),
                table.statistics(),
                sample,
                table.findings());
    }
}

package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.format.text.MisfitValues;
import io.lakecaravan.format.text.TextStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All records of a JSON text, typed by the schema that its prefix showed. */
final class JsonRowStream implements RowStream {
    private final TextStream text;
    private final JsonRecords records;
    private final JsonTable table;
    private final ColumnProjection projection;
    private final MisfitValues misfits = new MisfitValues();
    private final JsonValues values = new JsonValues(this::noteMisfit);
    private long rows;
    private long otherValues;

    JsonRowStream(TextStream text, JsonRecords records, JsonTable table, List<String> columns) {
        this.text = text;
        this.records = records;
        this.table = table;
        this.projection = ColumnProjection.of(table.schema(), columns);
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<JsonNode> record = records.next();
        while (record.isPresent() && !table.isRow(record.get())) {
            otherValues++;
            record = records.next();
        }
        return record.map(this::row);
    }

    private Row row(JsonNode record) {
        rows++;
        noteUnknownMembers(record);
        List<Object> cells = new ArrayList<>();
        for (int column : projection.indexes()) {
            cells.add(values.value(table.schema().columns().get(column).type(), table.cell(record, column)));
        }
        return new Row(cells);
    }

    /** Members that no record of the prefix had. */
    private void noteUnknownMembers(JsonNode record) {
        if (table.rowKind() == JsonTable.RowKind.SCALARS) {
            return;
        }
        long known = table.schema().names().stream().filter(record::has).count();
        for (long unknown = record.size() - known; unknown > 0; unknown--) {
            noteMisfit();
        }
    }

    private void noteMisfit() {
        misfits.add("record " + rows);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(text.findings());
        if (all.isEmpty()) {
            records.broken().ifPresent(broken -> all.add(JsonFindings.broken(broken, OptionalLong.empty(), "")));
        }
        misfits.finding().ifPresent(all::add);
        JsonFindings.skipped(records.skippedLines(), otherValues, OptionalLong.empty(), "")
                .ifPresent(all::add);
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        records.close();
        text.close();
    }
}

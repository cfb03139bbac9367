package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.json.LineRecords.LastLine;
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
    private final JsonRecords<Optional<Row>> records;
    private final ColumnProjection projection;
    private final MisfitValues misfits = new MisfitValues();
    private long rows;
    private long otherValues;

    JsonRowStream(TextStream text, JsonTable table, List<String> columns, JsonFactory factory) throws IOException {
        this.text = text;
        this.projection = ColumnProjection.of(table.schema(), columns);
        RowBuilder builder = new RowBuilder(table, projection, this::noteMisfit);
        this.records = JsonReader.open(table.shape(), factory, text, LastLine.KEEP, builder);
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<Optional<Row>> record = records.next();
        while (record.isPresent() && record.get().isEmpty()) {
            otherValues++;
            record = records.next();
        }
        rows++;
        return record.orElse(Optional.empty());
    }

    /** While the record behind those that were given is parsed. */
    private void noteMisfit() {
        misfits.add("record " + (rows + 1));
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

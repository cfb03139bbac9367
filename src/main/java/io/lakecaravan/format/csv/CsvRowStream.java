package io.lakecaravan.format.csv;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.csv.RecordReader.Ending;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.format.text.MisfitValues;
import io.lakecaravan.format.text.TextStream;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All records of a delimited text, typed by the schema that its prefix showed. */
final class CsvRowStream implements RowStream {
    private final TextStream text;
    private final CsvTable table;
    private final ColumnProjection projection;
    private final RecordReader records;
    private final RaggedRecords ragged;
    private final MisfitValues misfits = new MisfitValues();
    private boolean started;

    CsvRowStream(TextStream text, CsvTable table, List<String> columns) {
        this.text = text;
        this.table = table;
        this.projection = ColumnProjection.of(table.schema(), columns);
        this.records =
                new RecordReader(text, table.syntax(), () -> text.isTruncated() ? Ending.DROP_LAST : Ending.KEEP_LAST);
        this.ragged = new RaggedRecords(table.schema().columns().size());
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (!started) {
            started = true;
            records.skipLines(table.skipRows());
            if (table.header()) {
                records.next();
            }
        }
        return records.next().map(this::row);
    }

    private Row row(TextRecord record) {
        ragged.check(record);
        List<String> fields = record.fields();
        List<Object> values = new ArrayList<>();
        for (int column : projection.indexes()) {
            values.add(value(record, column, column < fields.size() ? fields.get(column) : null));
        }
        return new Row(values);
    }

    private Object value(TextRecord record, int column, String field) {
        LogicalType type = table.schema().columns().get(column).type();
        if (table.nulls().isNull(type, field)) {
            return null;
        }
        Optional<Object> value = table.value(column, field);
        if (value.isEmpty()) {
            misfits.add("line " + record.line());
        }
        return value.orElse(field);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(text.findings());
        ragged.finding(start -> OptionalLong.empty(), "").ifPresent(all::add);
        misfits.finding().ifPresent(all::add);
        if (records.unclosed() > 0) {
            all.add(Finding.of(FindingCode.CSV_UNCLOSED_QUOTE, "", "", CsvFindings.unclosed(records)));
        }
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

package io.lakecaravan.format.xml;

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
import java.util.Set;

/** All row elements of a document, typed by the schema that its prefix showed. */
final class XmlRowStream implements RowStream {
    private final TextStream text;
    private final XmlRecords records;
    private final XmlTable table;
    private final ColumnProjection projection;
    private final MisfitValues misfits = new MisfitValues();
    private final XmlColumn.Reading reading;
    private long rows;

    XmlRowStream(TextStream text, XmlRecords records, XmlTable table, List<String> columns, Set<String> nullWords) {
        this.text = text;
        this.records = records;
        this.table = table;
        this.projection = ColumnProjection.of(table.schema(), columns);
        this.reading = new XmlColumn.Reading(this::noteMisfit, nullWords);
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        return records.next().map(this::row);
    }

    private Row row(XmlElement element) {
        rows++;
        XmlColumn.noteUnknown(element, XmlColumn.members(table.columns(), element), reading);
        List<Object> cells = new ArrayList<>();
        for (int column : projection.indexes()) {
            cells.add(table.columns().get(column).value(element, reading));
        }
        return new Row(cells);
    }

    private void noteMisfit() {
        misfits.add("record " + rows);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(text.findings());
        if (all.isEmpty()) {
            records.broken().ifPresent(broken -> all.add(XmlFindings.broken(broken, OptionalLong.empty(), "")));
        }
        misfits.finding().ifPresent(all::add);
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

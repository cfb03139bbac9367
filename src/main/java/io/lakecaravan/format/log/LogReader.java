package io.lakecaravan.format.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.format.text.MisfitValues;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.format.text.TextStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TextTypeInference;
import io.lakecaravan.schema.TextValues;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a prefix of a log for layout, types and sample, and the whole log for its rows. */
final class LogReader {
    private static final int LAYOUT_LINES = 500;

    /** What a prefix tells: all that is needed to read the rows. */
    private record Table(TextPrefix prefix, LogLayout layout, Schema schema) {}

    ReadTable read(ObjectSource source, ReadOptions options) throws IOException {
        TextPrefix prefix = TextPrefix.read(source, options);
        String text = wholeLines(prefix);
        LogLayout layout = layout(text);
        Inference inference = new Inference(layout);
        List<List<String>> first = new ArrayList<>();
        long count = 0;
        long skipped;
        try (LogRecords records = new LogRecords(new LogLines(new StringReader(text)), layout)) {
            for (Optional<List<String>> record = records.next(); record.isPresent(); record = records.next()) {
                if (++count <= options.maxRows()) {
                    inference.add(record.get());
                }
                if (first.size() < options.sampleRows()) {
                    first.add(record.get());
                }
            }
            skipped = records.skipped();
        }
        Schema schema = inference.schema(options);
        List<Finding> findings = new ArrayList<>(prefix.findings());
        skippedLines(skipped).ifPresent(findings::add);
        return new ReadTable(
                "",
                prefix.compression(),
                schema,
                Optional.of(rowCount(prefix, text, count)),
                Optional.empty(),
                inference.statistics(),
                sample(schema, first),
                findings);
    }

    RowStream rows(ObjectSource source, List<String> projection, ReadOptions options) throws IOException {
        TextPrefix prefix = TextPrefix.read(source, options);
        String text = wholeLines(prefix);
        LogLayout layout = layout(text);
        Inference inference = new Inference(layout);
        try (LogRecords records = new LogRecords(new LogLines(new StringReader(text)), layout)) {
            int count = 0;
            for (Optional<List<String>> record = records.next();
                    record.isPresent() && count < options.maxRows();
                    record = records.next()) {
                inference.add(record.get());
                count++;
            }
        }
        Table table = new Table(prefix, layout, inference.schema(options));
        ColumnProjection columns = ColumnProjection.of(table.schema(), projection);
        return new Rows(TextStream.open(source, prefix), table, columns);
    }

    /** A line that our prefix cuts is not looked at. */
    private static String wholeLines(TextPrefix prefix) {
        String text = prefix.text();
        int end = prefix.isCut() ? Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) : -1;
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static LogLayout layout(String text) throws IOException {
        return LogLayouts.of(lines(text))
                .orElseThrow(() -> new FormatException(
                        FindingCode.TEXT_NO_RECORDS, "most lines of the text have no layout of logs that is known"));
    }

    static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LogLines all = new LogLines(new StringReader(text))) {
            for (Optional<String> line = all.next();
                    line.isPresent() && lines.size() < LAYOUT_LINES;
                    line = all.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static RowCount rowCount(TextPrefix prefix, String text, long count) {
        if (prefix.isWhole()) {
            return RowCount.exact(count);
        }
        if (!prefix.isCut() || text.isEmpty()) {
            return RowCount.estimated(count);
        }
        double read = (double) text.length() / prefix.text().length() * prefix.textBytes();
        return RowCount.estimated(Math.max(count, Math.round(count / read * prefix.objectTextBytes())));
    }

    private static Sample sample(Schema schema, List<List<String>> records) {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (List<String> record : records) {
            List<JsonNode> cells = new ArrayList<>();
            for (int i = 0; i < record.size(); i++) {
                LogicalType type = schema.columns().get(i).type();
                cells.add(Rendering.json(type, value(type, record.get(i)).orElse(record.get(i))));
            }
            rows.add(cells);
        }
        return rows.isEmpty() ? Sample.EMPTY : new Sample(schema.names(), rows);
    }

    private static Optional<Object> value(LogicalType type, String text) {
        return text == null ? Optional.empty() : TextValues.parse(type, text);
    }

    private static Optional<Finding> skippedLines(long skipped) {
        return skipped == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                        FindingCode.TEXT_LINES_SKIPPED,
                        "",
                        "",
                        skipped + " lines do not have the layout of the others and were left out"));
    }

    /** Types that all texts of a field fit. */
    private static final class Inference {
        private final List<String> names = new ArrayList<>();
        private final List<TextTypeInference> types = new ArrayList<>();
        private long records;

        Inference(LogLayout layout) {
            Set<String> used = new HashSet<>();
            for (String field : layout.fields()) {
                String name = field;
                for (int number = 2; !used.add(name); number++) {
                    name = field + "_" + number;
                }
                names.add(name);
                types.add(new TextTypeInference());
            }
        }

        void add(List<String> record) {
            records++;
            for (int i = 0; i < record.size(); i++) {
                if (record.get(i) != null) {
                    types.get(i).add(record.get(i));
                }
            }
        }

        Schema schema(ReadOptions options) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Column found = Column.nullable(names.get(i), types.get(i).type());
                columns.add(options.known()
                        .schema()
                        .flatMap(schema -> schema.column(found.name()))
                        .map(fixed -> found.withType(fixed.type()))
                        .orElse(found));
            }
            return new Schema(columns);
        }

        List<ColumnStatistics> statistics() {
            List<ColumnStatistics> statistics = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                statistics.add(new ColumnStatistics(
                        names.get(i),
                        records,
                        OptionalLong.of(records - types.get(i).values())));
            }
            return statistics;
        }
    }

    private static final class Rows implements RowStream {
        private final TextStream text;
        private final LogRecords records;
        private final Table table;
        private final ColumnProjection projection;
        private final MisfitValues misfits = new MisfitValues();
        private long rows;

        Rows(TextStream text, Table table, ColumnProjection projection) {
            this.text = text;
            this.records = new LogRecords(new LogLines(text), table.layout());
            this.table = table;
            this.projection = projection;
        }

        @Override
        public Schema schema() {
            return projection.schema();
        }

        @Override
        public Optional<Row> next() throws IOException {
            return records.next().map(this::row);
        }

        private Row row(List<String> record) {
            rows++;
            List<Object> cells = new ArrayList<>();
            for (int column : projection.indexes()) {
                String text = record.get(column);
                Optional<Object> value =
                        value(table.schema().columns().get(column).type(), text);
                if (value.isEmpty() && text != null) {
                    misfits.add("record " + rows);
                }
                cells.add(value.orElse(text));
            }
            return new Row(cells);
        }

        @Override
        public List<Finding> findings() {
            List<Finding> all = new ArrayList<>(text.findings());
            misfits.finding().ifPresent(all::add);
            skippedLines(records.skipped()).ifPresent(all::add);
            return List.copyOf(all);
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}

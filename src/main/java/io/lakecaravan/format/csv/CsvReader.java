package io.lakecaravan.format.csv;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.csv.RecordReader.Ending;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.format.text.TextStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads delimited text: a prefix for dialect, header, types, statistics and sample; the whole object for its rows.
 *
 * <p>Types are those that every value of the prefix fits ({@link io.lakecaravan.schema.TextTypeInference}); columns are
 * always nullable, as nothing in the format forbids a null. A text with a header and no rows has columns of type {@code
 * Null}.
 */
final class CsvReader {
    /** Records that the decision about the header looks at. */
    private static final int HEADER_RECORDS = 200;

    private final char preferredDelimiter;

    CsvReader(char preferredDelimiter) {
        this.preferredDelimiter = preferredDelimiter;
    }

    ReadTable read(ObjectSource source, ReadOptions options) throws IOException {
        return new Inspection(source, options).table();
    }

    RowStream rows(ObjectSource source, List<String> projection, ReadOptions options) throws IOException {
        CsvTable table = new Inspection(source, options.withSampleRows(0)).found();
        return new CsvRowStream(TextStream.open(source, table.prefix()), table, projection);
    }

    /** One reading of a prefix. */
    private final class Inspection {
        private final ReadOptions options;
        private final TextPrefix prefix;
        private final CsvTable found;
        private final List<ColumnInference> columns = new ArrayList<>();
        private final List<List<String>> sample = new ArrayList<>();
        private final RaggedRecords ragged;
        private final RecordReader records;
        private long rows;
        private long headerEnd;
        private long lastEnd;

        Inspection(ObjectSource source, ReadOptions options) throws IOException {
            this.options = options;
            this.prefix = TextPrefix.read(source, options);
            String text = prefix.text();
            if (text.isBlank()) {
                throw new FormatException(FindingCode.CSV_EMPTY, 0, "the text holds no record", null);
            }
            int skip = options.known().skipRows().orElse(0);
            String body = text.substring(afterLines(text, skip));
            DialectScore score = new DialectDetection(options.known(), preferredDelimiter)
                    .detect(body, prefix.isWhole() ? Supply.ENDED : Supply.MORE);
            int skipRows = options.known().skipRows().orElse(score.firstLine());
            records = new RecordReader(new StringReader(text), score.syntax(), () -> ending(text));
            records.skipLines(skipRows);
            List<TextRecord> first = firstRecords();
            boolean header = options.known().header().orElseGet(() -> HeaderDetection.isHeader(first));
            List<String> names = names(first, header, score.columns());
            NullWords nulls = new NullWords(options.known().nulls());
            names.forEach(name -> columns.add(new ColumnInference(nulls)));
            ragged = new RaggedRecords(names.size());
            learn(first, header);
            found = new CsvTable(
                    prefix, score.syntax(), skipRows, header, DialectDetection.lineEnd(text), nulls, schema(names));
        }

        /** A text of one line that our prefix cuts is all we have. */
        private Ending ending(String text) {
            boolean hasEnd = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
            return prefix.isWhole() || !hasEnd ? Ending.KEEP_LAST : Ending.DROP_LAST;
        }

        private List<TextRecord> firstRecords() throws IOException {
            List<TextRecord> first = new ArrayList<>();
            while (first.size() < HEADER_RECORDS) {
                Optional<TextRecord> next = records.next();
                if (next.isEmpty()) {
                    break;
                }
                first.add(next.get());
            }
            if (first.isEmpty()) {
                throw new FormatException(FindingCode.CSV_EMPTY, 0, "the text holds no record", null);
            }
            return first;
        }

        private List<String> names(List<TextRecord> first, boolean header, int common) throws LimitException {
            List<String> cells = header ? first.get(0).fields() : List.of();
            int width = header ? widthUnder(cells, first, common) : Math.max(1, common);
            if (width > options.maxColumns()) {
                throw new LimitException("the text has " + width + " columns, the limit is " + options.maxColumns());
            }
            return ColumnNames.of(cells, width);
        }

        /** A header is as wide as the table, unless most records hold something in a field that it does not name. */
        private int widthUnder(List<String> header, List<TextRecord> first, int common) {
            long wider = first.stream()
                    .skip(1)
                    .filter(record -> record.fields().size() == common)
                    .filter(record -> RaggedRecords.isFilledFrom(record, header.size()))
                    .count();
            return wider * 2 > first.size() - 1 ? Math.max(common, header.size()) : header.size();
        }

        private void learn(List<TextRecord> first, boolean header) throws IOException {
            if (header) {
                headerEnd = first.get(0).end();
            }
            lastEnd = headerEnd;
            for (TextRecord record : first.subList(header ? 1 : 0, first.size())) {
                take(record);
            }
            for (Optional<TextRecord> next = records.next(); next.isPresent(); next = records.next()) {
                take(next.get());
            }
        }

        private void take(TextRecord record) {
            rows++;
            lastEnd = record.end();
            ragged.check(record);
            if (rows > options.maxRows()) {
                return;
            }
            List<String> fields = record.fields();
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(i < fields.size() ? fields.get(i) : null);
            }
            if (sample.size() < options.sampleRows()) {
                sample.add(fields);
            }
        }

        private Schema schema(List<String> names) {
            List<Column> all = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                LogicalType inferred = columns.get(i).type();
                LogicalType type = options.known()
                        .schema()
                        .flatMap(schema -> schema.column(name))
                        .map(Column::type)
                        .orElse(inferred);
                all.add(Column.nullable(name, type));
            }
            return new Schema(all);
        }

        CsvTable found() {
            return found;
        }

        ReadTable table() {
            return new ReadTable(
                    "",
                    prefix.compression(),
                    found.schema(),
                    Optional.of(rowCount()),
                    Optional.of(found.dialect()),
                    statistics(),
                    new CsvSample(found).of(sample),
                    findings());
        }

        private RowCount rowCount() {
            if (prefix.isWhole()) {
                return RowCount.exact(rows);
            }
            double read =
                    (double) (lastEnd - headerEnd) / Math.max(1, prefix.text().length()) * prefix.textBytes();
            if (!prefix.isCut() || rows == 0 || read <= 0) {
                return RowCount.estimated(rows);
            }
            double header = (double) headerEnd / prefix.text().length() * prefix.textBytes();
            double estimate = rows / read * (prefix.objectTextBytes() - header);
            return RowCount.estimated(Math.max(rows, Math.round(estimate)));
        }

        private List<ColumnStatistics> statistics() {
            List<ColumnStatistics> all = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Column column = found.schema().columns().get(i);
                ColumnInference inference = columns.get(i);
                all.add(new ColumnStatistics(
                        column.name(), inference.values(), OptionalLong.of(inference.nulls(column.type()))));
            }
            return all;
        }

        private List<Finding> findings() {
            List<Finding> all = new ArrayList<>(prefix.findings());
            ragged.finding(start -> OptionalLong.of(prefix.offsetOf((int) start)), prefix.offsetMeaning())
                    .ifPresent(all::add);
            if (records.unclosed() > 0) {
                all.add(Finding.at(
                        FindingCode.CSV_UNCLOSED_QUOTE,
                        "",
                        "",
                        prefix.offsetOf((int) records.firstUnclosedStart()),
                        CsvFindings.unclosed(records) + prefix.offsetMeaning()));
            }
            return all;
        }
    }

    private static int afterLines(String text, int lines) {
        int at = 0;
        for (int i = 0; i < lines && at < text.length(); i++) {
            while (at < text.length() && !RecordScanner.isLineEnd(text.charAt(at))) {
                at++;
            }
            at += text.startsWith("\r\n", at) ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}

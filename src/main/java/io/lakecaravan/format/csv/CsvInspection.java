package io.lakecaravan.format.csv;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.csv.RecordReader.Ending;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TextConventions;
import io.lakecaravan.schema.TextNotation;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** One reading of the prefix of a delimited text. */
final class CsvInspection {
    /** Records that the decisions about header and footer look at. */
    private static final int FIRST_RECORDS = 200;

    private final ReadOptions options;
    private final TextPrefix prefix;
    private final RecordReader records;
    private final List<ColumnInference> columns = new ArrayList<>();
    private final List<List<String>> sample = new ArrayList<>();
    private final RaggedRecords ragged;
    private final CsvTable found;
    private long rows;
    private long headerEnd;
    private long lastEnd;
    private long lastLine;
    private long endLine = 1;

    CsvInspection(ObjectSource source, ReadOptions options, char preferredDelimiter) throws IOException {
        this.options = options;
        this.prefix = TextPrefix.read(source, options);
        String text = prefix.text();
        if (text.isBlank()) {
            throw new FormatException(FindingCode.CSV_EMPTY, 0, "the text holds no record", null);
        }
        int skip = options.known().skipRows().orElse(0);
        DialectScore score = new DialectDetection(options.known(), preferredDelimiter)
                .detect(text.substring(afterLines(text, skip)), prefix.isWhole() ? Supply.ENDED : Supply.MORE);
        CsvSyntax syntax = QuoteCheck.check(score.syntax(), text, options.known());
        int skipRows = options.known().skipRows().orElse(score.firstLine());
        records = new RecordReader(new StringReader(text), syntax, () -> ending(text));
        records.skipLines(skipRows);
        List<TextRecord> first = firstRecords();
        int header = headerRows(first);
        List<String> names = names(first, header, score.columns());
        NullWords words = NullWords.of(options.known().nulls());
        names.forEach(name -> columns.add(new ColumnInference(words)));
        ragged = new RaggedRecords(names.size());
        FooterRule footer = footer(first, header, names.size());
        learn(first, header, footer);
        TextConventions conventions = conventions(syntax);
        Set<String> beside = new TreeSet<>();
        List<TextNotation> notations = new ArrayList<>();
        for (ColumnInference column : columns) {
            TextNotation notation = column.notation(conventions);
            notations.add(notation);
            beside.addAll(column.nullWords(notation));
        }
        found = new CsvTable(
                prefix,
                syntax,
                skipRows,
                header,
                prefix.isWhole() ? OptionalLong.of(lastLine) : OptionalLong.empty(),
                skipFooter(),
                DialectDetection.lineEnd(text),
                words.proven(beside),
                footer,
                declared(names, notations),
                schema(names, notations));
    }

    /** A text of one line that our prefix cuts is all we have. */
    private Ending ending(String text) {
        boolean hasEnd = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        return prefix.isWhole() || !hasEnd ? Ending.KEEP_LAST : Ending.DROP_LAST;
    }

    private List<TextRecord> firstRecords() throws IOException {
        List<TextRecord> first = new ArrayList<>();
        while (first.size() < FIRST_RECORDS) {
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

    private int headerRows(List<TextRecord> first) {
        Optional<Boolean> known = options.known().header();
        if (known.isPresent()) {
            return known.get() ? 1 : 0;
        }
        return HeaderDetection.rows(first);
    }

    private List<String> names(List<TextRecord> first, int header, int common) throws LimitException {
        List<String> cells = ColumnNames.joined(first.subList(0, header));
        int width = header > 0 ? widthUnder(cells, first.subList(header, first.size()), common) : Math.max(1, common);
        if (width > options.maxColumns()) {
            throw new LimitException("the text has " + width + " columns, the limit is " + options.maxColumns());
        }
        return ColumnNames.of(cells, width);
    }

    /** A header is as wide as the table, unless most records hold something in a field that it does not name. */
    private static int widthUnder(List<String> header, List<TextRecord> records, int common) {
        long wider = records.stream()
                .filter(record -> record.fields().size() == common)
                .filter(record -> RaggedRecords.isFilledFrom(record, header.size()))
                .count();
        return wider * 2 > records.size() ? Math.max(common, header.size()) : header.size();
    }

    /** The rule takes its measure from records that are not themselves at the end. */
    private FooterRule footer(List<TextRecord> first, int header, int width) {
        int body = first.size() - header;
        int doubtful = first.size() < FIRST_RECORDS ? Math.min(FooterRule.MOST, body / 2) : 0;
        return new FooterRule(width, first.subList(header, first.size() - doubtful));
    }

    private void learn(List<TextRecord> first, int header, FooterRule footer) throws IOException {
        if (header > 0) {
            headerEnd = first.get(header - 1).end();
            lastLine = first.get(header - 1).lineAfter();
        }
        lastEnd = headerEnd;
        Deque<TextRecord> held = new ArrayDeque<>(first.subList(header, first.size()));
        while (true) {
            while (held.size() > FooterRule.MOST) {
                take(held.remove());
            }
            Optional<TextRecord> next = records.next();
            if (next.isEmpty()) {
                break;
            }
            held.add(next.get());
        }
        List<TextRecord> last = new ArrayList<>(held);
        int behind = prefix.isCut() ? 0 : footer.count(last, lastLine);
        last.subList(0, last.size() - behind).forEach(this::take);
        endLine = records.nextLine();
    }

    private void take(TextRecord record) {
        rows++;
        lastEnd = record.end();
        lastLine = record.lineAfter();
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

    /** Blank lines alone are no footer. */
    private int skipFooter() {
        return prefix.isCut() || records.lastLine() <= lastLine - 1 ? 0 : (int) (endLine - lastLine);
    }

    /** Where columns leave the sign of fractions open, a semicolon between fields speaks for the comma. */
    private TextConventions conventions(CsvSyntax syntax) {
        TextConventions sure = TextConventions.UNKNOWN;
        for (ColumnInference column : columns) {
            sure = sure.and(column.conventions());
        }
        Optional<Character> likely = syntax.delimiter().equals(";") ? Optional.of(',') : Optional.empty();
        return sure.or(new TextConventions(likely, Optional.empty()));
    }

    private List<TextNotation> declared(List<String> names, List<TextNotation> notations) {
        List<TextNotation> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TextNotation notation = notations.get(i);
            all.add(declared(names.get(i)).map(notation::as).orElse(notation));
        }
        return all;
    }

    private Optional<LogicalType> declared(String name) {
        return options.known().schema().flatMap(schema -> schema.column(name)).map(Column::type);
    }

    private Schema schema(List<String> names, List<TextNotation> notations) {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            LogicalType inferred = notations.get(i).type();
            all.add(Column.nullable(names.get(i), declared(names.get(i)).orElse(inferred)));
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
        double read = (double) (lastEnd - headerEnd) / Math.max(1, prefix.text().length()) * prefix.textBytes();
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
            String evidence = declared(column.name()).isPresent()
                    ? ColumnStatistics.DECLARED
                    : inference.evidence(found.notations().get(i), found.nulls());
            all.add(new ColumnStatistics(
                    column.name(),
                    inference.values(),
                    OptionalLong.of(inference.nulls(column.type(), found.nulls())),
                    evidence));
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

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
import io.lakecaravan.schema.TextNotation;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All records of a delimited text, typed by the schema that its prefix showed. Records that may be a footer wait until
 * it is known whether others follow.
 */
final class CsvRowStream implements RowStream {
    private final TextStream text;
    private final CsvTable table;
    private final ColumnProjection projection;
    private final int[] indexes;
    private final TextNotation[] notations;
    private final boolean[] isText;
    private final boolean[] isPlainText;
    private final int longestNull;
    private final RecordReader records;
    private final RaggedRecords ragged;
    private final MisfitValues misfits = new MisfitValues();
    private final Deque<TextRecord> held = new ArrayDeque<>();
    private boolean started;
    private boolean ended;
    private boolean isRecordReady;
    private long lineBefore;

    CsvRowStream(TextStream text, CsvTable table, List<String> columns) {
        this.text = text;
        this.table = table;
        this.projection = ColumnProjection.of(table.schema(), columns);
        this.indexes = projection.indexes().stream().mapToInt(Integer::intValue).toArray();
        this.notations = table.notations().toArray(TextNotation[]::new);
        this.isText = new boolean[notations.length];
        this.isPlainText = new boolean[notations.length];
        for (int i = 0; i < isText.length; i++) {
            isText[i] = notations[i].type() instanceof LogicalType.Text;
            isPlainText[i] = notations[i].type().equals(LogicalType.Text.plain());
        }
        this.longestNull = table.nulls().longestAlways();
        this.records =
                new RecordReader(text, table.syntax(), () -> text.isTruncated() ? Ending.DROP_LAST : Ending.KEEP_LAST);
        this.ragged = new RaggedRecords(notations.length);
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
            for (int i = 0; i < table.headerRows(); i++) {
                records.advance();
            }
            lineBefore = records.nextLine();
        }
        if (!held.isEmpty() && (isRecordReady || ended)) {
            return Optional.of(row(held.remove()));
        }
        if (isRecordReady) {
            isRecordReady = false;
            return Optional.of(row());
        }
        while (!ended && advance()) {
            if (!isDoubtful()) {
                if (held.isEmpty()) {
                    return Optional.of(row());
                }
                isRecordReady = true;
                return Optional.of(row(held.remove()));
            }
            held.add(records.record());
            if (held.size() > FooterRule.MOST) {
                return Optional.of(row(held.remove()));
            }
        }
        if (!ended) {
            ended = true;
            dropFooter();
        }
        return held.isEmpty() ? Optional.empty() : Optional.of(row(held.remove()));
    }

    private boolean advance() throws IOException {
        return records.advance()
                && (table.endLine().isEmpty()
                        || records.line() < table.endLine().getAsLong());
    }

    /** Where the prefix was the whole text, what is a footer is known. */
    private boolean isDoubtful() {
        if (table.endLine().isPresent()) {
            return false;
        }
        int columns = notations.length;
        boolean isNarrow = records.fields() < columns;
        boolean doubtful = (isNarrow || records.leavesEmpty(columns))
                && table.footer()
                        .isFooter(
                                records.record(),
                                held.isEmpty() ? lineBefore : held.getLast().lineAfter());
        lineBefore = records.nextLine();
        return doubtful;
    }

    private void dropFooter() {
        if (table.endLine().isEmpty() && !text.isTruncated()) {
            held.clear();
        }
    }

    private Row row() {
        int fields = records.fields();
        if (fields != notations.length) {
            ragged.check(records.record());
        }
        RecordScanner spans = records.spans();
        char[] characters = records.characters();
        Object[] values = new Object[indexes.length];
        for (int i = 0; i < values.length; i++) {
            int column = indexes[i];
            values[i] = column < fields && !spans.isNull(column) ? value(spans, characters, column) : null;
        }
        return new Row(Arrays.asList(values));
    }

    private Object value(RecordScanner spans, char[] characters, int column) {
        if (!spans.isVerbatim(column)) {
            return value(spans.text(characters, column), column, records.line());
        }
        int start = spans.start(column);
        int end = spans.end(column);
        if (isText[column]) {
            String field = new String(characters, start, end - start);
            boolean isWord = end - start <= longestNull || isBlank(characters[start]) || isBlank(characters[end - 1]);
            return isWord || !isPlainText[column] ? value(field, column, records.line()) : field;
        }
        Object value = notations[column].quick(characters, start, end);
        return value != null ? value : value(new String(characters, start, end - start), column, records.line());
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }

    private Row row(TextRecord record) {
        ragged.check(record);
        List<Object> values = new ArrayList<>();
        for (int column : indexes) {
            String field = record.field(column);
            values.add(field == null ? null : value(field, column, record.line()));
        }
        return new Row(values);
    }

    private Object value(String field, int column, long line) {
        TextNotation notation = notations[column];
        if (table.nulls().isNull(notation.type(), field)) {
            return null;
        }
        Optional<Object> value = notation.parse(field);
        if (value.isEmpty()) {
            misfits.add("line " + line);
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

package io.lakecaravan.format.csv;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Records of a delimited text in order, in bounded memory.
 *
 * <p>The parser has no limit on the length of a field, so one stray quote would make it take the rest of the file as
 * one value. It therefore gets pieces of whole records only, cut by {@link RecordScanner}.
 */
final class RecordReader implements Closeable {
    /** A quoted field that is still open after this many characters is taken as not closed. */
    static final int MAX_QUOTED = 1 << 18;

    static final int MAX_RECORD = 1 << 20;
    private static final int PIECE = 1 << 14;

    private final Reader in;
    private final CsvSyntax syntax;
    private final Supplier<Ending> ending;
    private final RecordScanner scanner;
    private final Deque<TextRecord> ready = new ArrayDeque<>();
    private char[] buffer = new char[1 << 15];
    private int position;
    private int limit;
    private long base;
    private long line = 1;
    private Supply supply = Supply.MORE;
    private long unclosed;
    private long firstUnclosed;
    private long firstUnclosedStart;

    /** What to do with a record that has no line end at the end of the text. */
    enum Ending {
        KEEP_LAST,
        DROP_LAST
    }

    /** @param ending asked at the end of the text */
    RecordReader(Reader in, CsvSyntax syntax, Supplier<Ending> ending) {
        this.in = in;
        this.syntax = syntax;
        this.ending = ending;
        this.scanner = new RecordScanner(syntax);
    }

    /** Passes over lines whatever they hold. */
    void skipLines(int count) throws IOException {
        RecordScanner lines = new RecordScanner(syntax.plain());
        for (int i = 0; i < count; i++) {
            int end = complete(() -> lines.scanPlain(buffer, position, limit, supply), lines);
            if (end < 0) {
                return;
            }
            line++;
            position = end;
        }
    }

    /** Empty at the end. */
    Optional<TextRecord> next() throws IOException {
        while (ready.isEmpty()) {
            if (!readPiece()) {
                return Optional.empty();
            }
        }
        return Optional.of(ready.remove());
    }

    /** Records whose quote is not closed, so far. */
    long unclosed() {
        return unclosed;
    }

    /** Line of the first of them, from 1. */
    long firstUnclosed() {
        return firstUnclosed;
    }

    /** Index of the first of them in the text. */
    long firstUnclosedStart() {
        return firstUnclosedStart;
    }

    private record Span(int start, int end, long line) {}

    /** Scans a piece of records and has it parsed; false at the end of the text. */
    private boolean readPiece() throws IOException {
        List<Span> spans = new ArrayList<>();
        int scanned = 0;
        while (scanned < PIECE) {
            int end = spans.isEmpty() ? complete(this::scan, scanner) : scan();
            if (end < 0 || position == limit || isCutOff(end)) {
                break;
            }
            if (scanner.isUnclosed() && !isComment()) {
                parse(spans);
                noteUnclosed();
                parsePlain(new Span(position, end, line));
                advance(end);
                return true;
            }
            if (!isComment() && !scanner.isBlank()) {
                spans.add(new Span(position, end, line));
            }
            scanned += end - position;
            advance(end);
        }
        parse(spans);
        return !spans.isEmpty() || scanned > 0;
    }

    private void advance(int end) {
        line += scanner.lines();
        position = end;
    }

    private void noteUnclosed() {
        if (unclosed++ == 0) {
            firstUnclosed = line;
            firstUnclosedStart = base + position;
        }
    }

    private int scan() {
        return isComment()
                ? scanner.scanPlain(buffer, position, limit, supply)
                : scanner.scan(buffer, position, limit, supply);
    }

    private boolean isComment() {
        return syntax.comment()
                .filter(sign -> position < limit && buffer[position] == sign)
                .isPresent();
    }

    private boolean isCutOff(int end) {
        return supply == Supply.ENDED
                && end == limit
                && !RecordScanner.isLineEnd(buffer[limit - 1])
                && ending.get() == Ending.DROP_LAST;
    }

    private interface Scan {
        int end();
    }

    /** Fetches characters until the record at the position is complete. */
    private int complete(Scan scan, RecordScanner used) throws IOException {
        int end = scan.end();
        while (end < 0) {
            if (limit - position >= MAX_QUOTED && used.isInsideQuotes()) {
                return used.scanPlain(buffer, position, limit, Supply.ENDED);
            }
            if (limit - position >= MAX_RECORD) {
                throw new LimitException("the record at line " + line + " is longer than " + MAX_RECORD
                        + " characters; is it a delimited text?");
            }
            if (supply == Supply.ENDED || !fill()) {
                return dropsOpenQuote(used) ? RecordScanner.INCOMPLETE : scan.end();
            }
            end = scan.end();
        }
        return end;
    }

    /** A quote still open where our own prefix cuts the text says nothing about the object. */
    private boolean dropsOpenQuote(RecordScanner used) {
        return used.isInsideQuotes() && ending.get() == Ending.DROP_LAST;
    }

    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            base += position;
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            supply = Supply.ENDED;
            return false;
        }
        limit += count;
        return true;
    }

    private void parse(List<Span> spans) {
        if (spans.isEmpty()) {
            return;
        }
        if (!parse(spans, syntax)) {
            spans.forEach(this::parseAlone);
        }
    }

    private void parseAlone(Span span) {
        if (!parse(List.of(span), syntax)) {
            parsePlain(span);
        }
    }

    private void parsePlain(Span span) {
        if (!parse(List.of(span), syntax.plain())) {
            throw new IllegalStateException("a line without quotes and escapes did not parse");
        }
    }

    /** False where the parser does not give one record for each span. */
    private boolean parse(List<Span> spans, CsvSyntax with) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(buffer, span.start(), span.end() - span.start());
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text.toString()), with.format())) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != spans.size()) {
                return false;
            }
            for (int i = 0; i < records.size(); i++) {
                Span span = spans.get(i);
                List<String> fields = Collections.unmodifiableList(
                        Arrays.asList(records.get(i).values()));
                ready.add(new TextRecord(fields, span.line(), base + span.start(), base + span.end()));
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            // An escape at the end of the text: the caller reads these lines without escapes.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

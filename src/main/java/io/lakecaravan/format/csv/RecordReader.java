package io.lakecaravan.format.csv;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records of a delimited text in order, in bounded memory. Blank lines and comments are passed over.
 *
 * <p>One stray quote must not make the rest of a file one value: a quoted field may have {@value #MAX_QUOTED}
 * characters, a record {@value #MAX_RECORD}. Each character is looked at a bounded number of times.
 */
final class RecordReader implements Closeable {
    /** A quoted field that is still open after this many characters is taken as not closed. */
    static final int MAX_QUOTED = 1 << 18;

    static final int MAX_RECORD = 1 << 20;

    private final Reader in;
    private final Optional<String> comment;
    private final Supplier<Ending> ending;
    private final RecordScanner scanner;
    private final RecordScanner lines;
    private char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private long base;
    private long line = 1;
    private Supply supply = Supply.MORE;
    private int recordStart;
    private long recordLine;
    private long lastLine;
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
        this.comment = syntax.comment();
        this.ending = ending;
        this.scanner = new RecordScanner(syntax);
        this.lines = new RecordScanner(syntax.plain());
    }

    /** Passes over lines whatever they hold. */
    void skipLines(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int end = complete(lines, Reading.PLAIN);
            if (end < 0) {
                return;
            }
            line++;
            position = end;
        }
    }

    /** Goes to the next record, whose fields can then be asked for; false at the end. */
    boolean advance() throws IOException {
        while (true) {
            boolean isComment = isComment();
            int end = isComment ? complete(lines, Reading.PLAIN) : complete(scanner, Reading.QUOTES);
            if (end < 0 || position == limit || isCutOff(end)) {
                return false;
            }
            recordStart = position;
            recordLine = line;
            line += isComment ? lines.lines() : scanner.lines();
            line += RecordScanner.isLineEnd(buffer[end - 1]) ? 0 : 1;
            position = end;
            if (isComment || scanner.isBlank()) {
                continue;
            }
            lastLine = line - 1;
            if (scanner.isUnclosed() && unclosed++ == 0) {
                firstUnclosed = recordLine;
                firstUnclosedStart = base + recordStart;
            }
            return true;
        }
    }

    /** Empty at the end. */
    Optional<TextRecord> next() throws IOException {
        return advance() ? Optional.of(record()) : Optional.empty();
    }

    /** The record that {@link #advance} went to, to be kept. */
    TextRecord record() {
        List<String> fields = new ArrayList<>(scanner.fields());
        for (int i = 0; i < scanner.fields(); i++) {
            fields.add(text(i));
        }
        return new TextRecord(
                Collections.unmodifiableList(fields), recordLine, base + recordStart, base + position, line);
    }

    int fields() {
        return scanner.fields();
    }

    /** Null where the field is empty without quotes. */
    String text(int field) {
        return scanner.isNull(field) ? null : scanner.text(buffer, field);
    }

    /** Spans of the record's fields in {@link #characters}, until the next {@link #advance}. */
    RecordScanner spans() {
        return scanner;
    }

    char[] characters() {
        return buffer;
    }

    /** Line of the record, from 1. */
    long line() {
        return recordLine;
    }

    /** Line behind the record; behind the last, the line behind the text. */
    long nextLine() {
        return line;
    }

    /** Last line that holds something, from 1. */
    long lastLine() {
        return lastLine;
    }

    /** Whether one of the first fields holds nothing. */
    boolean leavesEmpty(int columns) {
        for (int i = 0; i < columns && i < scanner.fields(); i++) {
            if (scanner.start(i) == scanner.end(i)) {
                return true;
            }
        }
        return false;
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

    private boolean isComment() throws IOException {
        if (comment.isEmpty()) {
            return false;
        }
        String sign = comment.get();
        while (limit - position < sign.length() && supply == Supply.MORE && fill()) {
            // Until the sign would fit.
        }
        if (limit - position < sign.length()) {
            return false;
        }
        for (int i = 0; i < sign.length(); i++) {
            if (buffer[position + i] != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCutOff(int end) {
        return supply == Supply.ENDED
                && end == limit
                && !RecordScanner.isLineEnd(buffer[limit - 1])
                && ending.get() == Ending.DROP_LAST;
    }

    private enum Reading {
        QUOTES,
        PLAIN
    }

    /** Fetches characters until the record at the position is complete. */
    private int complete(RecordScanner used, Reading reading) throws IOException {
        Reading as = reading;
        while (true) {
            int end = as == Reading.PLAIN
                    ? used.scanPlain(buffer, position, limit, supply)
                    : used.scan(buffer, position, limit, supply);
            if (end >= 0) {
                return end;
            }
            if (limit - position >= MAX_QUOTED && used.isInsideQuotes()) {
                as = Reading.PLAIN;
                continue;
            }
            if (limit - position >= MAX_RECORD) {
                throw new LimitException("the record at line " + line + " is longer than " + MAX_RECORD
                        + " characters; is it a delimited text?");
            }
            if (supply == Supply.ENDED || (!fill() && dropsOpenQuote(used))) {
                return RecordScanner.INCOMPLETE;
            }
        }
    }

    /** A quote still open where our own prefix cuts the text says nothing about the object. */
    private boolean dropsOpenQuote(RecordScanner used) {
        return used.isInsideQuotes() && ending.get() == Ending.DROP_LAST;
    }

    /** Fills the buffer up, as scanning begins anew at the record's start. */
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
        int before = limit;
        while (limit < buffer.length) {
            int count = in.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                break;
            }
            limit += count;
        }
        if (limit == before) {
            supply = Supply.ENDED;
        }
        return limit > before;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

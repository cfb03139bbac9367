package io.lakecaravan.format.csv;

import java.util.Arrays;

/**
 * Finds where a record ends, and the spans of its fields, without building strings. Records end at CR LF, LF or CR
 * outside quotes. Reused for many records.
 *
 * <p>A quoted field that spans lines and is then closed in the middle of a field, or never, is no quoted field: its
 * record ends at its first line, read as if quotes meant nothing.
 */
final class RecordScanner {
    static final int INCOMPLETE = -1;
    private static final int NO_CHARACTER = -1;

    private final int delimiter;
    private final int quote;
    private final int escape;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private int fields;
    private int lines;
    private boolean unclosed;
    private boolean strayQuote;
    private boolean insideQuotes;

    RecordScanner(CsvSyntax syntax) {
        delimiter = syntax.delimiter();
        quote = syntax.quote().map(Integer::valueOf).orElse(NO_CHARACTER);
        escape = syntax.escape().map(Integer::valueOf).orElse(NO_CHARACTER);
    }

    /** Whether characters may follow those at hand. */
    enum Supply {
        MORE,
        ENDED
    }

    /**
     * @return index after the record's line end, or {@link #INCOMPLETE} where it may go on behind {@code to}
     */
    int scan(char[] text, int from, int to, Supply supply) {
        reset();
        int end = scanFields(text, from, to, supply, quote, escape);
        return unclosed ? scanPlain(text, from, to, supply) : end;
    }

    /** As {@link #scan}, with no meaning for quotes and escapes. */
    int scanPlain(char[] text, int from, int to, Supply supply) {
        reset();
        unclosed = true;
        return scanFields(text, from, to, supply, NO_CHARACTER, NO_CHARACTER);
    }

    private void reset() {
        fields = 0;
        lines = 0;
        unclosed = false;
        strayQuote = false;
        insideQuotes = false;
    }

    private int scanFields(char[] text, int from, int to, Supply supply, int quoteSign, int escapeSign) {
        int at = from;
        while (true) {
            int start = at;
            boolean isQuoted = at < to && text[at] == quoteSign;
            if (isQuoted) {
                at = scanQuoted(text, at, to, supply, quoteSign, escapeSign);
                if (at < 0 || unclosed) {
                    return INCOMPLETE;
                }
            }
            while (at < to && text[at] != delimiter && !isLineEnd(text[at])) {
                at += text[at] == escapeSign ? 2 : 1;
            }
            at = Math.min(at, to);
            addField(start, at, isQuoted);
            if (at == to) {
                return supply == Supply.ENDED ? at : INCOMPLETE;
            }
            if (text[at] != delimiter) {
                return lineEnd(text, at, to, supply);
            }
            at++;
        }
    }

    /** Index after the closing quote; whatever stands before the next delimiter is a stray rest. */
    private int scanQuoted(char[] text, int from, int to, Supply supply, int quoteSign, int escapeSign) {
        int at = from + 1;
        int before = lines;
        while (at < to) {
            char c = text[at];
            if (c == escapeSign && c != quoteSign) {
                at += 2;
            } else if (c != quoteSign) {
                lines += isLineEnd(c) && !(c == '\n' && text[at - 1] == '\r') ? 1 : 0;
                at++;
            } else if (at + 1 < to && text[at + 1] == quoteSign) {
                at += 2;
            } else if (at + 1 == to && supply == Supply.MORE) {
                break;
            } else {
                return closed(text, at + 1, to, before);
            }
        }
        insideQuotes = true;
        unclosed = supply == Supply.ENDED;
        return INCOMPLETE;
    }

    private int closed(char[] text, int at, int to, int linesBefore) {
        boolean stray = at < to && text[at] != delimiter && !isLineEnd(text[at]);
        strayQuote |= stray;
        unclosed = stray && lines > linesBefore;
        return at;
    }

    private int lineEnd(char[] text, int at, int to, Supply supply) {
        lines++;
        if (text[at] == '\r') {
            if (at + 1 == to && supply == Supply.MORE) {
                return INCOMPLETE;
            }
            return at + 1 < to && text[at + 1] == '\n' ? at + 2 : at + 1;
        }
        return at + 1;
    }

    private void addField(int start, int end, boolean isQuoted) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
        }
        starts[fields] = start;
        ends[fields] = end;
        quoted[fields] = isQuoted;
        fields++;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    int fields() {
        return fields;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    /** Whether the last record is a line with nothing on it. */
    boolean isBlank() {
        return fields == 1 && starts[0] == ends[0];
    }

    /** Line ends in the last record, its own included. */
    int lines() {
        return lines;
    }

    /** Whether the last record holds a quote that is not closed. */
    boolean isUnclosed() {
        return unclosed;
    }

    /** Whether characters follow a closing quote before the next delimiter. */
    boolean hasStrayQuote() {
        return strayQuote;
    }

    /** Whether the last, incomplete record ends inside quotes. */
    boolean isInsideQuotes() {
        return insideQuotes;
    }
}

package io.lakecaravan.format.csv;

import java.util.Arrays;

/**
 * Finds where a record ends, and the spans of its fields, without building strings. Records end at CR LF, LF or CR
 * outside quotes (RFC 4180, and what is found beyond it: blanks around quotes, escapes, delimiters of several
 * characters). Reused for many records.
 *
 * <p>A quoted field that spans lines and is then closed in the middle of a field, or never, is no quoted field: its
 * record ends at its first line, read as if quotes meant nothing.
 */
final class RecordScanner {
    static final int INCOMPLETE = -1;
    private static final int NO_CHARACTER = -1;
    private static final byte QUOTED = 1;
    private static final byte ESCAPED = 2;
    private static final byte STRAY = 4;

    private final boolean blanks;
    private final char delimiter;
    private final String delimiterRest;
    private final int quote;
    private final int escape;
    private final boolean blanksBeforeQuote;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] stops = new int[32];
    private byte[] flags = new byte[32];
    private int fields;
    private int lines;
    private boolean unclosed;
    private boolean strayQuote;
    private boolean insideQuotes;
    private int contentEnd;
    private byte flag;

    RecordScanner(CsvSyntax syntax) {
        blanks = syntax.isBlanks();
        delimiter = blanks ? ' ' : syntax.delimiter().charAt(0);
        delimiterRest = blanks ? "" : syntax.delimiter().substring(1);
        blanksBeforeQuote = delimiter != ' ';
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
        int at = blanks ? skipBlanks(text, from, to) : from;
        while (true) {
            int start = at;
            int opening = quoteSign == NO_CHARACTER ? to : opening(text, at, to, quoteSign);
            flag = 0;
            if (opening < to) {
                at = scanQuoted(text, opening, to, supply, quoteSign, escapeSign);
                if (at < 0 || unclosed) {
                    return INCOMPLETE;
                }
                start = opening + 1;
            }
            at = scanPlainField(text, at, to, escapeSign);
            addField(start, (flag & QUOTED) != 0 ? contentEnd : at, at);
            if (at == to) {
                return supply == Supply.ENDED ? at : INCOMPLETE;
            }
            if (isLineEnd(text[at])) {
                return lineEnd(text, at, to, supply);
            }
            if (!blanks) {
                at += 1 + delimiterRest.length();
                continue;
            }
            at = skipBlanks(text, at, to);
            if (at < to && isLineEnd(text[at])) {
                return lineEnd(text, at, to, supply);
            }
            if (at == to) {
                return supply == Supply.ENDED ? at : INCOMPLETE;
            }
        }
    }

    /** Index of the quote that a field starts with, or {@code to}. */
    private int opening(char[] text, int at, int to, int quoteSign) {
        int quoteAt = at;
        if (blanksBeforeQuote) {
            while (quoteAt < to && text[quoteAt] == ' ') {
                quoteAt++;
            }
        }
        return quoteAt < to && text[quoteAt] == quoteSign ? quoteAt : to;
    }

    /** Index of the next delimiter or line end. */
    private int scanPlainField(char[] text, int from, int to, int escapeSign) {
        int at = from;
        char sign = delimiter;
        if (escapeSign == NO_CHARACTER && delimiterRest.isEmpty() && !blanks) {
            while (at < to) {
                char c = text[at];
                if (c == sign || c == '\n' || c == '\r') {
                    return at;
                }
                at++;
            }
            return at;
        }
        while (at < to) {
            char c = text[at];
            if (c == escapeSign) {
                flag |= ESCAPED;
                at += 2;
            } else if (isLineEnd(c) || isDelimiter(text, at, to)) {
                return at;
            } else {
                at++;
            }
        }
        return Math.min(at, to);
    }

    private boolean isDelimiter(char[] text, int at, int to) {
        char c = text[at];
        if (blanks) {
            return c == ' ' || c == '\t';
        }
        if (c != delimiter || at + delimiterRest.length() >= to && !delimiterRest.isEmpty()) {
            return false;
        }
        for (int i = 0; i < delimiterRest.length(); i++) {
            if (text[at + 1 + i] != delimiterRest.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int skipBlanks(char[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Index after the closing quote and blanks; whatever stands before the next delimiter is a stray rest. */
    private int scanQuoted(char[] text, int from, int to, Supply supply, int quoteSign, int escapeSign) {
        int at = from + 1;
        int before = lines;
        flag = QUOTED;
        while (at < to) {
            char c = text[at];
            if (c == quoteSign) {
                if (at + 1 < to && text[at + 1] == quoteSign) {
                    flag |= ESCAPED;
                    at += 2;
                } else if (at + 1 == to && supply == Supply.MORE) {
                    break;
                } else {
                    return closed(text, at, to, before);
                }
            } else if (c == escapeSign) {
                flag |= ESCAPED;
                at += 2;
            } else {
                lines += isLineEnd(c) && !(c == '\n' && text[at - 1] == '\r') ? 1 : 0;
                at++;
            }
        }
        insideQuotes = true;
        unclosed = supply == Supply.ENDED;
        return INCOMPLETE;
    }

    private int closed(char[] text, int quoteAt, int to, int linesBefore) {
        contentEnd = quoteAt;
        int at = quoteAt + 1;
        while (at < to && text[at] == ' ' && blanksBeforeQuote) {
            at++;
        }
        if (at < to && !isLineEnd(text[at]) && !isDelimiter(text, at, to)) {
            flag |= STRAY;
            strayQuote = true;
            unclosed = lines > linesBefore;
            return quoteAt + 1;
        }
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

    private void addField(int start, int end, int stop) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            stops = Arrays.copyOf(stops, fields * 2);
            flags = Arrays.copyOf(flags, fields * 2);
        }
        starts[fields] = start;
        ends[fields] = end;
        stops[fields] = stop;
        flags[fields] = flag;
        fields++;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    int fields() {
        return fields;
    }

    /** First character of the field's content. */
    int start(int field) {
        return starts[field];
    }

    /** Index after the content. */
    int end(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return (flags[field] & QUOTED) != 0;
    }

    /** Whether the field's value is the characters from {@link #start} to {@link #end} as they stand. */
    boolean isVerbatim(int field) {
        return (flags[field] & (ESCAPED | STRAY)) == 0;
    }

    /** Whether the field is empty without quotes. */
    boolean isNull(int field) {
        return flags[field] == 0 && starts[field] == ends[field];
    }

    /** The field's value; with its quotes where characters stand behind the closing one, as then they are no quotes. */
    String text(char[] text, int field) {
        int start = starts[field];
        int end = ends[field];
        if ((flags[field] & STRAY) != 0) {
            return new String(text, start - 1, stops[field] - start + 1);
        }
        return (flags[field] & ESCAPED) == 0
                ? new String(text, start, end - start)
                : unescaped(text, start, end, isQuoted(field));
    }

    private String unescaped(char[] text, int start, int end, boolean inQuotes) {
        StringBuilder value = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            char c = text[at];
            if (inQuotes && c == quote && at + 1 < end && text[at + 1] == quote) {
                at++;
                value.append(c);
            } else if (c == escape && at + 1 < end) {
                appendEscaped(value, text[++at]);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void appendEscaped(StringBuilder value, char c) {
        switch (c) {
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            default -> {
                if (c != delimiter && c != quote && c != escape && !isLineEnd(c)) {
                    value.append((char) escape);
                }
                value.append(c);
            }
        }
    }

    /** Whether the last record is a line with nothing on it. */
    boolean isBlank() {
        return fields == 1 && starts[0] == stops[0];
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

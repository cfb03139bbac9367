package io.lakecaravan.format.json;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.json.LineRecords.LastLine;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** Characters of a text up to the end of a line; lines end with LF, CR or both. Indexes are those of {@link #characters}. */
final class LineBuffer implements Closeable {
    private static final int SIZE = 1 << 17;

    private final Reader in;
    private final LastLine lastLine;
    private char[] characters = new char[SIZE];
    private int position;
    /** Behind the last whole line. */
    private int end;
    /** Behind the last character. */
    private int filled;

    private long read;
    private boolean ended;

    LineBuffer(Reader in, LastLine lastLine) {
        this.in = in;
        this.lastLine = lastLine;
    }

    /** Brings whole lines in; false where there are none left. */
    boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        System.arraycopy(characters, end, characters, 0, filled - end);
        filled -= end;
        position = 0;
        end = 0;
        int searched = 0;
        while (end == 0 && !ended) {
            grow();
            int count = in.read(characters, filled, characters.length - filled);
            if (count < 0) {
                ended = true;
            } else {
                filled += count;
                end = lastLineEnd(searched);
                searched = filled;
            }
        }
        if (ended && lastLine == LastLine.KEEP) {
            end = filled;
        }
        return end > 0;
    }

    private void grow() throws LimitException {
        if (filled < characters.length) {
            return;
        }
        if (filled > RecordLimit.MAX_RECORD) {
            throw new LimitException("a line of JSON is longer than " + RecordLimit.MAX_RECORD + " characters");
        }
        characters = java.util.Arrays.copyOf(characters, characters.length * 2);
    }

    /** Behind the last line end at or after an index; 0 where there is none. */
    private int lastLineEnd(int from) {
        for (int at = filled - 1; at >= from; at--) {
            if (isLineEnd(characters[at])) {
                return at + 1;
            }
        }
        return 0;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    char[] characters() {
        return characters;
    }

    /** Where the next record is looked for. */
    int position() {
        return position;
    }

    /** Behind the last whole line. */
    int end() {
        return end;
    }

    /** Characters of the text before {@link #position}. */
    long read() {
        return read;
    }

    /** Everything before the index is done with. */
    void take(int index) {
        read += index - position;
        position = index;
    }

    /** Where the line that the token stands in starts, not before {@code from}. */
    int lineStart(int from, int token) {
        int at = token;
        while (at > from && !isLineEnd(characters[at - 1])) {
            at--;
        }
        return at;
    }

    /** Start of the first line at or after {@code from} that is not blank, or the last line. */
    int nextText(int from) {
        int at = from;
        while (at < end && characters[at] <= ' ') {
            at++;
        }
        return lineStart(from, at < end ? at : from);
    }

    /** Index of the line end, or {@link #end}. */
    int lineEnd(int from) {
        int at = from;
        while (at < end && !isLineEnd(characters[at])) {
            at++;
        }
        return at;
    }

    /** Behind the line end at the index. */
    int afterLine(int lineEnd) {
        return Math.min(lineEnd + 1, end);
    }

    /** Whether the line that ends there has no line end. */
    boolean isUnended(int lineEnd) {
        return lineEnd == end && ended && (end == 0 || !isLineEnd(characters[end - 1]));
    }

    /** Behind the line of a value that lies alone on it, as JSON is mostly written; 0 where it does not. */
    int afterValue(int start, int valueEnd) {
        int at = valueEnd;
        while (at < end && (characters[at] == ' ' || characters[at] == '\t')) {
            at++;
        }
        if (at < end && !isLineEnd(characters[at])) {
            return 0;
        }
        for (int i = start; i < valueEnd; i++) {
            if (isLineEnd(characters[i])) {
                return 0;
            }
        }
        return at < end ? at + 1 : Math.max(at, 1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

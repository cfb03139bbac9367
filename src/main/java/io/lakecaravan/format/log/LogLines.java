package io.lakecaravan.format.log;

import io.lakecaravan.format.LimitException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a text up to LF, CR LF or CR, without them. */
final class LogLines implements Closeable {
    static final int MOST_LINE = 1 << 20;

    private final Reader in;
    private final char[] buffer = new char[8192];
    private int start;
    private int end;
    private boolean skipLineFeed;
    private boolean ended;

    LogLines(Reader in) {
        this.in = in;
    }

    /** Empty at the end. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (fill()) {
            any = true;
            int at = start;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            line.append(buffer, start, at - start);
            if (line.length() > MOST_LINE) {
                throw new LimitException("a line of the log is longer than " + MOST_LINE + " characters");
            }
            start = at;
            if (at < end) {
                skipLineFeed = buffer[at] == '\r';
                start++;
                return Optional.of(line.toString());
            }
        }
        return any ? Optional.of(line.toString()) : Optional.empty();
    }

    private boolean fill() throws IOException {
        while (true) {
            if (start == end && !ended) {
                start = 0;
                end = Math.max(0, in.read(buffer, 0, buffer.length));
                ended = end == 0;
            }
            if (start == end) {
                return false;
            }
            if (skipLineFeed && buffer[start] == '\n') {
                start++;
            }
            boolean skipped = skipLineFeed;
            skipLineFeed = false;
            if (!skipped || start < end) {
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

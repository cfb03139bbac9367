package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Newline-delimited JSON: each line by itself, so that a bad one costs no more than itself.
 *
 * <p>One parser runs over many lines, as long as each of them is exactly one value; a line that is anything else is
 * parsed alone, and another parser goes on behind it.
 */
final class LineRecords<T> implements JsonRecords<T> {
    private final JsonFactory factory;
    private final RecordBuilder<T> builder;
    private final LineBuffer lines;
    private final Deque<T> ready = new ArrayDeque<>();
    private Optional<JsonParser> run = Optional.empty();
    /** Index in the buffer where the running parser began. */
    private int runStart;

    private long position;
    private long skipped;
    private long firstSkipped = -1;
    private Optional<Break> broken = Optional.empty();

    /** What to do with a line that has no line end. */
    enum LastLine {
        KEEP,
        DROP
    }

    LineRecords(JsonFactory factory, Reader in, LastLine lastLine, RecordBuilder<T> builder) {
        this.factory = factory;
        this.builder = builder;
        this.lines = new LineBuffer(in, lastLine);
    }

    @Override
    public Optional<T> next() throws IOException {
        while (ready.isEmpty()) {
            if (run.isEmpty() && !lines.fill()) {
                return Optional.empty();
            }
            Optional<T> record = fromRun();
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.of(ready.remove());
    }

    /** The next record of the running parser; empty where it has ended or its line was parsed alone. */
    private Optional<T> fromRun() throws IOException {
        JsonParser parser = run.isPresent() ? run.get() : start();
        int line = lines.position();
        try {
            if (parser.nextToken() == null) {
                lines.take(lines.end());
                stop();
                return Optional.empty();
            }
            int token = runStart + (int) parser.currentTokenLocation().getCharOffset();
            T record = builder.read(parser);
            int end = lines.afterValue(
                    token, runStart + (int) parser.currentLocation().getCharOffset());
            if (end > 0) {
                lines.take(end);
                position = lines.read();
                return Optional.of(record);
            }
            line = lines.lineStart(line, token);
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        } catch (JsonProcessingException e) {
            line = lines.nextText(line);
        }
        stop();
        parseAlone(line);
        return Optional.empty();
    }

    private JsonParser start() throws IOException {
        runStart = lines.position();
        JsonParser parser = factory.createParser(lines.characters(), runStart, lines.end() - runStart);
        run = Optional.of(parser);
        return parser;
    }

    private void stop() throws IOException {
        if (run.isPresent()) {
            run.get().close();
            run = Optional.empty();
        }
    }

    /** @param from index in the buffer where the line starts */
    private void parseAlone(int from) throws IOException {
        int end = lines.lineEnd(from);
        long start = lines.read() + from - lines.position();
        List<T> values = new ArrayList<>();
        try (JsonParser parser = factory.createParser(lines.characters(), from, end - from)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values.add(builder.read(parser));
            }
            ready.addAll(values);
            lines.take(lines.afterLine(end));
            position = lines.read();
            return;
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        } catch (JsonEOFException e) {
            if (lines.isUnended(end)) {
                broken = Optional.of(new Break(Break.Kind.ENDED, start));
            } else {
                skip(start);
            }
        } catch (JsonProcessingException e) {
            skip(start);
        }
        lines.take(lines.afterLine(end));
    }

    private void skip(long start) {
        if (skipped++ == 0) {
            firstSkipped = start;
        }
    }

    @Override
    public Optional<Break> broken() {
        return broken;
    }

    @Override
    public long skippedLines() {
        return skipped;
    }

    @Override
    public OptionalLong firstSkipped() {
        return firstSkipped < 0 ? OptionalLong.empty() : OptionalLong.of(firstSkipped);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        stop();
        lines.close();
    }
}

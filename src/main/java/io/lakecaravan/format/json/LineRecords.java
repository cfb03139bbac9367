package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.LimitException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Newline-delimited JSON: each line by itself, so that a bad one costs no more than itself. */
final class LineRecords implements JsonRecords {
    private final JsonFactory factory;
    private final BufferedReader in;
    private final Deque<JsonNode> ready = new ArrayDeque<>();
    private final LastLine lastLine;
    private boolean endedByLine;
    private long read;
    private long position;
    private long skipped;
    private long firstSkipped = -1;
    private Optional<Break> broken = Optional.empty();

    /** What to do with a line that has no line end. */
    enum LastLine {
        KEEP,
        DROP
    }

    LineRecords(JsonFactory factory, Reader in, LastLine lastLine) {
        this.factory = factory;
        this.lastLine = lastLine;
        this.in = new BufferedReader(in);
    }

    @Override
    public Optional<JsonNode> next() throws IOException {
        while (ready.isEmpty()) {
            long start = read;
            Optional<String> line = line();
            if (line.isEmpty() || (!endedByLine && lastLine == LastLine.DROP)) {
                return Optional.empty();
            }
            if (!line.get().isBlank()) {
                parse(line.get(), start);
            }
        }
        return Optional.of(ready.remove());
    }

    private void parse(String line, long start) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        try (JsonParser parser = factory.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values.add(new JsonTree(parser).read());
            }
            ready.addAll(values);
            position = read;
        } catch (StreamConstraintsException e) {
            throw JsonTree.limit(e);
        } catch (JsonEOFException e) {
            if (!endedByLine) {
                broken = Optional.of(new Break(Break.Kind.ENDED, start));
            } else {
                skip(start);
            }
        } catch (JsonProcessingException e) {
            skip(start);
        }
    }

    private void skip(long start) {
        if (skipped++ == 0) {
            firstSkipped = start;
        }
    }

    /** Up to LF, CR or both, without them. */
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        endedByLine = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            read++;
            if (c == '\n' || c == '\r') {
                endedByLine = true;
                return Optional.of(line.toString());
            }
            line.append((char) c);
            if (line.length() > JsonTree.MAX_VALUE) {
                throw new LimitException("a line of JSON is longer than " + JsonTree.MAX_VALUE + " characters");
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
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
        in.close();
    }
}

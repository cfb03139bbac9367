package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.lakecaravan.format.LimitException;
import java.io.IOException;

/** Keeps one record from filling the memory. Asks the parser for its place only now and then, for that costs time. */
final class RecordLimit {
    /** Most characters of one record. */
    static final int MAX_RECORD = 16 << 20;

    private static final int EVERY = 64;
    private static final int LONG_TEXT = 64 << 10;

    private long start;
    private int tokens;

    /** @param parser at the record's first token */
    void begin(JsonParser parser) {
        start = parser.currentTokenLocation().getCharOffset();
        tokens = 0;
    }

    /** The next token inside of the record; the end of the text is an error there. */
    JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonEOFException(parser, null, "the text ends inside a value");
        }
        if (++tokens % EVERY == 0 || isLong(parser, token)) {
            check(parser);
        }
        return token;
    }

    private static boolean isLong(JsonParser parser, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING && parser.getTextLength() > LONG_TEXT;
    }

    private void check(JsonParser parser) throws LimitException {
        if (parser.currentLocation().getCharOffset() - start > MAX_RECORD) {
            throw new LimitException("a JSON record is longer than " + MAX_RECORD + " characters");
        }
    }

    /** The parser's words may quote the file, so they stay in the cause's class alone. */
    static LimitException of(StreamConstraintsException e) {
        LimitException limit =
                new LimitException("the JSON text passes a limit on depth, or on the length of a number, name or text");
        limit.initCause(e);
        return limit;
    }
}

package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Values one after the other, the elements of arrays among them; or the elements of one member of an object alone; or
 * the members of an object.
 */
final class ValueRecords<T> implements JsonRecords<T> {
    private final JsonParser parser;
    private final JsonShape shape;
    private final RecordBuilder<T> builder;
    private boolean inArray;
    private boolean inMember;
    private boolean ended;
    private long position;
    private Optional<Break> broken = Optional.empty();

    ValueRecords(JsonFactory factory, Reader in, JsonShape shape, RecordBuilder<T> builder) throws IOException {
        this.parser = factory.createParser(in);
        this.shape = shape;
        this.builder = builder;
    }

    @Override
    public Optional<T> next() throws IOException {
        while (!ended) {
            try {
                Optional<T> record = step();
                if (record.isPresent()) {
                    position = parser.currentLocation().getCharOffset();
                    return record;
                }
            } catch (StreamConstraintsException e) {
                throw RecordLimit.of(e);
            } catch (JsonEOFException e) {
                end(Break.Kind.ENDED, e);
            } catch (JsonProcessingException e) {
                end(Break.Kind.MALFORMED, e);
            }
        }
        return Optional.empty();
    }

    private void end(Break.Kind kind, JsonProcessingException e) {
        ended = true;
        long at = e.getLocation() == null ? position : e.getLocation().getCharOffset();
        broken = Optional.of(new Break(kind, Math.max(at, 0)));
    }

    private Optional<T> step() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            ended = true;
            if (inArray || inMember) {
                broken = Optional.of(
                        new Break(Break.Kind.ENDED, parser.currentLocation().getCharOffset()));
            }
            return Optional.empty();
        }
        return switch (shape.kind()) {
            case MEMBER -> inMember ? element(token) : enter(token);
            case ENTRIES -> entry(token);
            case LINES, VALUES -> element(token);
        };
    }

    private Optional<T> element(JsonToken token) throws IOException {
        if (inArray && token == JsonToken.END_ARRAY) {
            inArray = false;
            ended = inMember;
            return Optional.empty();
        }
        if (!inArray && token == JsonToken.START_ARRAY) {
            inArray = true;
            return Optional.empty();
        }
        return Optional.of(builder.read(parser));
    }

    private Optional<T> entry(JsonToken token) throws IOException {
        if (token != JsonToken.FIELD_NAME) {
            inMember = token == JsonToken.START_OBJECT;
            return Optional.empty();
        }
        String key = parser.currentName();
        if (parser.nextToken() == null) {
            throw new JsonEOFException(parser, null, "the text ends inside a member");
        }
        return Optional.of(builder.entry(key, parser));
    }

    /** Passes over the other members of the object. */
    private Optional<T> enter(JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            boolean wanted = shape.member().filter(parser.currentName()::equals).isPresent();
            JsonToken value = parser.nextToken();
            if (wanted && value == JsonToken.START_ARRAY) {
                inMember = true;
                inArray = true;
            } else if (value != null) {
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Break> broken() {
        return broken;
    }

    @Override
    public long skippedLines() {
        return 0;
    }

    @Override
    public OptionalLong firstSkipped() {
        return OptionalLong.empty();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.OptionalLong;

/** Values one after the other, the elements of arrays among them, or of one member of an object alone. */
final class ValueRecords implements JsonRecords {
    private final JsonParser parser;
    private final Optional<String> member;
    private boolean inArray;
    private boolean inMember;
    private boolean ended;
    private long position;
    private Optional<Break> broken = Optional.empty();
    private Optional<JsonNode> partial = Optional.empty();

    ValueRecords(JsonFactory factory, Reader in, Optional<String> member) throws IOException {
        this.parser = factory.createParser(in);
        this.member = member;
    }

    @Override
    public Optional<JsonNode> next() throws IOException {
        while (!ended) {
            try {
                Optional<JsonNode> record = step();
                if (record.isPresent()) {
                    position = parser.currentLocation().getCharOffset();
                    return record;
                }
            } catch (StreamConstraintsException e) {
                throw JsonTree.limit(e);
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

    private Optional<JsonNode> step() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            ended = true;
            if (inArray) {
                broken = Optional.of(
                        new Break(Break.Kind.ENDED, parser.currentLocation().getCharOffset()));
            }
            return Optional.empty();
        }
        if (member.isPresent() && !inMember) {
            return enter(token);
        }
        if (inArray && token == JsonToken.END_ARRAY) {
            inArray = false;
            ended = inMember;
            return Optional.empty();
        }
        if (!inArray && token == JsonToken.START_ARRAY) {
            inArray = true;
            return Optional.empty();
        }
        JsonTree tree = new JsonTree(parser);
        try {
            return Optional.of(tree.read());
        } catch (JsonProcessingException e) {
            partial = tree.root();
            throw e;
        }
    }

    /** Passes over the other members of the object. */
    private Optional<JsonNode> enter(JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            boolean wanted = member.get().equals(parser.currentName());
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

    /** What there is of the record in which the text broke off. */
    Optional<JsonNode> partial() {
        return partial;
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

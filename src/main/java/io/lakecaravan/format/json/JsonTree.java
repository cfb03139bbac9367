package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.util.Optional;

/**
 * Builds the tree of one value with exact numbers. Of a repeated key the last value counts, at the place of the first.
 * When the text ends or breaks inside the value, {@link #root} holds what was there before.
 */
final class JsonTree {
    /** Most characters of one value that is kept whole. */
    static final int MAX_VALUE = 16 << 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final long start;
    private Optional<JsonNode> root = Optional.empty();

    /** @param parser at the value's first token */
    JsonTree(JsonParser parser) {
        this.parser = parser;
        this.start = parser.currentTokenLocation().getCharOffset();
    }

    /** What was built so far. */
    Optional<JsonNode> root() {
        return root;
    }

    /** Reads the value to its end. */
    JsonNode read() throws IOException {
        try {
            return value(parser.currentToken());
        } catch (StreamConstraintsException e) {
            throw limit(e);
        }
    }

    /** The parser's words may quote the file, so they stay in the cause's class alone. */
    static LimitException limit(StreamConstraintsException e) {
        LimitException limit = new LimitException(
                "the JSON text passes a limit on depth, or on the length of a " + "number, name or text");
        limit.initCause(e);
        return limit;
    }

    private JsonNode value(JsonToken token) throws IOException {
        JsonNode node = child(token);
        root = Optional.of(node);
        fill(node);
        return node;
    }

    /** Recursive: the parser's limit on depth bounds it. A child is in its parent before it is filled. */
    private void fill(JsonNode container) throws IOException {
        if (container instanceof ObjectNode object) {
            fillObject(object);
        } else if (container instanceof ArrayNode array) {
            fillArray(array);
        }
    }

    private void fillObject(ObjectNode object) throws IOException {
        while (next() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = next();
            JsonNode child = child(token);
            object.set(name, child);
            fill(child);
        }
    }

    private void fillArray(ArrayNode array) throws IOException {
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            JsonNode child = child(token);
            array.add(child);
            fill(child);
        }
    }

    private JsonNode child(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            default -> scalar(token);
        };
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new com.fasterxml.jackson.core.io.JsonEOFException(parser, null, "the text ends inside a value");
        }
        if (parser.currentLocation().getCharOffset() - start > MAX_VALUE) {
            throw new LimitException("a JSON value is longer than " + MAX_VALUE + " characters");
        }
        return token;
    }

    private JsonNode scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT ->
                parser.isNaN() ? NODES.numberNode(parser.getDoubleValue()) : NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no value starts with " + token);
        };
    }
}

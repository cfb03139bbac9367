package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Builds trees of records with exact numbers. Of a repeated key the last value counts, at the place of the first. When
 * the text ends or breaks inside a record, {@link #root} holds what was there before.
 */
final class JsonTree implements RecordBuilder<JsonNode> {
    /** Names of the columns of a member that is a record by itself. */
    static final String KEY = "key";

    static final String VALUE = "value";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RecordLimit limit;
    private Optional<JsonNode> root = Optional.empty();

    JsonTree() {
        this(new RecordLimit());
    }

    private JsonTree(RecordLimit limit) {
        this.limit = limit;
    }

    /** What was built of the last record. */
    Optional<JsonNode> root() {
        return root;
    }

    @Override
    public JsonNode read(JsonParser parser) throws IOException {
        limit.begin(parser);
        try {
            JsonNode node = child(parser, parser.currentToken());
            root = Optional.of(node);
            fill(parser, node);
            return node;
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        }
    }

    @Override
    public JsonNode entry(String key, JsonParser parser) throws IOException {
        ObjectNode entry = NODES.objectNode();
        entry.put(KEY, key);
        entry.set(VALUE, read(parser));
        return entry;
    }

    /** The value at the parser's token, as a part of a record whose limit is kept by the caller. */
    static JsonNode part(JsonParser parser, RecordLimit limit) throws IOException {
        JsonTree tree = new JsonTree(limit);
        JsonNode node = child(parser, parser.currentToken());
        tree.fill(parser, node);
        return node;
    }

    /** Recursive: the parser's limit on depth bounds it. A child is in its parent before it is filled. */
    private void fill(JsonParser parser, JsonNode container) throws IOException {
        if (container instanceof ObjectNode object) {
            fillObject(parser, object);
        } else if (container instanceof ArrayNode array) {
            fillArray(parser, array);
        }
    }

    private void fillObject(JsonParser parser, ObjectNode object) throws IOException {
        while (limit.next(parser) == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonNode child = child(parser, limit.next(parser));
            object.set(name, child);
            fill(parser, child);
        }
    }

    private void fillArray(JsonParser parser, ArrayNode array) throws IOException {
        for (JsonToken token = limit.next(parser); token != JsonToken.END_ARRAY; token = limit.next(parser)) {
            JsonNode child = child(parser, token);
            array.add(child);
            fill(parser, child);
        }
    }

    private static JsonNode child(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
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

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Kinds of attribute values, as {@code atlan/types.txt} names them. Contract §12 check 8: what can be read as the kind is coerced, the rest refused. */
enum Kind {
    KEYWORD,
    WORDS,
    PROSE,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DATE,
    STRINGS,
    FLOATS,
    MAP,
    ANY;

    static Kind named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** No rule: as type definitions write it. */
    String typeName() {
        return switch (this) {
            case KEYWORD, WORDS, PROSE -> "string";
            case BOOLEAN, INT, LONG, FLOAT, DATE -> name().toLowerCase(Locale.ROOT);
            case STRINGS -> "array<string>";
            case FLOATS -> "array<float>";
            case MAP -> "map<string,string>";
            case ANY -> "struct";
        };
    }

    boolean isText() {
        return this == KEYWORD || this == WORDS || this == PROSE;
    }

    /**
     * The stored value, or empty when the sent one cannot be read as this kind: contract §12 check 8. {@code null}
     * stays null.
     */
    Optional<JsonNode> read(JsonNode sent) {
        if (sent.isNull()) {
            return Optional.of(sent);
        }
        return switch (this) {
            case KEYWORD, WORDS, PROSE ->
                sent.isValueNode() ? Optional.of(JsonNodeFactory.instance.textNode(sent.asText())) : Optional.empty();
            case BOOLEAN -> bool(sent);
            case INT -> whole(sent).filter(value -> value == (int) (long) value).map(LongNode::valueOf);
            case LONG -> whole(sent).map(LongNode::valueOf);
            case FLOAT -> number(sent).map(value -> DoubleNode.valueOf(value.doubleValue()));
            case DATE -> date(sent);
            case STRINGS -> list(sent, KEYWORD);
            case FLOATS -> list(sent, FLOAT);
            case MAP -> sent.isObject() ? Optional.of(sent) : Optional.empty();
            case ANY -> Optional.of(sent);
        };
    }

    /**
     * Contract §2: "Numbers and dates that were never set read back as 0, booleans as false, lists as []". Not in the
     * contract: text reads back as null.
     */
    JsonNode unset() {
        return switch (this) {
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(false);
            case INT, LONG, DATE -> LongNode.valueOf(0);
            case FLOAT -> DoubleNode.valueOf(0);
            case STRINGS, FLOATS -> JsonNodeFactory.instance.arrayNode();
            case KEYWORD, WORDS, PROSE, MAP, ANY -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static Optional<JsonNode> bool(JsonNode sent) {
        String text = sent.asText().toLowerCase(Locale.ROOT);
        return sent.isBoolean() || text.equals("true") || text.equals("false")
                ? Optional.of(JsonNodeFactory.instance.booleanNode(text.equals("true")))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonNode sent) {
        try {
            return sent.isNumber() || sent.isTextual()
                    ? Optional.of(new BigDecimal(sent.asText().strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> whole(JsonNode sent) {
        try {
            return number(sent).map(BigDecimal::longValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> date(JsonNode sent) {
        Optional<Long> millis = whole(sent);
        if (millis.isPresent()) {
            return millis.map(LongNode::valueOf);
        }
        try {
            return sent.isTextual()
                    ? Optional.of(LongNode.valueOf(Instant.parse(sent.asText()).toEpochMilli()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> list(JsonNode sent, Kind element) {
        if (!sent.isArray()) {
            return Optional.empty();
        }
        var values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode value : sent) {
            Optional<JsonNode> read = value.isNull() ? Optional.empty() : element.read(value);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            values.add(read.get());
        }
        return Optional.of(values);
    }
}

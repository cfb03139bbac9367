package io.lakecaravan.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.UnionOf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one way in which values are shown, in samples and in {@code inspect --rows}.
 *
 * <p>Numbers are exact, decimals without exponent and with the scale of their type; NaN and the infinities are texts;
 * times, durations and intervals are ISO 8601, bytes base64. A list is an array, a struct an object, a map an object
 * where its keys are text and an array of [key, value] pairs otherwise. As text, a nested value is compact JSON.
 */
public final class Rendering {
    /** A decimal whose point is further away is shown with an exponent, as text: plain, it could fill the memory. */
    private static final int MOST_SCALE = 1000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper COMPACT = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Rendering() {}

    /**
     * The value as JSON; null gives {@code NullNode}.
     *
     * @param value of the class that {@link LogicalType} names for the type
     */
    public static JsonNode json(LogicalType type, Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (type instanceof ListOf list && value instanceof List<?> elements) {
            ArrayNode array = NODES.arrayNode(elements.size());
            elements.forEach(element -> array.add(json(list.element().type(), element)));
            return array;
        }
        if (type instanceof StructOf struct && value instanceof List<?> values) {
            return object(struct, values);
        }
        if (type instanceof MapOf map && value instanceof Map<?, ?> entries) {
            return map.key().type() instanceof Text ? object(map, entries) : pairs(map, entries);
        }
        if (type instanceof UnionOf union) {
            return member(union, value).map(member -> json(member, value)).orElseGet(() -> scalar(value));
        }
        return scalar(value);
    }

    /** A union's value does not say which member it is of: the first that has values of its class. */
    private static Optional<LogicalType> member(UnionOf union, Object value) {
        return union.members().stream()
                .map(Column::type)
                .filter(type -> holds(type, value))
                .findFirst();
    }

    private static boolean holds(LogicalType type, Object value) {
        if (type instanceof StructOf struct) {
            return value instanceof List<?> values
                    && values.size() == struct.fields().size();
        }
        if (type instanceof UnionOf union) {
            return member(union, value).isPresent();
        }
        return type instanceof ListOf ? value instanceof List<?> : type instanceof MapOf && value instanceof Map<?, ?>;
    }

    /** The value as text; null gives the empty text, which a writer of CSV must tell from an empty value. */
    public static String text(LogicalType type, Object value) {
        JsonNode json = json(type, value);
        if (json.isNull()) {
            return "";
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBigDecimal()) {
            return json.decimalValue().toPlainString();
        }
        return json.isValueNode() ? json.asText() : compact(json);
    }

    private static String compact(JsonNode json) {
        try {
            return COMPACT.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own making is always writable", e);
        }
    }

    private static ObjectNode object(StructOf struct, List<?> values) {
        ObjectNode object = NODES.objectNode();
        List<Column> fields = struct.fields();
        for (int i = 0; i < fields.size(); i++) {
            object.set(fields.get(i).name(), json(fields.get(i).type(), values.get(i)));
        }
        return object;
    }

    private static ObjectNode object(MapOf map, Map<?, ?> entries) {
        ObjectNode object = NODES.objectNode();
        entries.forEach(
                (key, value) -> object.set(String.valueOf(key), json(map.value().type(), value)));
        return object;
    }

    private static ArrayNode pairs(MapOf map, Map<?, ?> entries) {
        ArrayNode array = NODES.arrayNode(entries.size());
        entries.forEach((key, value) -> array.addArray()
                .add(json(map.key().type(), key))
                .add(json(map.value().type(), value)));
        return array;
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof BigDecimal decimal) {
            return decimal(decimal);
        } else if (value instanceof BigInteger integer) {
            return NODES.numberNode(integer);
        } else if (value instanceof Float real) {
            return Float.isFinite(real) ? NODES.numberNode(real) : NODES.textNode(real.toString());
        } else if (value instanceof Double real) {
            return Double.isFinite(real) ? NODES.numberNode(real) : NODES.textNode(real.toString());
        } else if (value instanceof Number integer) {
            return NODES.numberNode(integer.longValue());
        } else if (value instanceof byte[] bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof JsonNode json) {
            return bounded(json);
        } else if (value instanceof List<?> elements) {
            ArrayNode array = NODES.arrayNode(elements.size());
            elements.forEach(element -> array.add(element == null ? NODES.nullNode() : scalar(element)));
            return array;
        }
        return NODES.textNode(value.toString());
    }

    private static JsonNode decimal(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MOST_SCALE
                ? DecimalNode.valueOf(value)
                : NODES.textNode(value.toString());
    }

    /** A number of a few characters may stand for a billion digits. */
    private static JsonNode bounded(JsonNode json) {
        if (json.isBigDecimal()) {
            return decimal(json.decimalValue());
        }
        if (json.isObject()) {
            ObjectNode object = NODES.objectNode();
            json.properties().forEach(member -> object.set(member.getKey(), bounded(member.getValue())));
            return object;
        }
        if (json.isArray()) {
            ArrayNode array = NODES.arrayNode(json.size());
            json.forEach(element -> array.add(bounded(element)));
            return array;
        }
        return json;
    }
}

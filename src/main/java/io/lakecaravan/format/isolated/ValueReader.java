package io.lakecaravan.format.isolated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what a {@link ValueWriter} wrote, from bytes that may be hostile: no length is believed, no depth unbounded. */
final class ValueReader {
    private static final int DEEPEST = 1000;
    private static final ValueKind[] KINDS = ValueKind.values();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DataInputStream in;

    /** @param in over bytes in memory, so that {@code available()} is what is left */
    ValueReader(DataInputStream in) {
        this.in = in;
    }

    /** @throws ProtocolException when the bytes are no value */
    Object read() throws IOException {
        return read(0);
    }

    private Object read(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new ProtocolException("a value nested deeper than " + DEEPEST);
        }
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new ProtocolException("a value of unknown kind " + kind);
        }
        return switch (KINDS[kind]) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case INTEGER -> integer();
            case FLOAT -> Float.intBitsToFloat(in.readInt());
            case DOUBLE -> Double.longBitsToDouble(in.readLong());
            case DECIMAL -> decimal();
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case TIME -> LocalTime.ofNanoOfDay(in.readLong());
            case TIMESTAMP ->
                LocalDateTime.of(LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong()));
            case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
            case TEXT -> new String(bytes(), StandardCharsets.UTF_8);
            case TEXT_UNITS -> units();
            case UUID -> new UUID(in.readLong(), in.readLong());
            case BYTES -> bytes();
            case LIST -> list(depth);
            case MAP -> map(depth);
            case JSON -> json(read(depth + 1));
        };
    }

    private BigInteger integer() throws IOException {
        byte[] bytes = bytes();
        if (bytes.length == 0) {
            throw new ProtocolException("a number of no byte");
        }
        return new BigInteger(bytes);
    }

    private BigDecimal decimal() throws IOException {
        int scale = in.readInt();
        return new BigDecimal(integer(), scale);
    }

    private String units() throws IOException {
        byte[] bytes = bytes();
        char[] units = new char[bytes.length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
        }
        return new String(units);
    }

    private byte[] bytes() throws IOException {
        return in.readNBytes(count());
    }

    /** Each thing counted takes a byte or more. */
    private int count() throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new ProtocolException("a count of " + count + " with " + in.available() + " bytes left");
        }
        return count;
    }

    private List<Object> list(int depth) throws IOException {
        int count = count();
        List<Object> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(read(depth + 1));
        }
        return elements;
    }

    private Map<Object, Object> map(int depth) throws IOException {
        int count = count();
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = read(depth + 1);
            entries.put(key, read(depth + 1));
        }
        return entries;
    }

    private static JsonNode json(Object plain) throws IOException {
        if (plain instanceof Map<?, ?> members) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                object.set(String.valueOf(member.getKey()), node(member.getValue()));
            }
            return object;
        } else if (plain instanceof List<?> elements) {
            ArrayNode array = NODES.arrayNode();
            for (Object element : elements) {
                array.add(node(element));
            }
            return array;
        } else if (plain instanceof String text) {
            return NODES.textNode(text);
        } else if (plain instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (plain instanceof byte[] bytes) {
            return NODES.binaryNode(bytes);
        }
        return plain == null ? NODES.nullNode() : number(plain);
    }

    private static JsonNode node(Object value) throws IOException {
        if (value instanceof JsonNode node) {
            return node;
        }
        throw new ProtocolException("a part of a JSON tree that is none");
    }

    private static JsonNode number(Object plain) throws IOException {
        if (plain instanceof Integer value) {
            return NODES.numberNode(value.intValue());
        } else if (plain instanceof Long value) {
            return NODES.numberNode(value.longValue());
        } else if (plain instanceof Double value) {
            return NODES.numberNode(value.doubleValue());
        } else if (plain instanceof Float value) {
            return NODES.numberNode(value.floatValue());
        } else if (plain instanceof BigDecimal value) {
            return DecimalNode.valueOf(value);
        } else if (plain instanceof BigInteger value) {
            return NODES.numberNode(value);
        }
        throw new ProtocolException("a JSON value of no kind that JSON has");
    }
}

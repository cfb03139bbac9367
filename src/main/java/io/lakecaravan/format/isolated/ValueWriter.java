package io.lakecaravan.format.isolated;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataOutputStream;
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

/**
 * Writes the values of rows, of the classes that {@link io.lakecaravan.schema.LogicalType} names, each as a {@link
 * ValueKind} and its exact content.
 */
final class ValueWriter {
    private final DataOutputStream out;

    ValueWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(Object value) throws IOException {
        if (value == null) {
            kind(ValueKind.NULL);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean bool) {
            kind(bool ? ValueKind.TRUE : ValueKind.FALSE);
        } else if (value instanceof byte[] bytes) {
            kind(ValueKind.BYTES);
            bytes(bytes);
        } else if (value instanceof List<?> elements) {
            list(elements);
        } else if (value instanceof Map<?, ?> entries) {
            map(entries);
        } else if (value instanceof JsonNode json) {
            kind(ValueKind.JSON);
            write(plain(json));
        } else {
            temporal(value);
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof Long value) {
            kind(ValueKind.LONG);
            out.writeLong(value);
        } else if (number instanceof Double value) {
            kind(ValueKind.DOUBLE);
            out.writeLong(Double.doubleToRawLongBits(value));
        } else if (number instanceof Float value) {
            kind(ValueKind.FLOAT);
            out.writeInt(Float.floatToRawIntBits(value));
        } else if (number instanceof BigDecimal value) {
            kind(ValueKind.DECIMAL);
            out.writeInt(value.scale());
            bytes(value.unscaledValue().toByteArray());
        } else if (number instanceof BigInteger value) {
            kind(ValueKind.INTEGER);
            bytes(value.toByteArray());
        } else if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            kind(ValueKind.INT);
            out.writeInt(number.intValue());
        } else {
            throw unknown(number);
        }
    }

    private void temporal(Object value) throws IOException {
        if (value instanceof LocalDate date) {
            kind(ValueKind.DATE);
            out.writeLong(date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            kind(ValueKind.TIME);
            out.writeLong(time.toNanoOfDay());
        } else if (value instanceof LocalDateTime timestamp) {
            kind(ValueKind.TIMESTAMP);
            out.writeLong(timestamp.toLocalDate().toEpochDay());
            out.writeLong(timestamp.toLocalTime().toNanoOfDay());
        } else if (value instanceof Instant instant) {
            kind(ValueKind.INSTANT);
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        } else if (value instanceof Duration duration) {
            kind(ValueKind.DURATION);
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        } else if (value instanceof UUID uuid) {
            kind(ValueKind.UUID);
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        } else {
            throw unknown(value);
        }
    }

    private void text(String text) throws IOException {
        // UTF-8 has no form for half a surrogate pair, which a text of a file may hold.
        boolean halves = text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
        kind(halves ? ValueKind.TEXT_UNITS : ValueKind.TEXT);
        if (halves) {
            out.writeInt(text.length() * 2);
            out.writeChars(text);
        } else {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void list(List<?> elements) throws IOException {
        kind(ValueKind.LIST);
        out.writeInt(elements.size());
        for (Object element : elements) {
            write(element);
        }
    }

    private void map(Map<?, ?> entries) throws IOException {
        kind(ValueKind.MAP);
        out.writeInt(entries.size());
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            write(entry.getKey());
            write(entry.getValue());
        }
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    // Both processes are of one build.
    @SuppressWarnings("EnumOrdinal")
    private void kind(ValueKind kind) throws IOException {
        out.writeByte(kind.ordinal());
    }

    private static Object plain(JsonNode json) throws IOException {
        if (json.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members;
        } else if (json.isArray()) {
            List<Object> elements = new ArrayList<>();
            json.forEach(elements::add);
            return elements;
        } else if (json.isTextual()) {
            return json.textValue();
        } else if (json.isBoolean()) {
            return json.booleanValue();
        } else if (json.isNumber()) {
            return json.numberValue();
        } else if (json.isBinary()) {
            return json.binaryValue();
        }
        return null;
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException("values of " + value.getClass().getName() + " are of no logical type");
    }
}

package io.lakecaravan.format.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A value in the binary encoding of variants, as JSON. Offsets inside a value may point anywhere, so nodes, depth and
 * bytes are bounded by what an honest value of this length can hold. Broken values give unchecked exceptions, which the caller of the page decoder turns into
 * findings.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/VariantEncoding.md">Variant encoding</a>
 */
public final class VariantBinary {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH = 100;

    private final ByteBuffer metadata;
    private final ByteBuffer value;
    private final int offsetSize;
    private final int names;
    private final String[] decodedNames;
    private int nodesLeft;
    private long bytesLeft;

    private VariantBinary(byte[] metadata, byte[] value) {
        this.metadata = ByteBuffer.wrap(metadata).order(ByteOrder.LITTLE_ENDIAN);
        this.value = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        this.offsetSize = (metadata[0] >> 6 & 3) + 1;
        this.names = number(this.metadata, 1, offsetSize);
        // Every node has a byte of its own in an honest value.
        this.nodesLeft = value.length;
        this.bytesLeft = (long) value.length + metadata.length;
        if (names > metadata.length) {
            throw new IllegalArgumentException("variant dictionary ends before its names");
        }
        this.decodedNames = new String[names];
    }

    public static JsonNode json(byte[] metadata, byte[] value) {
        return new VariantBinary(metadata, value).node(0, 0);
    }

    private JsonNode node(int at, int depth) {
        if (depth > DEPTH || nodesLeft-- <= 0) {
            throw new IllegalArgumentException("variant nests deeper, or holds more values, than its bytes allow");
        }
        int header = value.get(at) & 0xff;
        int detail = header >> 2;
        return switch (header & 3) {
            case 0 -> primitive(detail, at + 1);
            case 1 -> NODES.textNode(text(value, at + 1, detail));
            case 2 -> object(detail, at + 1, depth);
            default -> array(detail, at + 1, depth);
        };
    }

    private JsonNode object(int detail, int at, int depth) {
        int offsetBytes = (detail & 3) + 1;
        int idBytes = (detail >> 2 & 3) + 1;
        int countBytes = (detail >> 4 & 1) == 1 ? 4 : 1;
        int count = number(value, at, countBytes);
        int ids = at + countBytes;
        int offsets = Math.addExact(ids, Math.multiplyExact(count, idBytes));
        int values = Math.addExact(offsets, Math.multiplyExact(count + 1, offsetBytes));
        ObjectNode object = NODES.objectNode();
        for (int index = 0; index < count; index++) {
            String name = name(number(value, ids + index * idBytes, idBytes));
            int offset = number(value, offsets + index * offsetBytes, offsetBytes);
            object.set(name, node(Math.addExact(values, offset), depth + 1));
        }
        return object;
    }

    private JsonNode array(int detail, int at, int depth) {
        int offsetBytes = (detail & 3) + 1;
        int countBytes = (detail >> 2 & 1) == 1 ? 4 : 1;
        int count = number(value, at, countBytes);
        int offsets = at + countBytes;
        int values = Math.addExact(offsets, Math.multiplyExact(Math.addExact(count, 1), offsetBytes));
        ArrayNode array = NODES.arrayNode();
        for (int index = 0; index < count; index++) {
            int offset = number(value, offsets + index * offsetBytes, offsetBytes);
            array.add(node(Math.addExact(values, offset), depth + 1));
        }
        return array;
    }

    private JsonNode primitive(int type, int at) {
        return switch (type) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.booleanNode(false);
            case 3 -> NODES.numberNode((long) value.get(at));
            case 4 -> NODES.numberNode((long) value.getShort(at));
            case 5 -> NODES.numberNode((long) value.getInt(at));
            case 6 -> NODES.numberNode(value.getLong(at));
            case 7 -> rendered(new LogicalType.FloatingPoint(64), value.getDouble(at));
            case 8 -> decimal(at, 4);
            case 9 -> decimal(at, 8);
            case 10 -> decimal(at, 16);
            case 11 -> rendered(new LogicalType.Date(), LocalDate.ofEpochDay(value.getInt(at)));
            case 12 -> instant(value.getLong(at), 1_000_000, Precision.MICROS);
            case 13 -> wallClock(value.getLong(at), 1_000_000, Precision.MICROS);
            case 14 -> rendered(new LogicalType.FloatingPoint(32), value.getFloat(at));
            case 15 ->
                rendered(new LogicalType.Binary(OptionalInt.empty()), bytes(value, at + 4, number(value, at, 4)));
            case 16 -> NODES.textNode(text(value, at + 4, number(value, at, 4)));
            case 17 ->
                rendered(
                        new LogicalType.Time(Precision.MICROS),
                        LocalTime.ofNanoOfDay(Math.multiplyExact(value.getLong(at), 1_000L)));
            case 18 -> instant(value.getLong(at), 1_000_000_000, Precision.NANOS);
            case 19 -> wallClock(value.getLong(at), 1_000_000_000, Precision.NANOS);
            case 20 -> uuid(at);
            default -> throw new IllegalArgumentException("variant type " + type + " is not known");
        };
    }

    private static JsonNode rendered(LogicalType type, Object decoded) {
        return Rendering.json(type, decoded);
    }

    private JsonNode decimal(int at, int size) {
        int scale = value.get(at) & 0xff;
        byte[] little = bytes(value, at + 1, size);
        byte[] big = new byte[size];
        for (int index = 0; index < size; index++) {
            big[index] = little[size - 1 - index];
        }
        return rendered(
                new LogicalType.Decimal(Math.max(38, scale), scale), new BigDecimal(new BigInteger(big), scale));
    }

    private static JsonNode instant(long units, long perSecond, Precision precision) {
        long nanos = Math.floorMod(units, perSecond) * (1_000_000_000 / perSecond);
        return rendered(
                new LogicalType.Timestamp(precision, true),
                Instant.ofEpochSecond(Math.floorDiv(units, perSecond), nanos));
    }

    private static JsonNode wallClock(long units, long perSecond, Precision precision) {
        int nanos = (int) (Math.floorMod(units, perSecond) * (1_000_000_000 / perSecond));
        return rendered(
                new LogicalType.Timestamp(precision, false),
                LocalDateTime.ofEpochSecond(Math.floorDiv(units, perSecond), nanos, ZoneOffset.UTC));
    }

    private JsonNode uuid(int at) {
        ByteBuffer big = value.duplicate().order(ByteOrder.BIG_ENDIAN);
        return rendered(new LogicalType.Uuid(), new UUID(big.getLong(at), big.getLong(at + 8)));
    }

    private String name(int id) {
        if (id >= names) {
            throw new IllegalArgumentException("variant names a field that its dictionary does not have");
        }
        if (decodedNames[id] == null) {
            decodedNames[id] = decodedName(id);
        }
        return decodedNames[id];
    }

    private String decodedName(int id) {
        int offsets = 1 + offsetSize;
        int start = number(metadata, offsets + id * offsetSize, offsetSize);
        int end = number(metadata, offsets + (id + 1) * offsetSize, offsetSize);
        int strings = Math.addExact(offsets, Math.multiplyExact(names + 1, offsetSize));
        return text(metadata, Math.addExact(strings, start), end - start);
    }

    private String text(ByteBuffer buffer, int at, int length) {
        return new String(bytes(buffer, at, length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(ByteBuffer buffer, int at, int length) {
        if (at < 0 || length < 0 || length > buffer.capacity() - at) {
            throw new IllegalArgumentException("variant ends before its values");
        }
        bytesLeft -= length;
        if (bytesLeft < 0) {
            throw new IllegalArgumentException("variant uses its bytes more than once");
        }
        byte[] bytes = new byte[length];
        buffer.get(at, bytes);
        return bytes;
    }

    private static int number(ByteBuffer buffer, int at, int size) {
        int number = 0;
        for (int index = 0; index < size; index++) {
            number |= (buffer.get(at + index) & 0xff) << (8 * index);
        }
        if (number < 0) {
            throw new IllegalArgumentException("variant counts more than fits into it");
        }
        return number;
    }
}

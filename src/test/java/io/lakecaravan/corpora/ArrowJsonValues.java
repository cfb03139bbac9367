package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of Arrow's integration JSON as {@link Rendering} shows them; null for null. */
final class ArrowJsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, Long> PER_SECOND =
            Map.of("SECOND", 1L, "MILLISECOND", 1_000L, "MICROSECOND", 1_000_000L, "NANOSECOND", 1_000_000_000L);

    private final Map<Long, JsonNode> dictionaries;
    private final Map<Long, JsonNode> encoded = new HashMap<>();

    ArrowJsonValues(JsonNode fields, Map<Long, JsonNode> dictionaries) {
        this.dictionaries = dictionaries;
        fields.forEach(this::register);
    }

    private void register(JsonNode field) {
        if (field.has("dictionary")) {
            encoded.put(field.get("dictionary").get("id").longValue(), field);
        }
        field.path("children").forEach(this::register);
    }

    List<JsonNode> column(JsonNode field, JsonNode data) {
        if (field.has("dictionary")) {
            long id = field.get("dictionary").get("id").longValue();
            List<JsonNode> values =
                    plain(field, dictionaries.get(id).get("columns").get(0));
            List<JsonNode> result = new ArrayList<>();
            for (int i = 0; i < data.get("count").intValue(); i++) {
                result.add(
                        isNull(data, i)
                                ? null
                                : values.get(data.get("DATA").get(i).asInt()));
            }
            return result;
        }
        return plain(field, data);
    }

    private List<JsonNode> plain(JsonNode field, JsonNode data) {
        JsonNode type = field.get("type");
        JsonNode children = field.path("children");
        int count = data.get("count").intValue();
        List<List<JsonNode>> parts = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            parts.add(column(children.get(i), data.get("children").get(i)));
        }
        List<JsonNode> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(isNull(data, i) ? null : value(field, type, data, parts, i));
        }
        return result;
    }

    private static boolean isNull(JsonNode data, int i) {
        return data.has("VALIDITY") && data.get("VALIDITY").get(i).asInt() == 0;
    }

    private JsonNode value(JsonNode field, JsonNode type, JsonNode data, List<List<JsonNode>> parts, int i) {
        switch (type.get("name").asText()) {
            case "null":
                return null;
            case "list", "largelist":
                return list(parts.get(0), number(data, "OFFSET", i), number(data, "OFFSET", i + 1));
            case "listview", "largelistview":
                int start = number(data, "OFFSET", i);
                return list(parts.get(0), start, start + number(data, "SIZE", i));
            case "fixedsizelist":
                int size = type.get("listSize").asInt();
                return list(parts.get(0), i * size, (i + 1) * size);
            case "map":
                return map(field, parts.get(0), number(data, "OFFSET", i), number(data, "OFFSET", i + 1), data);
            case "struct":
                ObjectNode object = NODES.objectNode();
                for (int child = 0; child < parts.size(); child++) {
                    object.set(
                            field.get("children").get(child).get("name").asText(),
                            shown(parts.get(child).get(i)));
                }
                return object;
            case "union":
                List<JsonNode> member =
                        parts.get(member(type, data.get("TYPE_ID").get(i).asInt()));
                boolean dense = type.get("mode").asText().equals("DENSE");
                return member.get(dense ? number(data, "OFFSET", i) : i);
            case "runendencoded":
                JsonNode ends = data.get("children").get(0).get("DATA");
                int run = 0;
                while (ends.get(run).asLong() <= i) {
                    run++;
                }
                return parts.get(1).get(run);
            case "binaryview", "utf8view":
                return view(type, data, i);
            default:
                return scalar(field, type, data.get("DATA").get(i));
        }
    }

    private static int member(JsonNode type, int id) {
        for (int i = 0; i < type.get("typeIds").size(); i++) {
            if (type.get("typeIds").get(i).asInt() == id) {
                return i;
            }
        }
        throw new IllegalStateException("no member of the union has id " + id);
    }

    private static int number(JsonNode data, String name, int i) {
        return data.get(name).get(i).asInt();
    }

    private static ArrayNode list(List<JsonNode> values, int start, int end) {
        ArrayNode array = NODES.arrayNode();
        values.subList(start, end).forEach(value -> array.add(shown(value)));
        return array;
    }

    private static JsonNode shown(JsonNode value) {
        return value == null ? NODES.nullNode() : value;
    }

    private JsonNode map(JsonNode field, List<JsonNode> entries, int start, int end, JsonNode data) {
        JsonNode fields = field.get("children").get(0).get("children");
        JsonNode columns = data.get("children").get(0).get("children");
        List<JsonNode> keys = column(fields.get(0), columns.get(0));
        List<JsonNode> values = column(fields.get(1), columns.get(1));
        boolean text = fields.get(0).get("type").get("name").asText().equals("utf8");
        ObjectNode object = NODES.objectNode();
        ArrayNode pairs = NODES.arrayNode();
        for (int i = start; i < end; i++) {
            if (text) {
                object.set(keys.get(i).asText(), shown(values.get(i)));
            } else {
                pairs.addArray().add(shown(keys.get(i))).add(shown(values.get(i)));
            }
        }
        return text ? object : pairs;
    }

    private static JsonNode view(JsonNode type, JsonNode data, int i) {
        boolean text = type.get("name").asText().equals("utf8view");
        JsonNode view = data.get("VIEWS").get(i);
        if (view.has("INLINED")) {
            String inlined = view.get("INLINED").asText();
            return text ? NODES.textNode(inlined) : any(HexFormat.of().parseHex(inlined));
        }
        byte[] buffer = HexFormat.of()
                .parseHex(data.get("VARIADIC_DATA_BUFFERS")
                        .get(view.get("BUFFER_INDEX").asInt())
                        .asText());
        byte[] bytes = new byte[view.get("SIZE").asInt()];
        System.arraycopy(buffer, view.get("OFFSET").asInt(), bytes, 0, bytes.length);
        return text ? NODES.textNode(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)) : any(bytes);
    }

    private static JsonNode any(Object value) {
        return Rendering.json(new LogicalType.Unknown(""), value);
    }

    private static JsonNode scalar(JsonNode field, JsonNode type, JsonNode value) {
        String name = type.get("name").asText();
        switch (name) {
            case "utf8", "largeutf8":
                return NODES.textNode(value.asText());
            case "binary", "largebinary", "fixedsizebinary":
                byte[] bytes = HexFormat.of().parseHex(value.asText());
                if (ArrowJsonTypes.metadata(field, "ARROW:extension:name").equals("arrow.uuid")) {
                    java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
                    return any(new UUID(buffer.getLong(), buffer.getLong()));
                }
                return any(bytes);
            case "bool":
                return NODES.booleanNode(value.asBoolean());
            case "floatingpoint":
                return type.get("precision").asText().equals("DOUBLE")
                        ? NODES.numberNode(value.asDouble())
                        : NODES.numberNode((float) value.asDouble());
            case "decimal":
                return any(new BigDecimal(
                        new BigInteger(value.asText()), type.get("scale").asInt()));
            case "int":
                return NODES.numberNode(new BigInteger(value.asText()));
            case "date":
                long days = type.get("unit").asText().equals("DAY")
                        ? value.asLong()
                        : Math.floorDiv(Long.parseLong(value.asText()), 86_400_000L);
                return any(LocalDate.ofEpochDay(days));
            case "interval":
                return NODES.textNode(interval(type.get("unit").asText(), value));
            default:
                return time(name, type, Long.parseLong(value.asText()));
        }
    }

    private static JsonNode time(String name, JsonNode type, long value) {
        long perSecond = PER_SECOND.get(type.get("unit").asText());
        long seconds = Math.floorDiv(value, perSecond);
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond);
        return switch (name) {
            case "time" -> any(LocalTime.ofSecondOfDay(seconds).plusNanos(nanos));
            case "duration" -> any(Duration.ofSeconds(seconds, nanos));
            case "timestamp" -> {
                Instant instant = Instant.ofEpochSecond(seconds, nanos);
                yield any(
                        type.has("timezone")
                                ? instant
                                : instant.atOffset(ZoneOffset.UTC).toLocalDateTime());
            }
            default -> throw new IllegalStateException("type " + name);
        };
    }

    private static String interval(String unit, JsonNode value) {
        long months = unit.equals("YEAR_MONTH")
                ? value.asLong()
                : value.path("months").asLong();
        long days = value.path("days").asLong();
        Duration time = Duration.ofMillis(value.path("milliseconds").asLong())
                .plusNanos(value.path("nanoseconds").asLong());
        String date = (months == 0 ? "" : months + "M") + (days == 0 ? "" : days + "D");
        return "P" + date
                + (time.isZero() && !date.isEmpty() ? "" : time.toString().substring(1));
    }
}

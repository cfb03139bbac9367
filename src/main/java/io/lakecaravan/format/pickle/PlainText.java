package io.lakecaravan.format.pickle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** {@link PlainValues} as text and as JSON, where a column has no narrower type. */
final class PlainText {
    private static final LogicalType ANY = LogicalType.Text.plain();

    private PlainText() {}

    static String of(Object plain) {
        return Rendering.text(new LogicalType.Variant(), json(plain));
    }

    static JsonNode json(Object plain) {
        if (plain instanceof List<?> elements) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> array.add(json(element)));
            return array;
        }
        if (plain instanceof Map<?, ?> members) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, value) -> object.set(String.valueOf(name), json(value)));
            return object;
        }
        if (plain instanceof PlainValues.Moment moment) {
            return Rendering.json(ANY, moment.zoned() ? moment.local().toInstant(ZoneOffset.UTC) : moment.local());
        }
        if (plain instanceof PlainValues.Span span) {
            return Rendering.json(ANY, span.duration());
        }
        if (plain instanceof PlainValues.Opaque opaque) {
            return JsonNodeFactory.instance.textNode("<" + opaque.className() + ">");
        }
        return Rendering.json(ANY, plain);
    }
}

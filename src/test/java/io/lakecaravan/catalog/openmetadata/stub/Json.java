package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeMap;

/** Reading bodies, and comparing values without regard to the order of keys or the width of numbers. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Empty where the text is no JSON. */
    static Optional<JsonNode> tree(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(read -> !read.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Observed §1: malformed JSON is 400 with text. */
    static JsonNode parse(String body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            if (read == null || read.isMissingNode()) {
                throw Errors.malformed("no content");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw Errors.malformed(e.getOriginalMessage());
        }
    }

    static boolean same(JsonNode a, JsonNode b) {
        return sorted(a).toString().equals(sorted(b).toString());
    }

    /** The same value with keys sorted at every level. */
    static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}

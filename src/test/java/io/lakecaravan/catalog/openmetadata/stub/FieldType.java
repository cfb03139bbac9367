package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How one JSON value becomes a field of a Java class on the server: coercions and refusals of its JSON library. */
@FunctionalInterface
interface FieldType {
    Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    JsonNode read(StubVersion version, String path, JsonNode value);

    static FieldType any() {
        return (version, path, value) -> value;
    }

    /** Contract §14: "validation, unknown field or enum". */
    static FieldType text() {
        return (version, path, value) -> {
            if (value.isContainerNode()) {
                throw mismatch("java.lang.String", path);
            }
            return JsonNodeFactory.instance.textNode(value.asText());
        };
    }

    /** Observed §2: "0, -1 and", and a text of digits, are accepted as dataLength. */
    static FieldType whole() {
        return (version, path, value) -> {
            if (value.isNumber()) {
                return JsonNodeFactory.instance.numberNode(value.asLong());
            }
            if (value.isTextual() && WHOLE.matcher(value.asText()).matches()) {
                return JsonNodeFactory.instance.numberNode(Long.parseLong(value.asText()));
            }
            throw mismatch("java.lang.Integer", path);
        };
    }

    /** Contract §14: "validation, unknown field or enum". */
    static FieldType number() {
        return (version, path, value) -> {
            if (!value.isNumber()) {
                throw mismatch("java.lang.Double", path);
            }
            return value;
        };
    }

    /** Contract §14: "validation, unknown field or enum". */
    static FieldType flag() {
        return (version, path, value) -> {
            if (!value.isBoolean()) {
                throw mismatch("java.lang.Boolean", path);
            }
            return value;
        };
    }

    /** Observed §2: "type names are upper case only". The message names class and value. */
    static FieldType choice(String javaClass, List<String> values) {
        String simple = javaClass.substring(javaClass.lastIndexOf('.') + 1);
        Set<String> known = Set.copyOf(values);
        return (version, path, value) -> {
            if (!known.contains(value.asText()) || !version.knowsValue(simple, value.asText())) {
                throw Errors.enumeration(javaClass, value.asText());
            }
            return value;
        };
    }

    static FieldType object(Supplier<Shape> shape) {
        return (version, path, value) -> shape.get().read(version, path, value);
    }

    /** Contract §14: "validation, unknown field or enum". */
    static FieldType list(FieldType element) {
        return (version, path, value) -> {
            if (!value.isArray()) {
                throw mismatch("java.util.ArrayList", path);
            }
            ArrayNode read = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                read.add(element.read(version, path + "[" + i + "]", value.get(i)));
            }
            return read;
        };
    }

    /** Not in the contract: the words of the server's JSON library. */
    private static Refusal mismatch(String javaClass, String path) {
        return Errors.bad(
                "Cannot deserialize value of type `" + javaClass + "` (through reference chain: " + path + ")");
    }
}

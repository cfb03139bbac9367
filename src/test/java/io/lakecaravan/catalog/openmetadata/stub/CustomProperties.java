package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Types and the custom properties declared on them, observed §2 and contract §4.5: {@code /v1/metadata/types}. Guarded by the server's lock. */
final class CustomProperties {
    /** Not in the contract: these are some of the types a value may have, by the names a running server lists. */
    private static final List<String> FIELD_TYPES =
            List.of("string", "markdown", "integer", "number", "timestamp", "enum", "date-cp", "email");

    private final StubVersion version;
    /** "type.name" to the type of its value. */
    private final TreeMap<String, String> declared = new TreeMap<>();

    CustomProperties(StubVersion version) {
        this.version = version;
    }

    /** Observed §2: "PUT /v1/metadata/types/{id} as bot". {@code path} is what follows {@code metadata}. */
    Answer answer(Request request, List<String> path, Account by) {
        boolean named = path.size() == 3 && path.get(1).equals("name");
        if (path.isEmpty() || !path.get(0).equals("types") || (path.size() != 2 && !named)) {
            throw Errors.noSuchPath();
        }
        String key = path.get(path.size() - 1);
        String type = type(key, named).orElseThrow(() -> Errors.notFound("type", key));
        if (request.is("PUT") && !named) {
            by.mayWrite("EditAll");
            declare(type, request.json());
            return Answer.json(200, json(type, true));
        }
        if (request.is("GET")) {
            String fields = request.query().value("fields").orElse("");
            return Answer.json(200, json(type, fields.contains("customProperties") || fields.equals("*")));
        }
        throw Errors.notAllowed();
    }

    /** No rule: a look-up. */
    private static Optional<String> type(String key, boolean named) {
        return java.util.stream.Stream.concat(EntityKind.all().map(EntityKind::type), FIELD_TYPES.stream())
                .filter(type -> named ? type.equals(key) : id(type).equals(key))
                .findFirst();
    }

    private static String id(String type) {
        return UUID.nameUUIDFromBytes(("type " + type).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void declare(String type, JsonNode body) {
        ObjectNode property = Shapes.CUSTOM_PROPERTY.read(version, "", body);
        Shapes.CUSTOM_PROPERTY.require(property);
        String valueId = property.path("propertyType").path("id").asText();
        String value =
                type(valueId, false).filter(FIELD_TYPES::contains).orElseThrow(() -> Errors.notFound("type", valueId));
        declared.put(type + "." + property.path("name").asText(), value);
    }

    void declare(EntityKind kind, String property, String value) {
        declared.put(kind.type() + "." + property, value);
    }

    private ObjectNode json(String type, boolean withProperties) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("id", id(type))
                .put("name", type)
                .put("fullyQualifiedName", type)
                .put("category", FIELD_TYPES.contains(type) ? "field" : "entity");
        if (withProperties) {
            ArrayNode properties = answer.putArray("customProperties");
            declared.subMap(type + ".", type + "/")
                    .forEach((property, value) -> properties
                            .addObject()
                            .put("name", property.substring(type.length() + 1))
                            .putObject("propertyType")
                            .put("id", id(value))
                            .put("type", "type")
                            .put("name", value));
        }
        return answer;
    }

    /** Contract §4.5: "undefined keys → 400 (unverified)"; where they are not refused they are dropped. */
    void check(EntityKind kind, ObjectNode fields) {
        if (!(fields.get("extension") instanceof ObjectNode extension)) {
            return;
        }
        for (String field : List.copyOf(names(extension))) {
            String value = declared.get(kind.type() + "." + field);
            if (value == null && version.plays(Variant.UndeclaredProperty.IGNORED)) {
                extension.remove(field);
            } else if (value == null) {
                // Observed §2: "Unknown custom field foo".
                throw Errors.bad("Unknown custom field " + field);
            } else if (!fits(value, extension.path(field))) {
                // Contract §4.5: "must match custom properties already defined on the type".
                throw Errors.bad("Custom field " + field + " has invalid JSON");
            }
        }
    }

    private static List<String> names(ObjectNode extension) {
        return extension.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "integer", "timestamp" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "enum" -> value.isArray();
            default -> value.isTextual();
        };
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Type definitions: tags (contract §5), custom metadata (§8), entity types by name (§1, §4). Names are given by the server. */
final class TypeCalls {
    /** Contract §5: "same shape, with the assigned". */
    private static final List<String> LISTS = List.of(
            "classificationDefs", "enumDefs", "structDefs", "entityDefs", "relationshipDefs", "businessMetadataDefs");
    /** Contract §5: "is one of Gray, Red, Yellow, Green". */
    private static final Set<String> COLORS = Set.of("Gray", "Red", "Yellow", "Green");

    private final State state;

    TypeCalls(State state) {
        this.state = state;
    }

    /** Contract §5: "GET /api/meta/types/typedefs?type=CLASSIFICATION". */
    Answer list(Request request) {
        List<String> types = request.query().all("type");
        ObjectNode body = empty();
        if (types.isEmpty() || types.contains("CLASSIFICATION")) {
            state.definitions.tags().stream()
                    .filter(tag -> state.definitions.isSeen(tag.name()))
                    .forEach(tag -> list(body, "classificationDefs").add(tag.body()));
        }
        if (types.isEmpty() || types.contains("BUSINESS_METADATA")) {
            state.definitions.sets().stream()
                    .filter(set -> state.definitions.isSeen(set.name()))
                    .forEach(set -> list(body, "businessMetadataDefs").add(set.body()));
        }
        return Answer.json(200, body);
    }

    Answer create(Request request) {
        JsonNode sent = request.json();
        List<TagDefinition> tags = new ArrayList<>();
        List<CustomSet> sets = new ArrayList<>();
        sent.path("classificationDefs").forEach(one -> tags.add(tag(one)));
        sent.path("businessMetadataDefs").forEach(one -> sets.add(set(one, Map.of())));
        if (tags.isEmpty() && sets.isEmpty()) {
            // Not in the contract: other definitions, which we never make.
            throw Errors.badRequest("no tag and no custom metadata to create; other definitions are not ours");
        }
        ObjectNode answer = empty();
        tags.forEach(tag -> {
            state.definitions.put(tag);
            defined(tag.name());
            list(answer, "classificationDefs").add(tag.body());
        });
        sets.forEach(set -> {
            state.definitions.put(set);
            defined(set.name());
            list(answer, "businessMetadataDefs").add(set.body());
        });
        return Answer.json(200, answer);
    }

    /** Contract §5: other nodes see a new type late. */
    private void defined(String name) {
        if (state.settings.has(Variant.TYPES_SEEN_LATE)) {
            state.definitions.seenAfter(name, 2);
        }
    }

    /** A node that does not know the first one defines a second (§8). */
    private boolean isTaken(String shown, Optional<String> name) {
        boolean known = name.filter(state.definitions::isKnown).isPresent();
        if (name.isPresent() && !known) {
            state.notes.lapses.add("a second definition of one displayName (§5, §8): " + shown);
        }
        return known;
    }

    /** Adds attributes to a set of custom metadata that is there, by its hashed name; attributes it has are kept. */
    Answer update(Request request) {
        ObjectNode answer = empty();
        for (JsonNode one : request.json().path("businessMetadataDefs")) {
            CustomSet there = state.definitions
                    .set(one.path("name").asText())
                    .orElseThrow(() -> unknown(one.path("name").asText()));
            CustomSet changed = set(one, there.attributes());
            state.definitions.put(changed);
            list(answer, "businessMetadataDefs").add(changed.body());
        }
        return Answer.json(200, answer);
    }

    /** Contract §1: "200 when the tenant's model has the type". */
    Answer byName(String name) {
        Optional<JsonNode> found = state.definitions
                .tag(name)
                .<JsonNode>map(TagDefinition::body)
                .or(() -> state.definitions.set(name).map(CustomSet::body))
                .or(() -> state.store.model.type(name).map(TypeCalls::entityType));
        return Answer.json(200, found.orElseThrow(() -> unknown(name)));
    }

    /** Not in the contract: a definition in use is not deleted (409). */
    Answer delete(String name) {
        boolean used = state.store.all().stream()
                .anyMatch(entity ->
                        entity.tags().containsKey(name) || entity.custom().containsKey(name));
        if (used) {
            throw Errors.of(409, "ATLAS-409-00-002", "Given type " + name + " has references");
        }
        if (state.definitions.tag(name).isEmpty() && state.definitions.set(name).isEmpty()) {
            throw unknown(name);
        }
        state.definitions.removeTag(name);
        state.definitions.removeSet(name);
        return Answer.empty(204);
    }

    private TagDefinition tag(JsonNode sent) {
        String shown = shown(sent);
        if (isTaken(shown, state.definitions.tagShown(shown).map(TagDefinition::name))) {
            throw exists(shown);
        }
        JsonNode color = sent.path("options").path("color");
        if (!color.isMissingNode() && !COLORS.contains(color.asText())) {
            // Contract §5: "is one of Gray, Red, Yellow, Green". Not in the contract: another one is refused.
            throw Errors.badRequest("color " + color + " is none of " + COLORS);
        }
        ObjectNode body = definition(sent, "CLASSIFICATION");
        return new TagDefinition(body.path("name").asText(), shown, body);
    }

    /**
     * Contract §8: "set and attribute name are assigned by the server at random". Not in the contract: an update keeps
     * the names that are there, and adds what is new.
     */
    private CustomSet set(JsonNode sent, Map<String, CustomSet.CustomAttribute> there) {
        String shown = shown(sent);
        boolean update = state.definitions.set(sent.path("name").asText()).isPresent();
        if (!update && isTaken(shown, state.definitions.setShown(shown).map(CustomSet::name))) {
            throw exists(shown);
        }
        ObjectNode body = definition(sent, "BUSINESS_METADATA");
        if (update) {
            body.put("name", sent.path("name").asText());
        }
        Map<String, CustomSet.CustomAttribute> attributes = new LinkedHashMap<>();
        Set<String> applicable = new LinkedHashSet<>();
        for (JsonNode one : body.path("attributeDefs")) {
            ObjectNode attribute = (ObjectNode) one;
            if (!there.containsKey(attribute.path("name").asText())) {
                attribute.put(
                        "displayName",
                        attribute
                                .path("displayName")
                                .asText(attribute.path("name").asText()));
                attribute.put("name", state.store.newTypeName());
            }
            String name = attribute.path("name").asText();
            attributes.put(name, attribute(name, attribute));
            Json.parse(attribute.path("options").path("applicableEntityTypes").asText("[\"Asset\"]"))
                    .forEach(type -> applicable.add(type.asText()));
        }
        return new CustomSet(body.path("name").asText(), shown, attributes, applicable, body);
    }

    /** Contract §8: "arrays of these". */
    private static CustomSet.CustomAttribute attribute(String name, JsonNode body) {
        String type = body.path("typeName").asText("string");
        boolean array = type.startsWith("array<");
        return new CustomSet.CustomAttribute(
                name,
                body.path("displayName").asText(),
                array ? type.substring("array<".length(), type.length() - 1) : type,
                array || body.path("options").path("multiValueSelect").asBoolean());
    }

    private ObjectNode definition(JsonNode sent, String category) {
        ObjectNode body = sent.deepCopy();
        body.put("category", category).put("guid", state.store.newGuid()).put("name", state.store.newTypeName());
        return body;
    }

    /** Not in the contract: a definition without displayName is refused. */
    private static String shown(JsonNode sent) {
        String shown = sent.path("displayName").asText("");
        if (shown.isEmpty()) {
            throw Errors.badRequest("a definition without displayName");
        }
        return shown;
    }

    private static ObjectNode entityType(EntityType type) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("category", "ENTITY").put("name", type.name());
        ArrayNode supertypes = body.putArray("superTypes");
        type.own().forEach(supertypes::add);
        ArrayNode attributes = body.putArray("attributeDefs");
        type.attributes().values().stream()
                .filter(attribute -> attribute.declaredIn().equals(type.name()))
                .forEach(attribute -> attributes
                        .addObject()
                        .put("name", attribute.name())
                        .put("typeName", attribute.kind().typeName())
                        .put("isOptional", !attribute.mandatory())
                        .put("isUnique", attribute.unique()));
        ArrayNode links = body.putArray("relationshipAttributeDefs");
        type.links()
                .values()
                .forEach(end -> links.addObject()
                        .put("name", end.name())
                        .put(
                                "typeName",
                                end.many()
                                        ? "array<" + end.far().type() + ">"
                                        : end.far().type())
                        .put("relationshipTypeName", end.link().name()));
        return body;
    }

    private static ObjectNode empty() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        LISTS.forEach(body::putArray);
        return body;
    }

    private static ArrayNode list(ObjectNode body, String name) {
        return (ArrayNode) body.path(name);
    }

    /**
     * Contract §1: "404 ATLAS-404-00-001 (U for the exact code) when not"; contract §1: "U for the exact code", so
     * without it in a variant.
     */
    private Refusal unknown(String name) {
        if (state.settings.has(Variant.TYPE_MISSING_WITHOUT_CODE)) {
            return new Refusal(Answer.text(404, "not found"), name);
        }
        return Errors.of(404, "ATLAS-404-00-001", "Given typename " + name + " was invalid");
    }

    /** Contract §12 check 24. */
    private static Refusal exists(String shown) {
        return Errors.of(409, "ATLAS-409-00-012", "Given type " + shown + " already exists");
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Entities as they are answered: headers in search hits and in what a write did, whole ones in reads. Contract §2, worked answer and reads. */
final class EntityView {
    /** Contract §2: "Worked request and response". */
    private static final List<String> HEADER = List.of("name", "qualifiedName");

    private final EntityStore store;
    private final Propagation propagation;

    EntityView(EntityStore store, Propagation propagation) {
        this.store = store;
        this.propagation = propagation;
    }

    ObjectNode header(Entity entity) {
        return header(entity, HEADER, List.of());
    }

    /**
     * Contract §7: "what to return per hit"; contract §7: "what to return per related entity"; contract §8: "comes back
     * under attributes with that same dotted key".
     */
    ObjectNode header(Entity entity, List<String> wanted, List<String> ofRelated) {
        ObjectNode shown = outline(entity);
        ObjectNode attributes = shown.putObject("attributes");
        for (String name : wanted) {
            value(entity, name, ofRelated).ifPresent(value -> attributes.set(name, value));
        }
        tags(entity, shown);
        return shown;
    }

    /** Everything; {@code edges} leaves relationships out or not: contract §2: "ignoreRelationships=true". */
    ObjectNode whole(Entity entity, Edges edges) {
        ObjectNode shown = outline(entity);
        ObjectNode attributes = shown.putObject("attributes");
        entity.type()
                .attributes()
                .values()
                .forEach(attribute -> attributes.set(attribute.name(), value(entity, attribute)));
        if (edges == Edges.SHOWN) {
            ObjectNode all = shown.putObject("relationshipAttributes");
            entity.type().links().values().forEach(end -> all.set(end.name(), related(entity, end, List.of())));
        }
        ObjectNode custom = shown.putObject("businessAttributes");
        entity.custom().forEach((set, values) -> custom.putObject(set).setAll(values));
        shown.putObject("customAttributes").setAll(entity.customAttributes());
        tags(entity, shown);
        return shown;
    }

    /** Whether a read shows relationships. */
    enum Edges {
        SHOWN,
        LEFT_OUT
    }

    private static ObjectNode outline(Entity entity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("typeName", entity.type().name())
                .put("guid", entity.guid())
                .put("status", entity.status().name())
                .put("displayText", entity.text("name"))
                .put("isIncomplete", false)
                .put("createdBy", entity.createdBy().name())
                .put("updatedBy", entity.updatedBy().name())
                .put("createTime", entity.createTime())
                .put("updateTime", entity.updateTime());
    }

    private void tags(Entity entity, ObjectNode shown) {
        ArrayNode names = shown.putArray("classificationNames");
        ArrayNode tags = shown.putArray("classifications");
        entity.tags().forEach((name, tag) -> {
            names.add(name);
            tags.add(tag);
        });
        propagation.onto(entity).forEach((name, tag) -> {
            names.add(name);
            tags.add(tag);
        });
        shown.putArray("meaningNames");
        shown.putArray("meanings");
        ArrayNode labels = shown.putArray("labels");
        entity.labels().forEach(labels::add);
    }

    private Optional<JsonNode> value(Entity entity, String name, List<String> ofRelated) {
        Attribute attribute = entity.type().attributes().get(name);
        LinkEnd end = entity.type().links().get(name);
        int dot = name.indexOf('.');
        if (attribute != null) {
            return Optional.of(value(entity, attribute));
        }
        if (end != null) {
            return Optional.of(related(entity, end, ofRelated));
        }
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(entity.custom().get(name.substring(0, dot)))
                        .map(set -> set.get(name.substring(dot + 1)));
    }

    private JsonNode value(Entity entity, Attribute attribute) {
        if (attribute.name().equals("__hasLineage")) {
            return JsonNodeFactory.instance.booleanNode(!store.links
                            .of(entity.guid(), "inputToProcesses")
                            .isEmpty()
                    || !store.links.of(entity.guid(), "outputFromProcesses").isEmpty());
        }
        JsonNode value = entity.attributes().get(attribute.name());
        return value == null ? attribute.kind().unset() : value;
    }

    private JsonNode related(Entity entity, LinkEnd end, List<String> wanted) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        store.links
                .of(entity.guid(), end.name())
                .forEach(guid -> list.add(reference(store.require(guid), end, wanted)));
        return end.many() ? list : list.isEmpty() ? JsonNodeFactory.instance.nullNode() : list.get(0);
    }

    private ObjectNode reference(Entity other, LinkEnd end, List<String> wanted) {
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("typeName", other.type().name())
                .put("guid", other.guid())
                .put("displayText", other.text("name"))
                .put("entityStatus", other.status().name())
                .put("relationshipStatus", "ACTIVE")
                .put("relationshipType", end.link().name());
        shown.putObject("uniqueAttributes").put("qualifiedName", other.qualifiedName());
        ObjectNode attributes = shown.putObject("attributes");
        for (String name : wanted) {
            value(other, name, List.of()).ifPresent(value -> attributes.set(name, value));
        }
        return shown;
    }
}

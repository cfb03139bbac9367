package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that is stored, with names for guids and hashes and without times, so that two tenants can be compared. */
final class Snapshot {
    /** Other in every run (contract §10). */
    private static final Set<String> OF_A_RUN = Set.of("lastSyncRun", "lastSyncRunAt");

    private final State state;

    Snapshot(State state) {
        this.state = state;
    }

    JsonNode take() {
        Map<String, Map<String, ObjectNode>> all = new TreeMap<>();
        for (Entity entity : state.store.all()) {
            all.computeIfAbsent(entity.type().name(), type -> new TreeMap<>()).put(name(entity), entity(entity));
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        all.forEach((type, entities) -> shown.putObject(type).setAll(entities));
        ArrayNode tags = shown.putArray("tags");
        new TreeSet<>(state.definitions.tags().stream()
                        .map(TagDefinition::displayName)
                        .toList())
                .forEach(tags::add);
        ArrayNode sets = shown.putArray("custom metadata");
        new TreeSet<>(state.definitions.sets().stream()
                        .map(CustomSet::displayName)
                        .toList())
                .forEach(sets::add);
        return shown;
    }

    /** A readme is named after the guid of its asset; here after the asset. */
    private String name(Entity entity) {
        String name = entity.qualifiedName();
        return state.store
                .byGuid(name.split("/", 2)[0])
                .map(asset ->
                        asset.qualifiedName() + name.substring(asset.guid().length()))
                .orElse(name);
    }

    private ObjectNode entity(Entity entity) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put(
                "by",
                entity.createdBy().isToken() ? "token" : entity.createdBy().name());
        entity.attributes().forEach((name, value) -> {
            if (!OF_A_RUN.contains(name) && !name.equals("qualifiedName")) {
                shown.set(name, value);
            }
        });
        state.store.links.of(entity.guid()).forEach((end, others) -> {
            ArrayNode names = shown.putArray("-> " + end);
            new TreeSet<>(others.stream().map(this::reference).toList()).forEach(names::add);
        });
        if (!entity.tags().isEmpty()) {
            ArrayNode tags = shown.putArray("tags");
            new TreeSet<>(entity.tags().keySet().stream()
                            .map(state.definitions::displayOf)
                            .toList())
                    .forEach(tags::add);
        }
        entity.custom().forEach((set, values) -> shown.set("custom " + setName(set), custom(set, values)));
        if (!entity.labels().isEmpty()) {
            ArrayNode labels = shown.putArray("labels");
            entity.labels().stream().sorted().forEach(labels::add);
        }
        if (!entity.customAttributes().isEmpty()) {
            shown.putObject("customAttributes").setAll(entity.customAttributes());
        }
        if (!entity.isActive()) {
            shown.put("status", "DELETED");
        }
        return shown;
    }

    private String reference(String guid) {
        Entity other = state.store.require(guid);
        return other.type().name() + " " + name(other);
    }

    private String setName(String set) {
        return state.definitions.set(set).map(CustomSet::displayName).orElse(set);
    }

    private ObjectNode custom(String set, Map<String, JsonNode> values) {
        Map<String, JsonNode> shown = new TreeMap<>();
        values.forEach((name, value) -> shown.put(
                state.definitions
                        .set(set)
                        .map(known -> known.attributes().get(name))
                        .map(CustomSet.CustomAttribute::displayName)
                        .orElse(name),
                value));
        return (ObjectNode) JsonNodeFactory.instance.objectNode().setAll(shown);
    }
}

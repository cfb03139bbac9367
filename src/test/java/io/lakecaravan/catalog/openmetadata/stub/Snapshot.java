package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** All that is stored, with names for ids and without times and versions, so that two servers can be compared. */
final class Snapshot {
    private final EntityStore store;
    private final Accounts accounts;

    Snapshot(EntityStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    JsonNode take() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Entity entity : store.all()) {
            ObjectNode ofKind = all.path(entity.kind.type()) instanceof ObjectNode known
                    ? known
                    : all.putObject(entity.kind.type());
            ofKind.set(entity.fqn, entity(entity));
        }
        ArrayNode edges = all.putArray("lineage");
        TreeSet<String> sorted = new TreeSet<>();
        store.edges.values().forEach(edge -> sorted.add(edge(edge).toString()));
        sorted.forEach(text -> edges.add(Json.parse(text)));
        return Json.sorted(all);
    }

    private ObjectNode entity(Entity entity) {
        ObjectNode shown = entity.fields.deepCopy();
        if (shown.path("parent").isObject() || entity.kind == EntityKind.INGESTION_PIPELINE) {
            shown.remove(entity.kind == EntityKind.INGESTION_PIPELINE ? "service" : "parent");
            entity.parent.flatMap(store::byId).ifPresent(parent -> shown.put("parent", parent.fqn));
        }
        if (shown.path("owners") instanceof ArrayNode owners) {
            ArrayNode names = shown.putArray("owners");
            owners.forEach(owner ->
                    names.add(accounts.require(owner.path("id").asText()).name()));
        }
        if (entity.deleted) {
            shown.put("deleted", true);
        }
        entity.sample.ifPresent(sample -> shown.set("sampleData", sample));
        Profiles.latest(entity).ifPresent(profile -> shown.set("profile", timeless(profile)));
        if (!entity.runs.isEmpty()) {
            TreeSet<String> states = new TreeSet<>();
            entity.runs
                    .values()
                    .forEach(run -> states.add(run.path("pipelineState").asText()));
            ArrayNode runs = shown.putArray("runStates");
            states.forEach(runs::add);
        }
        return shown;
    }

    private static JsonNode timeless(JsonNode profile) {
        JsonNode copy = profile.deepCopy();
        copy.findParents("timestamp").forEach(parent -> ((ObjectNode) parent).remove("timestamp"));
        return copy;
    }

    private JsonNode edge(ObjectNode edge) {
        ObjectNode shown = edge.deepCopy();
        for (String end : new String[] {"fromEntity", "toEntity"}) {
            Optional<Entity> entity = store.byId(UUID.fromString(edge.path(end).asText()));
            entity.ifPresent(found -> shown.put(end, found.kind.type() + " " + found.fqn));
        }
        return Json.sorted(shown);
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code DELETE /v1/{collection}/deleteStale} of 2.0, contract §12. */
final class DeleteStale {
    private final EntityStore store;
    private final Deletion deletion;

    DeleteStale(EntityStore store, Deletion deletion) {
        this.store = store;
        this.deletion = deletion;
    }

    /** Contract §12: "early 2.0 builds used PUT". */
    Answer answer(EntityKind kind, Request request, Account by) {
        String method = store.version.plays(Variant.StaleMethod.PUT) ? "PUT" : "DELETE";
        if (!store.version.deletesByScope() || !request.is(method)) {
            throw Errors.notAllowed();
        }
        by.mayWrite("Delete");
        ObjectNode asked = Shapes.DELETE_STALE.read(store.version, "", request.json());
        Shapes.DELETE_STALE.require(asked);
        List<Entity> stale = stale(kind, asked);
        boolean dryRun = asked.path("dryRun").asBoolean(false);
        if (!dryRun) {
            stale.forEach(entity -> deletion.deleteStale(entity, asked, by));
        }
        ArrayNode deleted = JsonNodeFactory.instance.arrayNode();
        stale.forEach(entity -> deleted.addObject().put("request", entity.fqn).put("status", 200));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("dryRun", dryRun).put("status", "success");
        answer.put("numberOfRowsProcessed", stale.size());
        answer.put("numberOfRowsPassed", stale.size());
        answer.put("numberOfRowsFailed", 0);
        answer.set("successRequest", deleted);
        return Answer.json(200, answer);
    }

    /** Contract §12: "an empty seenFqns or an unknown scope deletes nothing". */
    private List<Entity> stale(EntityKind kind, ObjectNode asked) {
        TreeSet<String> seen = new TreeSet<>();
        for (JsonNode fqn : asked.path("seenFqns")) {
            seen.add(Names.canonical(fqn.asText()));
        }
        Optional<Entity> scope = scope(
                asked.path("scopeEntityType").asText(), asked.path("scopeFqn").asText());
        if (seen.isEmpty() || scope.isEmpty()) {
            return List.of();
        }
        return store.all(
                kind, entity -> !entity.deleted && !seen.contains(entity.fqn) && store.isBelow(entity, scope.get()));
    }

    /** Contract §12: "service|database|databaseSchema". */
    private Optional<Entity> scope(String type, String fqn) {
        return switch (type) {
            case "service" ->
                store.byName(EntityKind.DATABASE_SERVICE, fqn).or(() -> store.byName(EntityKind.STORAGE_SERVICE, fqn));
            case "database" -> store.byName(EntityKind.DATABASE, fqn);
            case "databaseSchema" -> store.byName(EntityKind.DATABASE_SCHEMA, fqn);
            default -> Optional.empty();
        };
    }
}

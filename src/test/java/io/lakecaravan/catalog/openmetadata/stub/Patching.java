package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.EntityStore.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PATCH of one entity, observed §4 and contract §7. */
final class Patching {
    /** Not in the contract: what the server keeps whatever a patch says. */
    private static final Set<String> IMMUTABLE = Set.of(
            "id",
            "name",
            "fullyQualifiedName",
            "version",
            "updatedAt",
            "updatedBy",
            "href",
            "service",
            "serviceType",
            "database",
            "databaseSchema",
            "classification",
            "parent",
            "changeDescription");

    private final EntityStore store;
    private final EntityView view;
    private final TagRules tags;

    Patching(EntityStore store, EntityView view) {
        this.store = store;
        this.view = view;
        this.tags = new TagRules(store);
    }

    /**
     * Contract §7: "with If-Match nested column changes were silently dropped"; contract §7: "a bot's PATCH cannot
     * blank a description".
     */
    ObjectNode patch(Entity entity, JsonNode operations, Account by, Optional<String> ifMatch) {
        by.mayWrite("EditAll");
        boolean guarded = store.version.etags() && ifMatch.isPresent();
        if (guarded) {
            checkMatch(entity, ifMatch.get().strip());
        }
        entity.refusePoisoned();
        ObjectNode patched = new JsonPatch(store.version).apply(view.full(entity, entity.fields), operations);
        ObjectNode now = stored(entity, patched);
        if (guarded && store.version.plays(Variant.IfMatch.DROPS_NESTED_COLUMNS)) {
            dropNested(entity.columns(), Entity.columns(entity.kind, now));
        }
        if (by.isBot() && store.version.botsCannotBlank()) {
            refuseBlank(entity.fields, now);
        }
        replace(entity, now, by);
        return view.full(entity, entity.fields);
    }

    /** Observed §4: "412 with the current ETag in the message"; contract §7: "the strong tag of GET never matched". */
    private void checkMatch(Entity entity, String sent) {
        boolean weakOnly = store.version.plays(Variant.IfMatch.WEAK_ONLY);
        String bare = sent.startsWith("W/") && !weakOnly ? sent.substring(2) : sent;
        String current = weakOnly ? "W/\"" + entity.versionText() + "\"" : entity.etag();
        if (!bare.equals("*") && !bare.equals(current)) {
            throw Errors.of(412, "The entity has been modified. Current ETag: " + current);
        }
    }

    /** Contract §7: "with If-Match nested column changes were silently dropped". */
    private static void dropNested(JsonNode before, JsonNode now) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        before.forEach(column -> named.put(column.path("name").asText(), column));
        for (JsonNode node : now) {
            JsonNode old = named.get(node.path("name").asText());
            if (node instanceof ObjectNode column && old != null && old.has("children")) {
                column.set("children", old.get("children"));
            }
        }
    }

    /** Contract §7: "a bot's PATCH cannot blank a description". Not in the contract: how it is stopped. */
    private void refuseBlank(ObjectNode before, ObjectNode now) {
        String stored = before.path("description").asText();
        if (!stored.isEmpty() && now.path("description").asText().isEmpty()) {
            if (store.version.plays(Variant.BlankingPatch.REFUSED)) {
                throw Errors.bad("Description cannot be removed by a bot");
            }
            now.put("description", stored);
        }
    }

    /**
     * Validates and stores fields as a patch leaves them: contract §7: "400 invalid patch or failing rule". Nothing is
     * frozen (observed §4: "PATCH does change it"), tags are what they are.
     */
    void replace(Entity entity, ObjectNode now, Account by) {
        Shape.requireColumns(store.version, Entity.columns(entity.kind, now), "columns");
        if (entity.kind == EntityKind.TABLE) {
            ColumnRules.check(store.version, now);
        }
        tags.check(entity.kind, now);
        store.customProperties.check(entity.kind, now);
        keepLabels(entity.fields, now);
        columnLabels(entity.columns(), Entity.columns(entity.kind, now));
        if (store.version.plays(Variant.NestedLabels.LOST)) {
            boolean knewColumns = entity.kind != EntityKind.CONTAINER || entity.fields.has("dataModel");
            NewColumns.loseLabels(knewColumns, entity.columns(), Entity.columns(entity.kind, now));
        }
        if (!Json.same(now, entity.fields)) {
            entity.fields = now;
            store.bump(entity, by, Change.MINOR);
        }
    }

    private static ObjectNode stored(Entity entity, ObjectNode patched) {
        ObjectNode now = patched.deepCopy();
        now.remove(IMMUTABLE);
        now.remove(Set.of("deleted", "sampleData", "profile", "pipelineStatuses"));
        for (String field : IMMUTABLE) {
            Optional.ofNullable(entity.fields.get(field)).ifPresent(value -> now.set(field, value));
        }
        Entity.columns(entity.kind, now).forEach(Patching::dropNames);
        bareReferences(now);
        return now;
    }

    /** What an answer adds to owners, domains and data products is not stored. */
    private static void bareReferences(ObjectNode now) {
        for (JsonNode node : now.path("owners")) {
            if (node instanceof ObjectNode owner) {
                owner.retain("id", "type");
            }
        }
        if (now.path("domain").isObject()) {
            now.set("domain", now.path("domain").get("fullyQualifiedName"));
        }
        for (String field : java.util.List.of("domains", "dataProducts")) {
            if (now.path(field) instanceof ArrayNode references) {
                ArrayNode names = now.putArray(field);
                references.forEach(reference ->
                        names.add(reference.path("fullyQualifiedName").asText(reference.asText())));
            }
        }
    }

    private static void dropNames(JsonNode column) {
        if (column instanceof ObjectNode object) {
            object.remove("fullyQualifiedName");
        }
        column.path("children").forEach(Patching::dropNames);
    }

    /** Observed §4: "of only state/labelType of an existing column tag answers 200 and changes nothing". */
    private void keepLabels(ObjectNode before, ObjectNode now) {
        tags.settle(now);
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        before.path("tags").forEach(label -> kept.put(label.path("tagFQN").asText(), label));
        if (now.path("tags") instanceof ArrayNode labels) {
            for (int i = 0; i < labels.size(); i++) {
                JsonNode old = kept.get(labels.get(i).path("tagFQN").asText());
                if (old != null) {
                    labels.set(i, old);
                }
            }
        }
    }

    private void columnLabels(JsonNode before, JsonNode now) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        before.forEach(column -> named.put(column.path("name").asText(), column));
        for (JsonNode node : now) {
            if (node instanceof ObjectNode column) {
                JsonNode old = named.get(column.path("name").asText());
                keepLabels(old instanceof ObjectNode known ? known : column.objectNode(), column);
                columnLabels(old == null ? column.arrayNode() : old.path("children"), column.path("children"));
            }
        }
    }
}

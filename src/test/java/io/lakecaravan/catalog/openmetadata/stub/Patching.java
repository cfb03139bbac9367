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
    /** What the server keeps whatever a patch says. */
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

    ObjectNode patch(Entity entity, JsonNode operations, Account by, Optional<String> ifMatch) {
        by.mayWrite("EditAll");
        ifMatch.map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .ifPresent(tag -> {
                    if (!tag.equals("*") && !tag.equals(entity.etag())) {
                        // Observed §4: the message names the current ETag.
                        throw Errors.of(412, "The entity has been modified. Current ETag: " + entity.etag());
                    }
                });
        entity.refusePoisoned();
        ObjectNode patched = JsonPatch.apply(view.full(entity, entity.fields), operations);
        replace(entity, stored(entity, patched), by);
        return view.full(entity, entity.fields);
    }

    /** Validates and stores fields as a patch leaves them: nothing is frozen, tags are what they are. */
    void replace(Entity entity, ObjectNode now, Account by) {
        Shape.requireColumns(Entity.columns(entity.kind, now), "columns");
        if (entity.kind == EntityKind.TABLE) {
            ColumnRules.check(now);
        }
        tags.check(entity.kind, now);
        keepLabels(entity.fields, now);
        columnLabels(entity.columns(), Entity.columns(entity.kind, now));
        if (!Json.same(now, entity.fields)) {
            entity.fields = now;
            store.bump(entity, by, Change.MINOR);
        }
    }

    private static ObjectNode stored(Entity entity, ObjectNode patched) {
        ObjectNode now = patched.deepCopy();
        now.remove(IMMUTABLE);
        now.remove(Set.of("deleted", "sampleData", "profile"));
        for (String field : IMMUTABLE) {
            Optional.ofNullable(entity.fields.get(field)).ifPresent(value -> now.set(field, value));
        }
        Entity.columns(entity.kind, now).forEach(Patching::dropNames);
        return now;
    }

    private static void dropNames(JsonNode column) {
        if (column instanceof ObjectNode object) {
            object.remove("fullyQualifiedName");
        }
        column.path("children").forEach(Patching::dropNames);
    }

    /** Observed §4: only the tag's name counts; replacing state or labelType of a present label changes nothing. */
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

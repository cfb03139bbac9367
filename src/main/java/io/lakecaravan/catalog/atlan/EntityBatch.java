package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body of one request that upserts entities. Those of the request refer to each other by placeholder, to others by name. */
final class EntityBatch {
    private final List<AtlanEntity> entities;
    private final Map<String, TagDelta> tags;
    private final TenantKnowledge knowledge;
    private final Map<Reference, String> placeholders = new HashMap<>();

    /** @param tags by qualified name; what is not there gets none */
    EntityBatch(List<AtlanEntity> entities, Map<String, TagDelta> tags, TenantKnowledge knowledge) {
        this.entities = entities;
        this.tags = tags;
        this.knowledge = knowledge;
        for (AtlanEntity entity : entities) {
            placeholders.put(new Reference(entity.type(), entity.qualifiedName()), "-" + (placeholders.size() + 1));
        }
    }

    String placeholder(AtlanEntity entity) {
        return placeholders.get(new Reference(entity.type(), entity.qualifiedName()));
    }

    /** @param run signs what is sent; it changes with every run, so it is no part of what is compared */
    ObjectNode body(String run, long startedAt) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("entities");
        entities.forEach(entity -> all.add(node(entity, run, startedAt)));
        return body;
    }

    private ObjectNode node(AtlanEntity entity, String run, long startedAt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("typeName", entity.type());
        node.put("guid", placeholder(entity));
        // Without it an archived asset would be changed and stay archived.
        node.put("status", "ACTIVE");
        ObjectNode attributes = entity.attributes().deepCopy();
        if (entity.part() != AtlanEntity.Part.PARENT) {
            attributes.put("lastSyncRun", run);
            attributes.put("lastSyncRunAt", startedAt);
        }
        node.set("attributes", attributes);
        ObjectNode relations = JsonNodeFactory.instance.objectNode();
        entity.links().forEach((name, target) -> relations.set(name, reference(target)));
        entity.ends().forEach((name, targets) -> {
            ArrayNode list = relations.putArray(name);
            targets.forEach(target -> list.add(reference(target)));
        });
        if (!relations.isEmpty()) {
            node.set("relationshipAttributes", relations);
        }
        ObjectNode facts = knowledge.metadata().orElse(MetadataSet.NONE).named(entity.facts());
        if (!facts.isEmpty()) {
            node.set("businessAttributes", facts);
        }
        TagDelta delta = tags.getOrDefault(entity.qualifiedName(), new TagDelta(Set.of(), Set.of(), Set.of()));
        tags(node, "addOrUpdateClassifications", delta.add());
        tags(node, "removeClassifications", delta.remove());
        return node;
    }

    private static void tags(ObjectNode node, String member, Set<String> names) {
        if (names.isEmpty()) {
            return;
        }
        ArrayNode list = node.putArray(member);
        for (String name : names) {
            ObjectNode tag = list.addObject().put("typeName", name);
            if (member.startsWith("add")) {
                // Ours never spread to other people's assets.
                tag.put("propagate", false);
                tag.put("removePropagationsOnEntityDelete", true);
                tag.put("restrictPropagationThroughLineage", false);
                tag.put("restrictPropagationThroughHierarchy", false);
            }
        }
    }

    private JsonNode reference(Reference target) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("typeName", target.type());
        String placeholder = placeholders.get(target);
        if (placeholder == null) {
            node.putObject("uniqueAttributes").put("qualifiedName", target.qualifiedName());
        } else {
            node.put("guid", placeholder);
        }
        return node;
    }
}

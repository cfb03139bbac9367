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
    /**
     * One entity of the request.
     *
     * @param tags what changes of its tags
     * @param run signs what is sent; it changes with every run, so it is no part of what is compared
     * @param startedAt of the run, in milliseconds
     */
    record Entry(AtlanEntity entity, TagDelta tags, MetadataSet metadata, String run, long startedAt) {}

    private final List<Entry> entries;
    private final Map<Reference, String> placeholders = new HashMap<>();

    /** @param entries no entity twice */
    EntityBatch(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            placeholders.put(entry.entity().reference(), "-" + (placeholders.size() + 1));
        }
    }

    String placeholder(AtlanEntity entity) {
        return placeholders.get(entity.reference());
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("entities");
        entries.forEach(entry -> all.add(node(entry)));
        return body;
    }

    private ObjectNode node(Entry entry) {
        AtlanEntity entity = entry.entity();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("typeName", entity.type());
        node.put("guid", placeholder(entity));
        // Without it an archived asset would be changed and stay archived.
        node.put("status", "ACTIVE");
        ObjectNode attributes = entity.attributes().deepCopy();
        if (entity.part() != AtlanEntity.Part.PARENT) {
            attributes.put("lastSyncRun", entry.run());
            attributes.put("lastSyncRunAt", entry.startedAt());
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
        ObjectNode facts = entry.metadata().named(entity.facts());
        if (!facts.isEmpty()) {
            node.set("businessAttributes", facts);
        }
        tags(node, "addOrUpdateClassifications", entry.tags().add());
        tags(node, "removeClassifications", entry.tags().remove());
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

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the tags of a payload do to an entity: contract §2, query parameters, and §5. */
final class TagChange {
    private final Definitions definitions;
    private final Notes notes;

    TagChange(Definitions definitions, Notes notes) {
        this.definitions = definitions;
        this.notes = notes;
    }

    /**
     * Contract §2: "tags and custom metadata in the payload are applied"; contract §5: "On a CREATE in this mode the
     * same list is used".
     */
    Entity created(Entity entity, JsonNode payload, BulkMode.Tags mode) {
        Map<String, ObjectNode> tags = listed(payload.path("classifications"), entity);
        if (mode == BulkMode.Tags.APPEND) {
            tags.putAll(listed(payload.path("addOrUpdateClassifications"), entity));
        } else if (!payload.path("addOrUpdateClassifications").isEmpty()) {
            notes.lapses.add("tags of a created " + entity.type().name() + " that this mode does not read (§2)");
        }
        return entity.withTags(tags);
    }

    /** Contract §12 check 21. */
    Entity updated(Entity entity, JsonNode payload, BulkMode.Tags mode) {
        noteWhatIsNotRead(entity, payload, mode);
        return switch (mode) {
            case IGNORE -> entity;
            case REPLACE, RESET ->
                payload.path("classifications").isMissingNode()
                        ? entity
                        : entity.withTags(listed(payload.path("classifications"), entity));
            case APPEND -> {
                Map<String, ObjectNode> tags = new LinkedHashMap<>(entity.tags());
                for (JsonNode removed : payload.path("removeClassifications")) {
                    tags.remove(known(removed.path("typeName").asText()));
                }
                tags.putAll(listed(payload.path("addOrUpdateClassifications"), entity));
                yield entity.withTags(tags);
            }
        };
    }

    private void noteWhatIsNotRead(Entity entity, JsonNode payload, BulkMode.Tags mode) {
        boolean delta = !payload.path("addOrUpdateClassifications").isEmpty()
                || !payload.path("removeClassifications").isEmpty();
        boolean list = !payload.path("classifications").isEmpty();
        if ((delta && mode != BulkMode.Tags.APPEND)
                || (list && (mode == BulkMode.Tags.APPEND || mode == BulkMode.Tags.IGNORE))) {
            notes.lapses.add("tags of an updated " + entity.type().name() + " that this mode does not read (§2)");
        }
    }

    /** Contract §12 check 22. Not in the contract: a tag that does not say propagates. */
    Map<String, ObjectNode> listed(Iterable<JsonNode> list, Entity entity) {
        Map<String, ObjectNode> tags = new LinkedHashMap<>();
        for (JsonNode sent : list) {
            ObjectNode tag = sent.deepCopy();
            String name = known(tag.path("typeName").asText(""));
            tag.put("entityGuid", entity.guid());
            if (!tag.has("propagate")) {
                tag.put("propagate", true);
            }
            tags.put(name, tag);
        }
        return tags;
    }

    /** Contract §12 check 22: a display name is not a tag's name. */
    String known(String name) {
        return definitions.tag(name).orElseThrow(() -> Errors.unknownTag(name)).name();
    }
}

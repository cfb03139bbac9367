package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** Leaves out of a body the labels that make the server refuse all of it. */
final class UsableTags {
    private final KnownTags tags;
    private final Set<String> dropped = new TreeSet<>();

    UsableTags(KnownTags tags) {
        this.tags = tags;
    }

    /** Names of the labels that were left out. */
    Set<String> dropped() {
        return dropped;
    }

    /** At the target and the columns within it. */
    void keepUsable(ObjectNode target) {
        target.path("children").forEach(child -> keepUsable((ObjectNode) child));
        if (!target.has("tags")) {
            return;
        }
        ArrayNode usable = JsonNodeFactory.instance.arrayNode();
        Set<String> exclusiveTaken = new TreeSet<>();
        for (JsonNode label : target.get("tags")) {
            String tag = label.path("tagFQN").asText();
            String classification = TagPath.of(tag).classification();
            // Two of one exclusive classification make the server refuse the whole table: the first one stays.
            boolean second = tags.isExclusive(classification) && !exclusiveTaken.add(classification);
            if (tags.isUsable(tag) && !second) {
                usable.add(label);
            } else {
                dropped.add(tag);
            }
        }
        if (usable.isEmpty()) {
            target.remove("tags");
        } else {
            target.set("tags", usable);
        }
    }
}

package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Three-way merge of what people and the crawler both write at a table or a column: description, display name, tags.
 * Ours is written where nothing stands and we never wrote, or where what stands is what we wrote last.
 */
final class TargetMerge {
    /** Instead of none, where ours does not hold any more and the server keeps what it has. */
    static final String NOTHING_TO_SAY = "As its name and type say.";

    private final PatchOperations patch;
    private final TagMerge tags;
    private final ServerVersion server;

    TargetMerge(PatchOperations patch, TagMerge tags, ServerVersion server) {
        this.patch = patch;
        this.tags = tags;
        this.server = server;
    }

    /**
     * @param path JSON pointer to the target; empty for the table
     * @param place the column's path for people; empty for the table
     */
    MergedTarget merge(String path, String place, JsonNode there, JsonNode wanted, TargetBase base) {
        String ours = wanted.path("description").asText("");
        boolean stuck = ours.isEmpty()
                && server.keepsDescriptions()
                && !base.description().isEmpty();
        String description = text(path, there, "description", stuck ? NOTHING_TO_SAY : ours, base.description());
        String name = wanted.path("displayName").asText("");
        String displayName = text(path, there, "displayName", name, base.displayName());
        MergedTarget merged = tags.merge(path, place, there, wanted, base);
        TargetBase next = new TargetBase(
                description,
                displayName,
                merged.base().tags(),
                merged.base().suggested(),
                merged.base().rejected());
        return new MergedTarget(next, merged.standing(), merged.confirmed());
    }

    /** @return what counts as ours from now on */
    private String text(String path, JsonNode target, String field, String ours, String last) {
        String there = target.path(field).asText("");
        if (StoredText.isSame(there, ours)) {
            return ours;
        }
        // Where we wrote and nothing stands, a person emptied it.
        boolean ownedByUs = there.isBlank() ? last.isEmpty() : StoredText.isSame(there, last);
        if (!ownedByUs) {
            return last;
        }
        if (!there.isEmpty()) {
            patch.guard(path + "/" + field, target.get(field));
        }
        if (ours.isEmpty()) {
            patch.remove(path + "/" + field);
        } else {
            patch.add(path + "/" + field, JsonNodeFactory.instance.textNode(ours));
        }
        return ours;
    }
}

package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Three-way merge of what people and the crawler both write at a table or a column: description, display name, tags.
 * Ours is written where nothing stands and we never wrote, or where what stands is what we wrote last.
 */
final class TargetMerge {
    private final PatchOperations patch;
    private final TagMerge tags;

    TargetMerge(PatchOperations patch, TagMerge tags) {
        this.patch = patch;
        this.tags = tags;
    }

    /**
     * @param path JSON pointer to the target; empty for the table
     * @param place the column's path for people; empty for the table
     */
    MergedTarget merge(String path, String place, JsonNode there, JsonNode wanted, TargetBase base) {
        String description = text(path + "/description", there, wanted, "description", base.description());
        String displayName = text(path + "/displayName", there, wanted, "displayName", base.displayName());
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
    private String text(String path, JsonNode target, JsonNode wanted, String field, String last) {
        String there = target.path(field).asText("");
        String ours = wanted.path(field).asText("");
        if (there.equals(ours)) {
            return ours;
        }
        // Where we wrote and nothing stands, a person emptied it.
        boolean ownedByUs = there.isBlank() ? last.isEmpty() : there.equals(last);
        if (!ownedByUs) {
            return last;
        }
        if (!there.isEmpty()) {
            patch.guard(path, target.get(field));
        }
        if (ours.isEmpty()) {
            patch.remove(path);
        } else {
            patch.add(path, JsonNodeFactory.instance.textNode(ours));
        }
        return ours;
    }
}

package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What we last wrote at one target, a table or a column: the base of the next merge.
 *
 * @param description empty where we wrote none, or a person's stood there before ours
 * @param displayName as {@code description}
 * @param tags the server's names of the labels that are ours
 * @param suggested those of them that we wrote as suggestions
 * @param rejected labels of ours that people took away: they are not written again
 */
record TargetBase(
        String description, String displayName, Set<String> tags, Set<String> suggested, Set<String> rejected) {
    static final TargetBase NONE = new TargetBase("", "", Set.of(), Set.of(), Set.of());

    static TargetBase read(JsonNode base) {
        return new TargetBase(
                base.path("description").asText(""),
                base.path("displayName").asText(""),
                texts(base.path("tags")),
                texts(base.path("suggested")),
                texts(base.path("rejected")));
    }

    /** Of what was just created: all of it is ours. */
    static TargetBase created(JsonNode payload) {
        Set<String> tags = new LinkedHashSet<>();
        Set<String> suggested = new LinkedHashSet<>();
        for (JsonNode label : payload.path("tags")) {
            String tag = label.path("tagFQN").asText();
            tags.add(tag);
            if (label.path("state").asText().equals(TagLabels.SUGGESTED)) {
                suggested.add(tag);
            }
        }
        return new TargetBase(
                payload.path("description").asText(""),
                payload.path("displayName").asText(""),
                tags,
                suggested,
                Set.of());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Without what is empty. */
    ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!description.isEmpty()) {
            node.put("description", description);
        }
        if (!displayName.isEmpty()) {
            node.put("displayName", displayName);
        }
        put(node, "tags", tags);
        put(node, "suggested", suggested);
        put(node, "rejected", rejected);
        return node;
    }

    private static void put(ObjectNode node, String field, Set<String> names) {
        if (!names.isEmpty()) {
            ArrayNode array = node.putArray(field);
            names.forEach(array::add);
        }
    }
}

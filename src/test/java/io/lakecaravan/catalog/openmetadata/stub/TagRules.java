package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tag labels on entities and columns, observed §4 and contract §10. */
final class TagRules {
    private final EntityStore store;

    TagRules(EntityStore store) {
        this.store = store;
    }

    /** Contract §10: "does not exist | 404 for the whole PUT/PATCH"; observed §4: "Tag label CC.dis is disabled". */
    void check(EntityKind kind, ObjectNode fields) {
        for (JsonNode label : fields.path("tags")) {
            Entity tag = resolve(label);
            if (tag.fields.path("disabled").asBoolean()
                    || classification(tag).fields.path("disabled").asBoolean()) {
                throw Errors.bad("Tag label " + tag.fqn + " is disabled and can't be assigned to a data asset.");
            }
        }
        exclusive(fields.path("tags"));
        checkColumns(Entity.columns(kind, fields));
    }

    /** Observed §4: "on a column → 201", for a disabled tag. */
    private void checkColumns(JsonNode columns) {
        for (JsonNode column : columns) {
            column.path("tags").forEach(this::resolve);
            exclusive(column.path("tags"));
            checkColumns(column.path("children"));
        }
    }

    /**
     * Observed §4: "metadata.recognizer needs recognizerId and recognizerName"; observed §4: "soft-deleted tag → 404";
     * contract §10: "404 expected (unverified)".
     */
    private Entity resolve(JsonNode label) {
        String fqn = label.path("tagFQN").asText();
        if (label.path("source").asText().equals("Glossary")) {
            throw Errors.notFound("glossaryTerm", fqn);
        }
        JsonNode recognizer = label.path("metadata").path("recognizer");
        if (recognizer.isObject() && !(recognizer.has("recognizerId") && recognizer.has("recognizerName"))) {
            throw Errors.invalid("tags.metadata.recognizer", "must not be null");
        }
        return store.byName(EntityKind.TAG, fqn)
                .filter(tag -> store.version.plays(Variant.DeletedTag.ACCEPTED)
                        || (!tag.deleted && !classification(tag).deleted))
                .orElseThrow(() -> Errors.notFound("tag", fqn));
    }

    private Entity classification(Entity tag) {
        return tag.parent.flatMap(store::byId).orElseThrow(() -> Errors.notFound("classification", tag.fqn));
    }

    /** Observed §4: "are mutually exclusive and can't be assigned together". */
    void exclusive(JsonNode labels) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (JsonNode label : labels) {
            String fqn = label.path("tagFQN").asText();
            store.byName(EntityKind.TAG, fqn).map(this::classification).ifPresent(classification -> {
                if (!classification.fields.path("mutuallyExclusive").asBoolean()) {
                    return;
                }
                String other = taken.putIfAbsent(classification.fqn, fqn);
                if (other != null && !other.equals(fqn)) {
                    throw Errors.bad("Tag labels " + other + " and " + fqn
                            + " are mutually exclusive and can't be assigned together");
                }
            });
        }
    }

    /** Observed §4: "union: PUT never removes": the stored ones first, then the new ones. */
    void union(ObjectNode stored, ObjectNode now) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        stored.path("tags").forEach(all::add);
        now.path("tags").forEach(all::add);
        if (!all.isEmpty()) {
            now.set("tags", all);
        }
        settle(now);
    }

    /** Contract §6: "tags replaced within the classifications that were sent". */
    void override(ObjectNode stored, ObjectNode now) {
        Set<String> sent = new TreeSet<>();
        now.path("tags")
                .forEach(label -> sent.add(classification(label.path("tagFQN").asText())));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        stored.path("tags").forEach(label -> {
            if (!sent.contains(classification(label.path("tagFQN").asText()))) {
                all.add(label);
            }
        });
        now.path("tags").forEach(all::add);
        if (!all.isEmpty()) {
            now.set("tags", all);
        }
        settle(now);
    }

    private static String classification(String tagFqn) {
        return Names.split(tagFqn).map(parts -> parts.get(0)).orElse(tagFqn);
    }

    /**
     * Observed §4: "labelType, state, reason are optional in practice"; observed §4: "duplicates merged". Not in the
     * contract: the first of two stays; no labels means no field.
     */
    void settle(ObjectNode target) {
        Map<String, ObjectNode> labels = new LinkedHashMap<>();
        for (JsonNode node : target.path("tags")) {
            ObjectNode label = node.deepCopy();
            // The server joins these from the tag itself when it answers.
            label.remove(java.util.List.of("name", "displayName", "description", "style", "href"));
            put(label, "source", "Classification");
            put(label, "labelType", "Manual");
            put(label, "state", "Confirmed");
            labels.putIfAbsent(label.path("tagFQN").asText(), label);
        }
        if (labels.isEmpty()) {
            target.remove("tags");
        } else {
            exclusive(target.putArray("tags").addAll(labels.values()));
        }
    }

    /** Observed §4: "duplicates merged", on columns, too. */
    void settleColumns(JsonNode columns) {
        for (JsonNode node : columns) {
            if (node instanceof ObjectNode column) {
                settle(column);
                settleColumns(column.path("children"));
            }
        }
    }

    private static void put(ObjectNode label, String field, String value) {
        if (!label.has(field)) {
            label.put(field, value);
        }
    }
}

package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Three-way merge of tags: ours of last time (base), those that stand there, ours of now. A tag that a person removed is
 * not added again; of ours, those that no longer apply go; a person's tags stay, and win where a classification is
 * exclusive. Without a base nothing is removed.
 */
final class TagMerge {
    private final PatchOperations patch;
    private final KnownTags known;
    private final String entity;
    private final List<Finding> findings;

    TagMerge(PatchOperations patch, KnownTags known, String entity, List<Finding> findings) {
        this.patch = patch;
        this.known = known;
        this.entity = entity;
        this.findings = findings;
    }

    /**
     * Compares the tags of one target, the table or a column.
     *
     * @param wanted loses the labels that a person's exclude, so that they do not count as written
     */
    void compare(String path, JsonNode target, ObjectNode wanted, JsonNode baseOfTarget) {
        JsonNode current = target.path("tags");
        Set<String> ours = names(wanted.path("tags"));
        Set<String> before = texts(baseOfTarget.path("tags"));
        Set<String> there = names(current);
        Set<String> staying = new LinkedHashSet<>(there);
        for (JsonNode label : current) {
            if (isStale(label, ours, before)) {
                staying.remove(label.path("tagFQN").asText());
            }
        }
        List<JsonNode> additions = new ArrayList<>();
        Iterator<JsonNode> labels = wanted.path("tags").elements();
        while (labels.hasNext()) {
            JsonNode label = labels.next();
            String tag = label.path("tagFQN").asText();
            if (!there.contains(tag) && isExcluded(tag, staying, path)) {
                labels.remove();
            } else if (!there.contains(tag) && !before.contains(tag)) {
                additions.add(label);
            }
        }
        if (!additions.isEmpty() && !current.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            additions.forEach(all::add);
            patch.add(path + "/tags", all);
        } else {
            additions.forEach(label -> patch.add(path + "/tags/-", label));
        }
        for (int i = current.size() - 1; i >= 0; i--) {
            JsonNode label = current.get(i);
            if (isStale(label, ours, before)) {
                patch.guard(path + "/tags/" + i + "/tagFQN", label.get("tagFQN"));
                patch.remove(path + "/tags/" + i);
            }
        }
    }

    /** Ours of last time, not ours any more, and no person's since. */
    private static boolean isStale(JsonNode label, Set<String> ours, Set<String> before) {
        String tag = label.path("tagFQN").asText();
        return before.contains(tag)
                && !ours.contains(tag)
                && !label.path("labelType").asText().equals("Manual");
    }

    private boolean isExcluded(String tag, Set<String> staying, String path) {
        String classification = KnownTags.classification(tag);
        if (!known.isExclusive(classification)) {
            return false;
        }
        boolean conflict = staying.stream()
                .anyMatch(other -> KnownTags.classification(other).equals(classification));
        if (conflict) {
            findings.add(Finding.of(
                    FindingCode.CATALOG_TAG_CONFLICT,
                    "",
                    entity,
                    "the tag " + tag + " was not set at " + (path.isEmpty() ? "the table" : path)
                            + ": another of the exclusive classification " + classification + " stands there"));
        }
        return conflict;
    }

    static Set<String> names(JsonNode labels) {
        Set<String> names = new LinkedHashSet<>();
        labels.forEach(label -> names.add(label.path("tagFQN").asText()));
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}

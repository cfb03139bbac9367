package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Three-way merge of the tags of one target: ours of last time (base), those that stand there, ours of now. A tag that a
 * person removed is not added again; of ours, those that no longer apply go; a person's tags stay, and win where a
 * classification is exclusive. Without a base nothing is removed.
 */
final class TagMerge {
    private final PatchOperations patch;
    private final KnownTags known;
    private final TagConflicts conflicts;

    TagMerge(PatchOperations patch, KnownTags known, TagConflicts conflicts) {
        this.patch = patch;
        this.known = known;
        this.conflicts = conflicts;
    }

    /** What stands there, by name, and what becomes ours. */
    private record Sides(Map<String, JsonNode> there, Map<String, JsonNode> ours, TargetBase base) {
        /** Ours of last time and not ours any more, and no person's since. */
        boolean isStale(String tag) {
            return base.tags().contains(tag) && !ours.containsKey(tag) && !isPersons(tag);
        }

        /** Whether a person gave it, or agreed with it. */
        boolean isPersons(String tag) {
            JsonNode label = there.get(tag);
            boolean agreed = base.suggested().contains(tag)
                    && label.path("state").asText(TagLabels.SUGGESTED).equals(TagLabels.CONFIRMED);
            return agreed || label.path("labelType").asText().equals("Manual");
        }
    }

    /** @param place path of the column, for people; empty for the table */
    MergedTarget merge(String path, String place, JsonNode target, JsonNode wanted, TargetBase base) {
        Sides sides = new Sides(byName(target.path("tags")), byName(wanted.path("tags")), base);
        Set<String> rejected = rejected(sides);
        Set<String> standing = new LinkedHashSet<>(sides.there().keySet());
        standing.removeIf(sides::isStale);
        Set<String> tags = new LinkedHashSet<>();
        Set<String> suggested = new LinkedHashSet<>();
        Set<String> confirmed = new LinkedHashSet<>();
        List<JsonNode> additions = new ArrayList<>();
        sides.ours().forEach((tag, label) -> {
            boolean suggestion = label.path("state").asText().equals(TagLabels.SUGGESTED);
            if (sides.there().containsKey(tag)) {
                boolean before = base.suggested().contains(tag);
                if (!sides.isPersons(tag)) {
                    tags.add(tag);
                } else if (suggestion || before) {
                    confirmed.add(tag);
                }
                if (before || (suggestion && !sides.isPersons(tag))) {
                    suggested.add(tag);
                }
            } else if (!rejected.contains(tag) && !isExcluded(tag, standing, place)) {
                additions.add(label);
                standing.add(tag);
                tags.add(tag);
                if (suggestion) {
                    suggested.add(tag);
                }
            }
        });
        write(path, target.path("tags"), additions, sides);
        TargetBase next = new TargetBase(base.description(), base.displayName(), tags, suggested, rejected);
        return new MergedTarget(next, standing, confirmed);
    }

    /** Ours that do not stand there any more, although the server has the tag: a person took them away. */
    private Set<String> rejected(Sides sides) {
        Set<String> rejected = new LinkedHashSet<>(sides.base().rejected());
        sides.base().tags().stream()
                .filter(tag -> known.isUsable(tag) || !sides.ours().containsKey(tag))
                .forEach(rejected::add);
        rejected.removeAll(sides.there().keySet());
        return rejected;
    }

    private void write(String path, JsonNode current, List<JsonNode> additions, Sides sides) {
        if (!additions.isEmpty() && !current.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            additions.forEach(all::add);
            patch.add(path + "/tags", all);
        } else {
            additions.forEach(label -> patch.add(path + "/tags/-", label));
        }
        for (int i = current.size() - 1; i >= 0; i--) {
            JsonNode name = current.get(i).path("tagFQN");
            if (sides.isStale(name.asText())) {
                patch.guard(path + "/tags/" + i + "/tagFQN", name);
                patch.remove(path + "/tags/" + i);
            }
        }
    }

    private boolean isExcluded(String tag, Set<String> standing, String place) {
        String classification = TagPath.of(tag).classification();
        boolean conflict = known.isExclusive(classification)
                && standing.stream()
                        .anyMatch(other -> TagPath.of(other).classification().equals(classification));
        if (conflict) {
            conflicts.add(tag, place);
        }
        return conflict;
    }

    private static Map<String, JsonNode> byName(JsonNode labels) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        labels.forEach(label -> named.putIfAbsent(label.path("tagFQN").asText(), label));
        return named;
    }
}

package io.lakecaravan.catalog.atlan.stub;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tags and custom metadata that are defined, by hashed name. Contract §5 and §8. */
final class Definitions {
    private final Map<String, TagDefinition> tags = new LinkedHashMap<>();
    private final Map<String, CustomSet> sets = new LinkedHashMap<>();
    /** Lists of definitions that will not show one of these yet. */
    private final Map<String, Integer> late = new HashMap<>();

    void put(TagDefinition tag) {
        tags.put(tag.name(), tag);
    }

    void put(CustomSet set) {
        sets.put(set.name(), set);
    }

    /** §5: other nodes see a new type late. */
    void seenAfter(String name, int lists) {
        late.put(name, lists);
    }

    /** To be asked once for each list. */
    boolean isSeen(String name) {
        return late.merge(name, -1, Integer::sum) < 0;
    }

    /** Whether the node that is asked to define something knows of it. */
    boolean isKnown(String name) {
        return late.getOrDefault(name, -1) <= 0;
    }

    Optional<TagDefinition> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    Optional<CustomSet> set(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    /** No rule: a look-up. */
    Optional<TagDefinition> tagShown(String displayName) {
        return tags.values().stream()
                .filter(tag -> tag.displayName().equals(displayName))
                .findFirst();
    }

    /** No rule: a look-up. */
    Optional<CustomSet> setShown(String displayName) {
        return sets.values().stream()
                .filter(set -> set.displayName().equals(displayName))
                .findFirst();
    }

    Collection<TagDefinition> tags() {
        return tags.values();
    }

    Collection<CustomSet> sets() {
        return sets.values();
    }

    void removeTag(String name) {
        tags.remove(name);
    }

    void removeSet(String name) {
        sets.remove(name);
    }

    String displayOf(String tag) {
        return tag(tag).map(TagDefinition::displayName).orElse(tag);
    }
}

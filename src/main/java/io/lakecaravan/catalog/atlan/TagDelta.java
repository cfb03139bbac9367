package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Three-way merge of the tags of one asset: ours of last time, those that stand there, ours of now. A tag that a person
 * removed is not set again, one that a person set is left alone, and of ours those that no longer apply go.
 *
 * @param add the server's names
 * @param remove the server's names
 * @param ours internal names of what we answer for from now on
 */
record TagDelta(Set<String> add, Set<String> remove, Set<String> ours) {
    static final TagDelta NONE = new TagDelta(Set.of(), Set.of(), Set.of());

    /** Whether what stands there matters. */
    static boolean isAny(AtlanEntity entity, SentAssets sent) {
        return !entity.tags().isEmpty() || !sent.tags(entity.qualifiedName()).isEmpty();
    }

    /**
     * Compares.
     *
     * @param there the server's names of the tags that stand there
     */
    static TagDelta of(AtlanEntity entity, Set<String> before, Set<String> there, TenantKnowledge knowledge) {
        Map<String, String> wanted = named(Set.copyOf(entity.tags()), knowledge);
        Map<String, String> last = named(before, knowledge);
        Set<String> add = new TreeSet<>();
        Set<String> remove = new TreeSet<>();
        Set<String> ours = new TreeSet<>();
        wanted.forEach((tag, name) -> {
            if (last.containsKey(tag)) {
                // Ours, or taken away by a person: not set again either way.
                ours.add(tag);
            } else if (!there.contains(name)) {
                ours.add(tag);
                add.add(name);
            }
        });
        last.forEach((tag, name) -> {
            if (!wanted.containsKey(tag) && there.contains(name) && !wanted.containsValue(name)) {
                remove.add(name);
            }
        });
        return new TagDelta(add, remove, ours);
    }

    private static Map<String, String> named(Set<String> tags, TenantKnowledge knowledge) {
        Map<String, String> named = new LinkedHashMap<>();
        tags.stream().sorted().forEach(tag -> TagBook.name(knowledge, tag).ifPresent(name -> named.put(tag, name)));
        return named;
    }

    /** The server's names of the tags that an entity has itself; those that came to it along lineage are left out. */
    static Set<String> direct(JsonNode entity) {
        Set<String> names = new HashSet<>();
        String guid = entity.path("guid").asText();
        entity.path("classifications").forEach(tag -> {
            String owner = tag.path("entityGuid").asText(guid);
            if (owner.equals(guid) || owner.isEmpty()) {
                names.add(tag.path("typeName").asText());
            }
        });
        return names;
    }
}

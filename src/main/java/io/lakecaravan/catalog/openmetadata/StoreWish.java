package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.StoreTags;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a store's tags come to at one entity.
 *
 * @param raw the store's tags by key, as they were last known; empty where none are shown
 * @param labels the server's names of the tags to set
 * @param properties values of custom properties by name
 */
record StoreWish(Map<String, String> raw, Set<String> labels, Map<String, String> properties) {
    static final StoreWish NOTHING = new StoreWish(Map.of(), Set.of(), Map.of());

    /** Member of a base: the store's tags as they were last known. */
    private static final String RAW = "storeTags";

    /** At the entity of the table: the tags of its sample object. */
    static StoreWish ofObject(StoreTagsShown shown, Publication publication, JsonNode base) {
        return of(shown, publication, StoreTags::object, base);
    }

    /** At the entity of its bucket. */
    static StoreWish ofBucket(StoreTagsShown shown, Publication publication, JsonNode base) {
        return of(shown, publication, StoreTags::bucket, base);
    }

    /** What cannot be had now is as it was when it could. */
    private static StoreWish of(
            StoreTagsShown shown,
            Publication publication,
            Function<StoreTags, Optional<Map<String, String>>> side,
            JsonNode base) {
        if (shown == StoreTagsShown.NONE || publication.storeTags().isEmpty()) {
            return NOTHING;
        }
        Map<String, String> raw =
                side.apply(publication.storeTags().get()).orElseGet(() -> PropertyMerge.texts(base.path(RAW)));
        Set<String> labels = new LinkedHashSet<>();
        Map<String, String> properties = new TreeMap<>();
        raw.forEach((key, value) -> {
            if (shown == StoreTagsShown.TAGS) {
                labels.add(StoreTagNames.tag(key, value));
            } else {
                properties.put(StoreTagNames.property(key), value);
            }
        });
        return new StoreWish(raw, labels, properties);
    }

    /** Adds to a payload what it does not have yet; rules may give the same tag. */
    void putInto(ObjectNode payload, ServerKnowledge known, String type) {
        Set<String> there = new HashSet<>();
        payload.path("tags").forEach(label -> there.add(label.path("tagFQN").asText()));
        for (String label : labels) {
            if (!there.contains(label)) {
                ArrayNode tags = payload.path("tags") instanceof ArrayNode array ? array : payload.putArray("tags");
                tags.add(TagLabels.label(label, TagLabels.CONFIRMED));
            }
        }
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        properties.forEach((name, value) -> {
            if (known.isUsableProperty(type, name)) {
                extension.put(name, value);
            }
        });
        if (!extension.isEmpty()) {
            payload.set(PropertyMerge.EXTENSION, extension);
        }
    }

    /** Notes it in the base of the next merge. */
    void keepIn(ObjectNode base) {
        if (!raw.isEmpty()) {
            ObjectNode tags = base.putObject(RAW);
            raw.forEach(tags::put);
        }
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.Upsert.Protection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a PUT makes of the stored columns, observed §4. One use per PUT. */
final class ColumnMerge {
    private final TagRules tags;
    private final StubVersion version;
    private final Protection protection;
    private final boolean bot;
    private final List<ObjectNode> renamed = new ArrayList<>();
    private final List<String> formerNames = new ArrayList<>();
    private boolean major;

    ColumnMerge(StubVersion version, TagRules tags, Protection protection, Account by) {
        this.version = version;
        this.protection = protection;
        this.tags = tags;
        this.bot = by.isBot();
    }

    /** Removed, retyped or narrowed columns are a major change. */
    boolean major() {
        return major;
    }

    /**
     * The new columns, in the order sent (observed §4: "kept, order stored"). Contract §6: "A column missing from the
     * payload is removed (major version +1.0".
     */
    ArrayNode merge(JsonNode stored, JsonNode sent) {
        Map<String, ObjectNode> before = byName(stored);
        Set<String> matched = new LinkedHashSet<>();
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        List<ObjectNode> added = new ArrayList<>();
        Map<String, ObjectNode> sentNames = byName(sent);
        for (ObjectNode column : sentNames.values()) {
            Optional<ObjectNode> old = match(before, matched, sentNames.keySet(), column);
            old.ifPresent(found -> matched.add(found.path("name").asText()));
            ObjectNode now = old.map(found -> mergeOne(found, column)).orElseGet(column::deepCopy);
            tags.settle(now);
            merged.add(now);
            if (old.isEmpty()) {
                added.add(now);
            }
        }
        major |= matched.size() < before.size();
        if (!added.isEmpty() && !before.isEmpty()) {
            confuseCase(merged);
        }
        return merged;
    }

    /**
     * Observed §4: "columns are matched case-insensitively". Not in the contract: a name that matches exactly goes
     * first.
     */
    private static Optional<ObjectNode> match(
            Map<String, ObjectNode> before, Set<String> matched, Set<String> sent, ObjectNode column) {
        String name = column.path("name").asText();
        if (before.containsKey(name)) {
            return Optional.of(before.get(name));
        }
        return before.entrySet().stream()
                .filter(old -> old.getKey().equalsIgnoreCase(name))
                .filter(old -> !matched.contains(old.getKey()) && !sent.contains(old.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Observed §4: "column with changed dataType": tags that are not sent again are lost. Contract §6: "A type change
     * is delete + add", so the display name goes. Observed §4: "Longer dataLength: +0.1, shorter: +1.0".
     */
    private ObjectNode mergeOne(ObjectNode old, ObjectNode sent) {
        ObjectNode now = sent.deepCopy();
        boolean retyped = !same(old, sent, "dataType") || !same(old, sent, "arrayDataType");
        // A retyped column keeps its description; display name and tags that are not sent again are lost.
        keepText(old, now, "description", retyped || protection == Protection.OVERRIDDEN);
        if (retyped) {
            major = true;
            carryTags(old, now);
        } else {
            keepText(old, now, "displayName", false);
            if (protection == Protection.OVERRIDDEN) {
                tags.override(old, now);
            } else {
                tags.union(old, now);
            }
            major |= shrunk(old, now, "dataLength") || shrunk(old, now, "precision") || shrunk(old, now, "scale");
        }
        if (old.has("children") || sent.has("children")) {
            now.set("children", merge(old.path("children"), sent.path("children")));
        }
        if (!same(old, sent, "name")) {
            renamed.add(now);
            formerNames.add(old.path("name").asText());
        }
        return now;
    }

    /** Contract §6: "newer servers carry description and tags over when the new ones are empty". */
    private void carryTags(ObjectNode old, ObjectNode now) {
        if (version.carriesTags() && now.path("tags").isEmpty() && old.has("tags")) {
            now.set("tags", old.get("tags").deepCopy());
        }
    }

    /**
     * A bot's text counts only where none is stored (contract §6: "stored one kept if non-empty"); a person's replaces,
     * and so does one sent along with a new type (contract §6: "any description sent by the connector replaces the
     * user's").
     */
    private void keepText(ObjectNode old, ObjectNode now, String field, boolean sentWins) {
        String stored = old.path(field).asText();
        boolean replace = (!bot || sentWins) && !now.path(field).asText().isEmpty();
        if (!stored.isEmpty() && !replace) {
            now.put(field, stored);
        }
    }

    private static boolean same(ObjectNode a, ObjectNode b, String field) {
        return a.path(field).asText().equals(b.path(field).asText());
    }

    private static boolean shrunk(ObjectNode old, ObjectNode now, String field) {
        return old.has(field)
                && now.has(field)
                && now.path(field).asLong() < old.path(field).asLong();
    }

    /** Observed §4: "once another column is added, A gets the description of a". */
    private static void confuseCase(ArrayNode merged) {
        Map<String, ObjectNode> first = new LinkedHashMap<>();
        for (ObjectNode column : byName(merged).values()) {
            ObjectNode twin = first.putIfAbsent(column.path("name").asText().toLowerCase(Locale.ROOT), column);
            if (twin != null && twin.has("description")) {
                column.set("description", twin.get("description"));
            }
        }
    }

    boolean hasRenamed() {
        return !renamed.isEmpty();
    }

    /** Gives the renamed columns their former names, to see whether anything else changed. */
    void undoRenames() {
        for (int i = 0; i < renamed.size(); i++) {
            renamed.get(i).put("name", formerNames.get(i));
        }
    }

    /** Observed §4: "Together with another change it is stored, and the tags sent with that PUT were lost". */
    void redoRenames(List<String> names) {
        for (int i = 0; i < renamed.size(); i++) {
            renamed.get(i).put("name", names.get(i));
            renamed.get(i).remove("tags");
        }
    }

    List<String> newNames() {
        return renamed.stream().map(column -> column.path("name").asText()).toList();
    }

    private static Map<String, ObjectNode> byName(JsonNode columns) {
        Map<String, ObjectNode> named = new LinkedHashMap<>();
        for (JsonNode column : columns) {
            if (column instanceof ObjectNode object) {
                named.put(object.path("name").asText(), object);
            }
        }
        return named;
    }
}

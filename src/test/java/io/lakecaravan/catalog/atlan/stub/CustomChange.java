package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the custom metadata of a payload does to an entity: contract §2, query parameters, and §8. */
final class CustomChange {
    /** Contract §8: "limited to about 32 KB in UTF-8". */
    private static final int LARGEST_TEXT = 32 * 1024;

    private final Definitions definitions;
    private final Notes notes;

    CustomChange(Definitions definitions, Notes notes) {
        this.definitions = definitions;
        this.notes = notes;
    }

    Entity created(Entity entity, JsonNode sent, String handle) {
        return overwritten(entity, sent, handle);
    }

    /** Contract §12 check 23. */
    Entity updated(Entity entity, JsonNode sent, BulkMode.Custom mode, String handle) {
        if (mode == BulkMode.Custom.IGNORE && !sent.isEmpty()) {
            notes.lapses.add("custom metadata of an updated " + entity.type().name() + " without flags (§2)");
        }
        return switch (mode) {
            case IGNORE -> entity;
            case MERGE -> merged(entity, sent, handle);
            case OVERWRITE -> sent.isObject() ? overwritten(entity, sent, handle) : entity;
        };
    }

    /**
     * Contract §2: "only the named custom-metadata sets, and in them only the named attributes"; contract §2: "an empty
     * set {} clears that whole set".
     */
    Entity merged(Entity entity, JsonNode sent, String handle) {
        Map<String, Map<String, JsonNode>> all = new TreeMap<>(entity.custom());
        read(entity, sent, handle).forEach((set, values) -> {
            Map<String, JsonNode> there = new TreeMap<>(all.getOrDefault(set, Map.of()));
            if (sent.path(set).isEmpty()) {
                there.clear();
            }
            values.forEach((name, value) -> {
                if (value.isNull()) {
                    there.remove(name);
                } else {
                    there.put(name, value);
                }
            });
            if (there.isEmpty()) {
                all.remove(set);
            } else {
                all.put(set, there);
            }
        });
        return entity.withCustom(all);
    }

    /** Contract §2: "sets not in the payload are wiped". */
    Entity overwritten(Entity entity, JsonNode sent, String handle) {
        return merged(entity.withCustom(Map.of()), sent, handle);
    }

    /** Contract §12 check 23a; contract §12 check 23b. */
    private Map<String, Map<String, JsonNode>> read(Entity entity, JsonNode sent, String handle) {
        Map<String, Map<String, JsonNode>> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> named : sent.properties()) {
            CustomSet set = definitions
                    .set(named.getKey())
                    .filter(known -> known.applicable().stream().anyMatch(entity.type()::is))
                    .orElseThrow(() -> Errors.invalid(
                            named.getKey() + ": invalid business-metadata for entity type "
                                    + entity.type().name(),
                            handle));
            Map<String, JsonNode> values = new TreeMap<>();
            named.getValue().properties().forEach(field -> {
                CustomSet.CustomAttribute attribute = set.attributes().get(field.getKey());
                if (attribute == null) {
                    notes.dropped.add(named.getKey() + "." + field.getKey());
                } else {
                    values.put(field.getKey(), value(set, attribute, field.getValue(), handle));
                }
            });
            read.put(set.name(), values);
        }
        return read;
    }

    /** Contract §8: "Types: string, boolean, int, long, float, date"; contract §12 check 8. */
    private static JsonNode value(CustomSet set, CustomSet.CustomAttribute attribute, JsonNode sent, String handle) {
        Optional<JsonNode> read = attribute.many() && !sent.isNull()
                ? list(attribute, sent)
                : attribute.kind().read(sent);
        return read.filter(CustomChange::fits)
                .orElseThrow(() -> Errors.invalid(
                        set.name() + "." + attribute.name() + ": invalid value for type " + attribute.type(), handle));
    }

    private static Optional<JsonNode> list(CustomSet.CustomAttribute attribute, JsonNode sent) {
        List<JsonNode> values = new ArrayList<>();
        sent.forEach(one -> attribute.kind().read(one).ifPresent(values::add));
        return sent.isArray() && values.size() == sent.size()
                ? Optional.of(JsonNodeFactory.instance.arrayNode().addAll(values))
                : Optional.empty();
    }

    /** Contract §8: "limited to about 32 KB in UTF-8 (search keyword limit)". */
    private static boolean fits(JsonNode value) {
        for (JsonNode element : value) {
            if (!fits(element)) {
                return false;
            }
        }
        return value.asText("").getBytes(StandardCharsets.UTF_8).length <= LARGEST_TEXT;
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an entity of a request against its type: contract §12 checks 6 to 9, 14 and 29. */
final class DraftReader {
    /** Contract §2: "100,000 characters". */
    private static final int LONGEST_TEXT = 100_000;
    /** Contract §2: "2,000,000 for a few". */
    private static final int LONGEST_LARGE_TEXT = 2_000_000;
    /** Contract §2: "such as rawQueryText, dataContractJson". */
    private static final List<String> LARGE = List.of("rawQueryText", "dataContractJson");

    private final EntityStore store;
    private final Notes notes;
    private int invented;

    DraftReader(EntityStore store, Notes notes) {
        this.store = store;
        this.notes = notes;
    }

    /** Contract §12 check 6; contract §12 check 7. */
    Draft read(JsonNode payload) {
        String handle = handle(payload);
        String typeName = payload.path("typeName").asText("");
        EntityType type = store.model.type(typeName).orElseThrow(() -> Errors.unknownType(typeName, handle));
        Map<String, JsonNode> attributes = attributes(payload.path("attributes"), type, handle);
        for (Attribute attribute : type.attributes().values()) {
            if (attribute.mandatory()
                    && attributes
                            .getOrDefault(attribute.name(), JsonNodeFactory.instance.nullNode())
                            .isNull()) {
                throw Errors.invalid(
                        type.name() + "." + attribute.name() + ": mandatory attribute value missing in type "
                                + attribute.declaredIn(),
                        handle);
            }
        }
        List<Draft.LinkChange> links = new LinkReader(type, handle, notes).read(payload);
        return new Draft(payload, type, handle, attributes, links, existing(handle, type, attributes));
    }

    /** Contract §2: "Omitted → the server makes one up. An empty string is 400". */
    private String handle(JsonNode payload) {
        JsonNode guid = payload.path("guid");
        if (guid.isTextual() && guid.asText().isEmpty()) {
            throw Errors.badObjectId("guid=''", "");
        }
        return guid.isTextual() ? guid.asText() : "-invented-" + invented++;
    }

    /** Contract §12 check 8; contract §12 check 9; contract §12 check 29. */
    private Map<String, JsonNode> attributes(JsonNode sent, EntityType type, String handle) {
        Map<String, JsonNode> read = new TreeMap<>();
        List<String> tooLong = new ArrayList<>();
        sent.properties().forEach(field -> {
            Attribute attribute = type.attributes().get(field.getKey());
            if (attribute != null) {
                JsonNode value = attribute
                        .kind()
                        .read(field.getValue())
                        .orElseThrow(() -> Errors.invalid(
                                type.name() + "." + attribute.name() + "=" + field.getValue()
                                        + ": invalid value for type " + attribute.kind(),
                                handle));
                read.put(attribute.name(), value);
                if (longest(value) > (LARGE.contains(attribute.name()) ? LONGEST_LARGE_TEXT : LONGEST_TEXT)) {
                    tooLong.add(attribute.name());
                }
            } else if (!type.links().containsKey(field.getKey())) {
                notes.dropped.add(type.name() + "." + field.getKey());
            }
        });
        if (!tooLong.isEmpty()) {
            throw Errors.of(500, "ATLAS-500-00-001", "values are too long for attributes " + tooLong, handle);
        }
        return read;
    }

    private static int longest(JsonNode value) {
        int longest = value.isTextual() ? value.asText().length() : 0;
        for (JsonNode element : value) {
            longest = Math.max(longest, longest(element));
        }
        return longest;
    }

    /**
     * Contract §2: "Real guid given → that entity. Placeholder or none → lookup by typeName + unique attributes";
     * contract §4: "never send awsArn".
     */
    private Optional<Entity> existing(String handle, EntityType type, Map<String, JsonNode> attributes) {
        String name = attributes.get("qualifiedName").asText();
        if (!handle.startsWith("-")) {
            Entity found = store.byGuid(handle).orElseThrow(() -> Errors.unknownGuid(handle));
            boolean keepsName = found.type().name().equals("Connection");
            if (!found.type().is(type.name())
                    || (!keepsName && !found.qualifiedName().equals(name))) {
                // Contract §0 rule 1: identity is immutable.
                throw Errors.badRequest("type and qualifiedName of " + handle + " cannot change");
            }
            return Optional.of(found);
        }
        Optional<Entity> found = store.byName(type.name(), name);
        String arn = attributes
                .getOrDefault("awsArn", JsonNodeFactory.instance.textNode(""))
                .asText("");
        if (!arn.isEmpty()) {
            notes.lapses.add(type.name() + " with awsArn (§4)");
            boolean elsewhere = store.byArn(arn)
                    .filter(other -> !found.equals(Optional.of(other)))
                    .isPresent();
            if (elsewhere
                    || found.filter(there -> !there.text("awsArn").equals(arn)).isPresent()) {
                // Contract §12 check 28. Not in the contract: which error.
                throw Errors.of(409, "ATLAS-409-00-003", "unique attribute awsArn or qualifiedName is taken", handle);
            }
        }
        return found;
    }
}

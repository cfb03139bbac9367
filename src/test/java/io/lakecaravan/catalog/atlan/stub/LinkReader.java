package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what an entity of a request says about its edges: contract §2, entity shape, and §12 check 14. */
final class LinkReader {
    private final EntityType type;
    private final String handle;
    private final Notes notes;

    LinkReader(EntityType type, String handle, Notes notes) {
        this.type = type;
        this.handle = handle;
        this.notes = notes;
    }

    /** Contract §2: "If in both, relationshipAttributes wins"; contract §12 check 14. */
    List<Draft.LinkChange> read(JsonNode payload) {
        Map<String, Draft.LinkChange> set = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : payload.path("attributes").properties()) {
            LinkEnd end = type.links().get(field.getKey());
            if (end != null) {
                set.put(end.name(), change(end, Draft.Verb.SET, field.getValue()));
            }
        }
        List<Draft.LinkChange> all = new ArrayList<>();
        changes(payload.path("relationshipAttributes"), Draft.Verb.SET)
                .forEach(change -> set.put(change.end().name(), change));
        all.addAll(set.values());
        for (Draft.LinkChange delta : deltas(payload)) {
            if (set.containsKey(delta.end().name())) {
                throw Errors.of(
                        400,
                        "ATLAS-400-00-108",
                        "relationship " + delta.end().name()
                                + " is both in relationshipAttributes and in append or remove",
                        handle);
            }
            all.add(delta);
        }
        return all;
    }

    private List<Draft.LinkChange> deltas(JsonNode payload) {
        List<Draft.LinkChange> deltas =
                new ArrayList<>(changes(payload.path("removeRelationshipAttributes"), Draft.Verb.REMOVE));
        deltas.addAll(changes(payload.path("appendRelationshipAttributes"), Draft.Verb.APPEND));
        return deltas;
    }

    /** Contract §12 check 9. */
    private List<Draft.LinkChange> changes(JsonNode sent, Draft.Verb verb) {
        List<Draft.LinkChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            LinkEnd end = type.links().get(field.getKey());
            if (end == null) {
                notes.dropped.add(type.name() + "." + field.getKey());
            } else {
                changes.add(change(end, verb, field.getValue()));
            }
        }
        return changes;
    }

    /** Not in the contract: one where a list is expected is invalid, and a list where one is. */
    private Draft.LinkChange change(LinkEnd end, Draft.Verb verb, JsonNode value) {
        List<JsonNode> references = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(references::add);
        } else if (!value.isNull()) {
            references.add(value);
        }
        if (!value.isNull() && value.isArray() != end.many()) {
            throw Errors.invalid(
                    type.name() + "." + end.name() + (end.many() ? ": a list is expected" : ": one is expected"),
                    handle);
        }
        return new Draft.LinkChange(end, verb, references);
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Finds what references mean, in the state before the request: contract §2, references, and §12 checks 10 to 13. */
final class References {
    private final EntityStore store;
    /** Guids of the entities of this request by placeholder; new ones have a guid and are not stored yet. */
    private final Map<String, Target> placeholders;

    /** An entity that is there or will be. */
    record Target(String guid, EntityType type) {}

    References(EntityStore store, Map<String, Target> placeholders) {
        this.store = store;
        this.placeholders = placeholders;
    }

    /** The target of one reference of {@code draft}; it fits the far end: contract §12 check 12. */
    Target resolve(JsonNode reference, Draft draft, LinkEnd end) {
        Target target = resolve(reference, draft.handle());
        if (!target.type().is(end.far().type())) {
            throw Errors.of(
                    400,
                    "ATLAS-400-00-036",
                    "invalid relationshipDef: " + end.link().name() + ": end " + end.name() + " of "
                            + draft.type().name() + " takes " + end.far().type() + ", not "
                            + target.type().name(),
                    draft.handle());
        }
        return target;
    }

    /** Contract §12 check 11. */
    private Target resolve(JsonNode reference, String handle) {
        String typeName = reference.path("typeName").asText("");
        if (!typeName.isEmpty() && store.model.type(typeName).isEmpty()) {
            throw Errors.unknownType(typeName, handle);
        }
        if (reference.path("guid").isTextual()
                && !reference.path("guid").asText().isEmpty()) {
            return byGuid(reference, handle);
        }
        String name = reference.path("uniqueAttributes").path("qualifiedName").asText("");
        if (typeName.isEmpty() || name.isEmpty()) {
            throw Errors.badObjectId(reference.toString(), handle);
        }
        return store.byNameBelow(typeName, name)
                .map(found -> new Target(found.guid(), found.type()))
                .orElseThrow(() -> Errors.missingReference(described("null", typeName, name), handle));
    }

    private Target byGuid(JsonNode reference, String handle) {
        String guid = reference.path("guid").asText();
        Target inRequest = placeholders.get(guid);
        if (inRequest != null) {
            return inRequest;
        }
        return store.byGuid(guid)
                .map(found -> new Target(found.guid(), found.type()))
                .orElseThrow(() -> Errors.missingReference(
                        described(guid, reference.path("typeName").asText(""), ""), handle));
    }

    private static String described(String guid, String type, String name) {
        return "AtlasObjectId{guid='" + guid + "', typeName='" + type + "', uniqueAttributes={qualifiedName:" + name
                + "}}";
    }
}

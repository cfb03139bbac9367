package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entity of a bulk request, read and checked against its type.
 *
 * @param handle the guid sent, or the placeholder, made up when none was sent
 * @param links what the request says about edges
 * @param existing what is there under this identity
 */
record Draft(
        JsonNode payload,
        EntityType type,
        String handle,
        Map<String, JsonNode> attributes,
        List<LinkChange> links,
        Optional<Entity> existing) {
    /** References of one relationship, in the order sent. */
    record LinkChange(LinkEnd end, Verb verb, List<JsonNode> references) {}

    /** Contract §0 rule 6. */
    enum Verb {
        SET,
        APPEND,
        REMOVE
    }

    boolean isPlaceholder() {
        return handle.startsWith("-");
    }

    String qualifiedName() {
        return attributes.get("qualifiedName").asText();
    }

    String key() {
        return type.name() + " " + qualifiedName();
    }
}

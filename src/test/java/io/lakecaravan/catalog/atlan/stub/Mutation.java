package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a write did, as it is answered (contract §2 and §6). */
final class Mutation {
    final Set<String> created = new LinkedHashSet<>();
    /** Changed entities, and others that gained or lost an edge. */
    final Set<String> updated = new LinkedHashSet<>();

    final Map<String, String> assignments = new LinkedHashMap<>();
    /** Headers of what was deleted, taken before. */
    final Map<String, ObjectNode> deleted = new LinkedHashMap<>();

    boolean isEmpty() {
        return created.isEmpty() && updated.isEmpty() && deleted.isEmpty();
    }

    /** Contract §2: "absent when empty"; contract §12 check 20. */
    ObjectNode mutatedEntities(EntityView view, EntityStore store) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        headers(body, "CREATE", created, view, store);
        Set<String> others = new LinkedHashSet<>(updated);
        others.removeAll(created);
        others.removeAll(deleted.keySet());
        headers(body, "UPDATE", others, view, store);
        if (!deleted.isEmpty()) {
            ArrayNode list = body.putArray("DELETE");
            deleted.values().forEach(list::add);
        }
        return body;
    }

    private static void headers(ObjectNode body, String key, Set<String> guids, EntityView view, EntityStore store) {
        if (!guids.isEmpty()) {
            ArrayNode list = body.putArray(key);
            guids.forEach(guid -> store.byGuid(guid).map(view::header).ifPresent(list::add));
        }
    }
}

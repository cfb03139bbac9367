package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects JSON Patch operations (RFC 6902): guards first, then the changes in the order in which they were given. Who
 * gives them must name each place as the changes before have left it.
 */
final class PatchOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Set<ObjectNode> guards = new LinkedHashSet<>();
    private final List<ObjectNode> changes = new ArrayList<>();

    /** A test that makes the server refuse the patch when somebody was faster. The place is that before all changes. */
    void guard(String path, JsonNode value) {
        guards.add(operation("test", path).set("value", value));
    }

    /** Brings one member to its wanted value: {@code add} also replaces, and does not fail on a missing path. */
    void set(String path, JsonNode current, JsonNode wanted) {
        if (wanted.isMissingNode() || wanted.isNull()) {
            if (!current.isMissingNode()) {
                remove(path);
            }
            return;
        }
        add(path, wanted);
    }

    void add(String path, JsonNode value) {
        changes.add(operation("add", path).set("value", value));
    }

    void remove(String path) {
        changes.add(operation("remove", path));
    }

    void move(String from, String path) {
        changes.add(operation("move", path).put("from", from));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Number of operations that change something. */
    int size() {
        return changes.size();
    }

    ArrayNode toJson() {
        ArrayNode array = JSON.arrayNode();
        guards.forEach(array::add);
        changes.forEach(array::add);
        return array;
    }

    private static ObjectNode operation(String name, String path) {
        return JSON.objectNode().put("op", name).put("path", path);
    }
}

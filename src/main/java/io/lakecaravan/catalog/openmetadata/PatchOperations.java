package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects JSON Patch operations (RFC 6902): guards first, then changes in place, then removals. */
final class PatchOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Set<ObjectNode> guards = new LinkedHashSet<>();
    private final List<ObjectNode> changes = new ArrayList<>();
    private final List<ObjectNode> removals = new ArrayList<>();

    /** A test that makes the server refuse the patch when somebody was faster. */
    void guard(String path, JsonNode value) {
        guards.add(operation("test", path).set("value", value));
    }

    /** Brings one member to its wanted value: {@code add} also replaces, and does not fail on a missing path. */
    void set(String path, JsonNode current, JsonNode wanted, boolean same) {
        if (same) {
            return;
        }
        if (wanted.isMissingNode() || wanted.isNull()) {
            if (!current.isMissingNode()) {
                changes.add(operation("remove", path));
            }
            return;
        }
        add(path, wanted);
    }

    void add(String path, JsonNode value) {
        changes.add(operation("add", path).set("value", value));
    }

    /** Array elements are removed last and, within one array, must be given from the highest index down. */
    void remove(String path) {
        removals.add(operation("remove", path));
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Operations that change something. */
    int size() {
        return changes.size() + removals.size();
    }

    ArrayNode toJson() {
        ArrayNode array = JSON.arrayNode();
        guards.forEach(array::add);
        changes.forEach(array::add);
        removals.forEach(array::add);
        return array;
    }

    private static ObjectNode operation(String name, String path) {
        return JSON.objectNode().put("op", name).put("path", path);
    }
}

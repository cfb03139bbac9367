package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** RFC 6902, with the server's answers: whatever cannot be applied is 500 (observed §4). */
final class JsonPatch {
    private final StubVersion version;

    JsonPatch(StubVersion version) {
        this.version = version;
    }

    ObjectNode apply(ObjectNode target, JsonNode operations) {
        if (!operations.isArray()) {
            // Contract §7: "400 invalid patch".
            throw Errors.bad("a JSON Patch is an array of operations");
        }
        ObjectNode patched = target.deepCopy();
        for (JsonNode operation : operations) {
            one(patched, operation);
        }
        return patched;
    }

    /** Contract §7: "RFC 6902"; contract §7: "400 invalid patch". */
    private void one(ObjectNode document, JsonNode operation) {
        String path = operation.path("path").asText();
        switch (operation.path("op").asText()) {
            case "test" -> test(document, path, operation);
            case "add" -> add(document, path, value(operation));
            case "replace" -> {
                remove(document, path);
                add(document, path, value(operation));
            }
            case "remove" -> remove(document, path);
            case "move" ->
                add(document, path, remove(document, operation.path("from").asText()));
            case "copy" ->
                add(
                        document,
                        path,
                        find(document, operation.path("from").asText()).deepCopy());
            default ->
                throw Errors.bad(
                        "Illegal value for the op member of the JSON Patch operation: " + operation.path("op"));
        }
    }

    /** Contract §7: "400 invalid patch". */
    private static JsonNode value(JsonNode operation) {
        return Optional.ofNullable(operation.get("value"))
                .orElseThrow(() -> Errors.bad("The JSON Patch operation must contain a 'value' member"));
    }

    /** Observed §4: "failing test → 500"; contract §7: "How a failing test is reported is (unverified)". */
    private void test(ObjectNode document, String path, JsonNode operation) {
        if (!Json.same(document.at(path), value(operation))) {
            int status = switch (version.variant(Variant.FailedTest.class)) {
                case SERVER_ERROR -> 500;
                case BAD_REQUEST -> 400;
                case PRECONDITION_FAILED -> 412;
            };
            throw Errors.of(status, "The JSON Patch operation 'test' failed for path '" + path + "'");
        }
    }

    private static JsonNode find(ObjectNode document, String path) {
        JsonNode found = document.at(path);
        if (found.isMissingNode()) {
            throw missing(path);
        }
        return found;
    }

    private static void add(ObjectNode document, String path, JsonNode value) {
        JsonNode parent = find(document, parent(path));
        String key = key(path);
        if (parent instanceof ObjectNode object) {
            object.set(key, value.deepCopy());
        } else if (parent instanceof ArrayNode array) {
            int index = key.equals("-") ? array.size() : index(key, path);
            if (index > array.size()) {
                throw missing(path);
            }
            array.insert(index, value.deepCopy());
        } else {
            throw missing(path);
        }
    }

    private static JsonNode remove(ObjectNode document, String path) {
        JsonNode parent = find(document, parent(path));
        JsonNode removed = find(document, path);
        if (parent instanceof ObjectNode object) {
            object.remove(key(path));
        } else if (parent instanceof ArrayNode array) {
            array.remove(index(key(path), path));
        }
        return removed;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            throw missing(path);
        }
        return path.substring(0, slash);
    }

    private static String key(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    private static int index(String key, String path) {
        if (!key.chars().allMatch(Character::isDigit) || key.isEmpty() || key.length() > 6) {
            throw missing(path);
        }
        return Integer.parseInt(key);
    }

    /** Observed §4: "replace on a missing path → 500". */
    private static Refusal missing(String path) {
        return Errors.of(500, "The JSON Patch references a non-existing member at '" + path + "'");
    }
}

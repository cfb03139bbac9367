package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a table's new file has that its present one has not, for people: columns by name, the rest by member. */
final class LocalChanges {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Members that change with the others, and say nothing of their own. */
    private static final Set<String> FOLLOWING =
            Set.of("bytes", "fingerprint", "history", "lastModified", "objects", "sampleObject");

    private LocalChanges() {}

    /** @return one line each; empty when the files are equal */
    static List<String> between(String table, Optional<byte[]> present, byte[] wanted) {
        if (present.isEmpty()) {
            return List.of("create table " + table);
        }
        if (Arrays.equals(present.get(), wanted)) {
            return List.of();
        }
        List<String> changes = new ArrayList<>();
        try {
            JsonNode before = JSON.readTree(present.get());
            JsonNode after = JSON.readTree(wanted);
            columns(columns(before), columns(after), changes);
            Set<String> members = new TreeSet<>();
            before.fieldNames().forEachRemaining(members::add);
            after.fieldNames().forEachRemaining(members::add);
            members.remove("columns");
            members.removeAll(FOLLOWING);
            List<String> replaced = members.stream()
                    .filter(member -> !before.path(member).equals(after.path(member)))
                    .toList();
            if (!replaced.isEmpty()) {
                changes.add("replace " + String.join(", ", replaced));
            }
        } catch (IOException e) {
            changes.add("replace a file that is no JSON");
        }
        if (changes.isEmpty()) {
            changes.add("replace what follows from its objects");
        }
        return changes.stream().map(change -> "table " + table + ": " + change).toList();
    }

    private static Map<String, JsonNode> columns(JsonNode document) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        document.path("columns")
                .forEach(column -> columns.put(column.path("name").asText(), column));
        return columns;
    }

    private static void columns(Map<String, JsonNode> before, Map<String, JsonNode> after, List<String> changes) {
        after.forEach((name, column) -> {
            if (!before.containsKey(name)) {
                changes.add("add column " + name);
            } else if (!before.get(name).equals(column)) {
                changes.add("replace column " + name);
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.add("remove column " + name));
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sample data and profile of a table, observed §5. */
final class TableDetails {
    private TableDetails() {}

    static void putSample(StubVersion version, Entity table, JsonNode body, Account by) {
        by.mayWrite("EditSampleData");
        ObjectNode sample = Shapes.SAMPLE.read(version, "", body);
        Set<String> names = new HashSet<>();
        table.columns().forEach(column -> names.add(column.path("name").asText()));
        for (JsonNode column : sample.path("columns")) {
            if (!names.contains(column.asText())) {
                throw Errors.bad("Invalid column name " + column.asText());
            }
        }
        int width = sample.path("columns").size();
        for (JsonNode row : sample.path("rows")) {
            if (row.size() != width) {
                throw Errors.bad("Number of columns is " + width + " but row has " + row.size() + " sample values");
            }
        }
        table.sample = Optional.of(sample);
    }

    /** Observed §5: an ordinary user sees values and name of a sensitive column masked. */
    static Optional<JsonNode> sample(Entity table, Account by) {
        Set<String> sensitive = new TreeSet<>();
        for (JsonNode column : table.columns()) {
            column.path("tags").forEach(label -> {
                if (label.path("tagFQN").asText().equals("PII.Sensitive")) {
                    sensitive.add(column.path("name").asText());
                }
            });
        }
        return by.role() == Account.Role.ORDINARY
                ? table.sample.map(sample -> masked(sample.deepCopy(), sensitive))
                : table.sample;
    }

    private static JsonNode masked(JsonNode sample, Set<String> sensitive) {
        JsonNode columns = sample.path("columns");
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).asText();
            if (sensitive.contains(name)) {
                ((ArrayNode) columns).set(i, JsonNodeFactory.instance.textNode(name + " [MASKED]"));
                for (JsonNode row : sample.path("rows")) {
                    ((ArrayNode) row).set(i, JsonNodeFactory.instance.textNode("********"));
                }
            }
        }
        return sample;
    }

    /** Observed §5: a nested column is named by its path below the table. Contract §9: one point per timestamp. */
    static void putProfile(StubVersion version, Entity table, JsonNode body, Account by) {
        by.mayWrite("EditDataProfile");
        ObjectNode profile = Shapes.PROFILE.read(version, "", body);
        Shapes.PROFILE.require(profile);
        if (!profile.path("tableProfile").has("timestamp")) {
            throw Errors.invalid("tableProfile.timestamp", "must not be null");
        }
        List<String> paths = new ArrayList<>();
        collect(table.columns(), "", paths);
        for (JsonNode column : profile.path("columnProfile")) {
            String name = column.path("name").asText();
            if (!column.has("timestamp")) {
                throw Errors.invalid("columnProfile.timestamp", "must not be null");
            }
            if (!paths.contains(Names.canonical(name)) && !paths.contains(name)) {
                throw Errors.bad("Invalid column name " + name);
            }
        }
        table.profiles.put(profile.path("tableProfile").path("timestamp").asLong(), profile);
    }

    private static void collect(JsonNode columns, String above, List<String> into) {
        for (JsonNode column : columns) {
            String part = Names.part(column.path("name").asText());
            String path = above.isEmpty() ? part : above + "." + part;
            into.add(path);
            collect(column.path("children"), path, into);
        }
    }
}

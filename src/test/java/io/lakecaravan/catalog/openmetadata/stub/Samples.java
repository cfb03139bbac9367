package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sample data of a table or container, observed §5 and contract §9. */
final class Samples {
    private Samples() {}

    /** Contract §9: "replaces the previous sample". */
    static void put(StubVersion version, Entity entity, JsonNode body, Account by) {
        by.mayWrite("EditSampleData");
        if (entity.kind == EntityKind.CONTAINER && !entity.fields.has("dataModel")) {
            // Contract §5: "needs a dataModel (400 otherwise)".
            throw Errors.bad("Container " + entity.fqn + " has no data model");
        }
        ObjectNode sample = Shapes.SAMPLE.read(version, "", body);
        Set<String> names = new HashSet<>();
        entity.columns().forEach(column -> names.add(column.path("name").asText()));
        for (JsonNode column : sample.path("columns")) {
            if (!names.contains(column.asText())) {
                // Observed §5: "Invalid column name nope".
                throw Errors.bad("Invalid column name " + column.asText());
            }
        }
        int width = sample.path("columns").size();
        for (JsonNode row : sample.path("rows")) {
            if (row.size() != width) {
                // Observed §5: "row has 1 sample values".
                throw Errors.bad("Number of columns is " + width + " but row has " + row.size() + " sample values");
            }
        }
        entity.sample = Optional.of(sample);
    }

    /** Observed §5: "an ordinary user sees". */
    static Optional<JsonNode> read(Entity entity, Account by) {
        Set<String> sensitive = new TreeSet<>();
        for (JsonNode column : entity.columns()) {
            column.path("tags").forEach(label -> {
                if (label.path("tagFQN").asText().equals("PII.Sensitive")) {
                    sensitive.add(column.path("name").asText());
                }
            });
        }
        return by.role() == Account.Role.ORDINARY
                ? entity.sample.map(sample -> masked(sample.deepCopy(), sensitive))
                : entity.sample;
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
}

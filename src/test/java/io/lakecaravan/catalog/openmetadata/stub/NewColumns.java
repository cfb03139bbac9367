package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Labels of columns that an update brings. Contract §6 matches columns by name and type; a column that matches none gets
 * its own labels, and those of the columns within it are not stored, nor are any where there were no columns at all.
 */
final class NewColumns {
    private NewColumns() {}

    /**
     * Not in the contract: an update loses labels of columns within one that is new to the server.
     *
     * @param knew whether there was a list to compare with
     */
    static void loseLabels(boolean knew, JsonNode before, JsonNode now) {
        for (JsonNode column : now) {
            JsonNode old = named(before, column.path("name").asText());
            boolean same = old.path("dataType").equals(column.path("dataType"))
                    && old.path("arrayDataType").equals(column.path("arrayDataType"));
            if (!knew) {
                keep(old, column);
            }
            loseLabels(same && old.has("children"), old.path("children"), column.path("children"));
        }
    }

    /** Labels hang on the full name: those of a column that stood there under that name are still known. */
    private static void keep(JsonNode old, JsonNode column) {
        if (column instanceof ObjectNode object && !old.path("tags").equals(column.path("tags"))) {
            object.remove("tags");
            if (old.has("tags")) {
                object.set("tags", old.get("tags"));
            }
        }
    }

    private static JsonNode named(JsonNode columns, String name) {
        for (JsonNode column : columns) {
            if (column.path("name").asText().equalsIgnoreCase(name)) {
                return column;
            }
        }
        return MissingNode.getInstance();
    }
}

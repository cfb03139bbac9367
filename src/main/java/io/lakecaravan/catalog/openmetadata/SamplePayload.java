package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows as the server keeps and shows them well: at most 100 columns, cells as text of at most 1 kB. */
final class SamplePayload {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int CELL_CHARACTERS = 1000;
    private static final int COLUMNS = 100;

    private SamplePayload() {}

    /** @param written the columns as they were sent, in the table's order */
    static ObjectNode of(LogicalTable table, JsonNode written, Sample sample) {
        Map<String, String> legal = new HashMap<>();
        for (int c = 0; c < table.columns().size(); c++) {
            legal.putIfAbsent(
                    table.columns().get(c).column().name(),
                    written.path(c).path("name").asText());
        }
        Map<Integer, String> picked = new TreeMap<>();
        for (int i = 0; i < sample.columns().size() && picked.size() < COLUMNS; i++) {
            if (legal.containsKey(sample.columns().get(i))) {
                picked.put(i, legal.get(sample.columns().get(i)));
            }
        }
        ObjectNode node = JSON.objectNode();
        ArrayNode names = node.putArray("columns");
        picked.values().forEach(names::add);
        ArrayNode rows = node.putArray("rows");
        for (List<JsonNode> row : sample.rows()) {
            ArrayNode cells = rows.addArray();
            picked.keySet().forEach(i -> cells.add(cell(row.get(i))));
        }
        return node;
    }

    private static JsonNode cell(JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (text.length() <= CELL_CHARACTERS) {
            return JSON.textNode(text);
        }
        int cut = Character.isHighSurrogate(text.charAt(CELL_CHARACTERS - 1)) ? CELL_CHARACTERS - 1 : CELL_CHARACTERS;
        return JSON.textNode(text.substring(0, cut) + "…");
    }
}

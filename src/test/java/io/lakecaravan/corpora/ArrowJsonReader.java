package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The description in JSON that lies beside each file of Arrow's integration tests: its schema, and the buffers of its
 * batches as arrays.
 */
final class ArrowJsonReader implements SecondReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "arrow-json";
    }

    @Override
    public List<SecondTable> read(Path file) throws Exception {
        String name = file.getFileName().toString();
        Path description = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".json.gz");
        JsonNode json;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(description))) {
            json = JSON.readTree(in);
        }
        Map<Long, JsonNode> dictionaries = new HashMap<>();
        json.path("dictionaries")
                .forEach(each -> dictionaries.put(each.get("id").longValue(), each.get("data")));
        ArrowJsonValues values = new ArrowJsonValues(json.get("schema").get("fields"), dictionaries);
        List<SecondColumn> columns = new ArrayList<>();
        for (JsonNode field : json.get("schema").get("fields")) {
            columns.add(new SecondColumn(field.get("name").asText(), ArrowJsonTypes.text(field)));
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode batch : json.get("batches")) {
            rows.addAll(rows(json.get("schema").get("fields"), batch, values));
        }
        return List.of(new SecondTable("", columns, rows));
    }

    private static List<List<JsonNode>> rows(JsonNode fields, JsonNode batch, ArrowJsonValues values) {
        List<List<JsonNode>> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(values.column(fields.get(i), batch.get("columns").get(i)));
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int row = 0; row < batch.get("count").intValue(); row++) {
            List<JsonNode> cells = new ArrayList<>();
            for (List<JsonNode> column : columns) {
                JsonNode cell = column.get(row);
                cells.add(cell == null ? NullNode.getInstance() : cell);
            }
            rows.add(cells);
        }
        return rows;
    }
}

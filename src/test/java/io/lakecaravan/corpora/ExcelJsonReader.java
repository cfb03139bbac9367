package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What openpyxl and xlrd read from workbooks, written down by {@code src/test/fixtures/excel_corpora.py}. */
final class ExcelJsonReader implements SecondReader {
    private static final Path FOLDER = Path.of("src/test/resources/corpora/excel");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "excel-json";
    }

    @Override
    public List<SecondTable> read(Path file) throws Exception {
        Path key = Corpora.ROOT.resolve("excel").relativize(file);
        List<SecondTable> tables = new ArrayList<>();
        for (JsonNode table : JSON.readTree(FOLDER.resolve(key + ".json").toFile())) {
            List<SecondColumn> columns = new ArrayList<>();
            table.get("columns")
                    .forEach(column -> columns.add(new SecondColumn(
                            column.get(0).asText(), column.get(1).asText())));
            List<List<JsonNode>> rows = new ArrayList<>();
            for (JsonNode row : table.get("rows")) {
                List<JsonNode> cells = new ArrayList<>();
                row.forEach(cells::add);
                rows.add(cells);
            }
            tables.add(new SecondTable(table.get("name").asText(), columns, rows));
        }
        return tables;
    }
}

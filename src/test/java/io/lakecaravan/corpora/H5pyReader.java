package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What h5py reads in HDF5 files. It is no library of the JVM, so {@code src/test/fixtures/hdf5_expectations.py} has
 * written it down, a JSON file for each file of the corpora.
 */
final class H5pyReader implements SecondReader {
    private static final Path WRITTEN = Path.of("src/test/resources/corpora/hdf5");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public String name() {
        return "h5py";
    }

    @Override
    public List<SecondTable> read(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.hdf5$", ".json");
        List<SecondTable> tables = new ArrayList<>();
        for (JsonNode table : JSON.readTree(WRITTEN.resolve(name).toFile())) {
            List<SecondColumn> columns = new ArrayList<>();
            table.get("columns")
                    .forEach(column -> columns.add(new SecondColumn(
                            column.get("name").asText(), column.get("type").asText())));
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

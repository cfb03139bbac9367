package io.lakecaravan.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ObjectHead;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, types and values equal the tables that {@code src/test/fixtures/xml_fixtures.py} wrote the documents from. */
class XmlGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/format/xml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final XmlFormat format = new XmlFormat();

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheTableThatTheDocumentWasWrittenFrom(Path file) throws IOException {
        JsonNode expected = JSON.readTree(Path.of(file + ".json").toFile());
        try (ObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            ReadTable table = format.read(source, ReadOptions.DEFAULT).get(0);
            assertThat(columns(table.schema().columns())).isEqualTo(columns(expected));
            assertThat(table.rows())
                    .contains(RowCount.exact(expected.get("rows").size()));
            assertThat(table.findings()).isEmpty();
            check(table.sample().rows(), expected);
            check(rows(source), expected);
            assertThat(format.recognise(ObjectHead.read(source))).isGreaterThanOrEqualTo(Recognition.LIKELY);
        }
    }

    private static List<String> columns(List<Column> columns) {
        return columns.stream()
                .map(column ->
                        column.name() + ": " + TypeText.display(column.type()).replace("`", ""))
                .toList();
    }

    private static List<String> columns(JsonNode table) {
        List<String> columns = new ArrayList<>();
        table.get("columns")
                .forEach(column -> columns.add(
                        column.get("name").asText() + ": " + column.get("type").asText()));
        return columns;
    }

    private List<List<JsonNode>> rows(ObjectSource source) throws IOException {
        List<List<JsonNode>> rows = new ArrayList<>();
        try (RowStream stream = format.rows(source, "", List.of(), ReadOptions.DEFAULT)) {
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < row.get().values().size(); i++) {
                    cells.add(Rendering.json(
                            stream.schema().columns().get(i).type(),
                            row.get().values().get(i)));
                }
                rows.add(cells);
            }
            assertThat(stream.findings()).isEmpty();
        }
        return rows;
    }

    private static void check(List<List<JsonNode>> rows, JsonNode table) {
        assertThat(rows).hasSize(table.get("rows").size());
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                JsonNode wanted = table.get("rows").get(r).get(c);
                assertThat(isSame(rows.get(r).get(c), wanted))
                        .as("row %d, column %d: %s is %s", r, c, rows.get(r).get(c), wanted)
                        .isTrue();
            }
        }
    }

    private static boolean isSame(JsonNode actual, JsonNode wanted) {
        if (wanted.has("decimal")) {
            return actual.isNumber()
                    && actual.decimalValue()
                                    .compareTo(
                                            new BigDecimal(wanted.get("decimal").asText()))
                            == 0;
        }
        if (wanted.isIntegralNumber() && actual.isIntegralNumber()) {
            return wanted.longValue() == actual.longValue();
        }
        if (wanted.isContainerNode() && actual.isContainerNode() && wanted.size() == actual.size()) {
            Iterator<JsonNode> others = actual.iterator();
            for (JsonNode each : wanted) {
                if (!isSame(others.next(), each)) {
                    return false;
                }
            }
            return true;
        }
        return wanted.equals(actual);
    }
}

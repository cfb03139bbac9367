package io.lakecaravan.format.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ObjectHead;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, types, counts and values equal what the library that wrote the pickle says. */
class PickleGoldenTest {
    private final PickleFormat format = new PickleFormat();

    static List<Path> files() {
        return PickleFixtures.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTablesAsTheirWriterDoes(Path file) throws IOException {
        JsonNode expected = PickleFixtures.expected(file);
        try (ObjectSource source = PickleFixtures.open(file)) {
            List<ReadTable> tables = format.read(source, ReadOptions.DEFAULT);
            assertThat(tables.stream().map(ReadTable::name)).containsExactlyElementsOf(names(expected));
            for (ReadTable table : tables) {
                JsonNode wanted = expected.get(table.name());
                assertThat(columns(table.schema().columns())).isEqualTo(columns(wanted));
                assertThat(table.rows())
                        .contains(RowCount.exact(wanted.get("rows").size()));
                assertThat(table.findings()).isEmpty();
                check(table.sample().rows(), wanted);
                check(rows(source, table.name()), wanted);
                assertNulls(table, wanted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void recognisesThePickle(Path file) throws IOException {
        try (ObjectSource source = PickleFixtures.open(file)) {
            assertThat(format.recognise(ObjectHead.read(source))).isGreaterThanOrEqualTo(Recognition.LIKELY);
        }
    }

    private static List<String> names(JsonNode expected) {
        List<String> names = new ArrayList<>();
        expected.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> column.name() + ": " + TypeText.display(column.type()))
                .toList();
    }

    private static List<String> columns(JsonNode table) {
        List<String> columns = new ArrayList<>();
        for (JsonNode column : table.get("columns")) {
            columns.add(column.get("name").asText() + ": " + column.get("type").asText());
        }
        return columns;
    }

    private List<List<JsonNode>> rows(ObjectSource source, String table) throws IOException {
        List<List<JsonNode>> rows = new ArrayList<>();
        try (RowStream stream = format.rows(source, table, List.of(), ReadOptions.DEFAULT)) {
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < row.get().values().size(); i++) {
                    LogicalType type = stream.schema().columns().get(i).type();
                    cells.add(Rendering.json(type, row.get().values().get(i)));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static void check(List<List<JsonNode>> rows, JsonNode table) {
        assertThat(rows).hasSize(table.get("rows").size());
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                JsonNode actual = rows.get(r).get(c);
                JsonNode wanted = table.get("rows").get(r).get(c);
                assertThat(isSame(actual, wanted))
                        .as(
                                "row %d, %s: %s is %s",
                                r, table.get("columns").get(c).get("name"), actual, wanted)
                        .isTrue();
            }
        }
    }

    private static void assertNulls(ReadTable table, JsonNode wanted) {
        for (int c = 0; c < table.statistics().size(); c++) {
            long nulls = 0;
            for (JsonNode row : wanted.get("rows")) {
                nulls += row.get(c).isNull() ? 1 : 0;
            }
            assertThat(table.statistics().get(c).nulls()).hasValue(nulls);
        }
    }

    private static boolean isSame(JsonNode actual, JsonNode wanted) {
        if (wanted.isObject() && wanted.has("decimal")) {
            return actual.decimalValue()
                            .compareTo(new java.math.BigDecimal(
                                    wanted.get("decimal").asText()))
                    == 0;
        }
        if (wanted.isNumber() && actual.isNumber()) {
            boolean exact = wanted.isIntegralNumber() && actual.isIntegralNumber();
            return exact
                    ? wanted.bigIntegerValue().equals(actual.bigIntegerValue())
                    : wanted.doubleValue() == actual.doubleValue();
        }
        if (wanted.isContainerNode() && actual.isContainerNode()) {
            if (wanted.size() != actual.size() || wanted.isObject() != actual.isObject()) {
                return false;
            }
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

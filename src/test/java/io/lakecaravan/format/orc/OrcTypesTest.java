package io.lakecaravan.format.orc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All types that Arrow's C++ writer has, in every compression that it has. */
class OrcTypesTest {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "zlib", "snappy", "lz4", "zstd"})
    void readsEveryValue(String compression) throws IOException {
        byte[] file = fixture("types-" + compression + ".orc");
        ReadTable table = new OrcFormat()
                .read(new BytesSource("types", file), ReadOptions.DEFAULT)
                .get(0);

        assertThat(table.compression()).isEqualTo(compression.equals("uncompressed") ? "none" : compression);
        assertThat(table.rows()).contains(RowCount.exact(3));
        assertThat(table.findings()).isEmpty();
        assertThat(table.sample().columns()).isEqualTo(table.schema().names());
        assertThat(table.sample().rows()).hasSize(3);
        List<List<JsonNode>> streamed = rows(file, table);
        assertThat(lines(table, streamed)).isEqualTo(expected());
        assertThat(lines(table, table.sample().rows())).isEqualTo(expected());
    }

    @Test
    void namesTypesInFull() throws IOException {
        ReadTable table = new OrcFormat()
                .read(new BytesSource("types", fixture("types-zlib.orc")), ReadOptions.DEFAULT)
                .get(0);

        assertThat(table.schema().columns())
                .extracting(Column::name, column -> TypeText.display(column.type()), Column::nativeType)
                .extracting(tuple -> tuple.toList().toString())
                .containsExactly(
                        "[flag, boolean, boolean]",
                        "[tiny, tinyint, tinyint]",
                        "[small, smallint, smallint]",
                        "[int, int, int]",
                        "[big, bigint, bigint]",
                        "[single, float, float]",
                        "[real, double, double]",
                        "[text, string, string]",
                        "[bytes, binary, binary]",
                        "[day, date, date]",
                        "[clock, timestamp(ns), timestamp]",
                        "[instant, timestamptz(ns), timestamp with local time zone]",
                        "[money, decimal(9,2), decimal(9,2)]",
                        "[exact, decimal(38,10), decimal(38,10)]",
                        "[list, array<bigint>, array]",
                        "[map, map<string,int>, map]",
                        "[pairs, map<int,string>, map]",
                        "[struct, struct<x:int,deep:array<struct<y:string>>>, struct]");
        assertThat(table.statistics())
                .hasSize(18)
                .allMatch(column -> column.equals(new ColumnStatistics(column.column(), 3, OptionalLong.of(1))));
    }

    @Test
    void projectsColumnsInTheOrderAskedFor() throws IOException {
        try (RowStream rows = new OrcFormat()
                .rows(
                        new BytesSource("types", fixture("types-snappy.orc")),
                        "",
                        List.of("struct", "tiny"),
                        ReadOptions.DEFAULT)) {
            assertThat(rows.schema().names()).containsExactly("struct", "tiny");
            Row row = rows.next().orElseThrow();
            assertThat(row.values().get(1)).isEqualTo(-128L);
            assertThat(row.values().get(0)).isInstanceOf(List.class);
        }
    }

    private static List<List<JsonNode>> rows(byte[] file, ReadTable table) throws IOException {
        List<List<JsonNode>> result = new ArrayList<>();
        try (RowStream rows =
                new OrcFormat().rows(new BytesSource("types", file), "", List.of(), ReadOptions.DEFAULT)) {
            assertThat(rows.schema()).isEqualTo(table.schema());
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < row.get().values().size(); i++) {
                    cells.add(Rendering.json(
                            table.schema().columns().get(i).type(),
                            row.get().values().get(i)));
                }
                result.add(cells);
            }
            assertThat(rows.findings()).isEmpty();
        }
        return result;
    }

    private static List<String> lines(ReadTable table, List<List<JsonNode>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<JsonNode> row : rows) {
            var object = EXACT.createObjectNode();
            for (int i = 0; i < row.size(); i++) {
                object.set(table.schema().names().get(i), row.get(i));
            }
            lines.add(EXACT.readTree(EXACT.writeValueAsString(object)).toString());
        }
        return lines;
    }

    private static List<String> expected() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : new String(fixture("types.jsonl"), StandardCharsets.UTF_8).split("\n")) {
            lines.add(EXACT.readTree(line).toString());
        }
        return lines;
    }

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = OrcTypesTest.class.getResourceAsStream("/format/orc/" + name)) {
            return in.readAllBytes();
        }
    }
}

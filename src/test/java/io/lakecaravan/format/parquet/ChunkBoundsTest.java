package io.lakecaravan.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnBounds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkBoundsTest {
    private static final Schema SCHEMA = Schema.of(
            Column.nullable("n", LogicalType.Int.signed(64)),
            Column.nullable("small", LogicalType.Int.signed(32)),
            Column.nullable("amount", new LogicalType.Decimal(12, 2)),
            Column.nullable("ratio", new LogicalType.FloatingPoint(64)),
            Column.nullable("day", new LogicalType.Date()),
            Column.nullable("at", new LogicalType.Timestamp(Precision.MICROS, false)),
            Column.nullable("text", LogicalType.Text.plain()),
            Column.nullable("empty", LogicalType.Int.signed(64)));

    @TempDir
    private Path folder;

    private Map<String, String> bounds(List<List<Object>> rows) throws IOException {
        byte[] bytes = ParquetFiles.written(SCHEMA, ParquetLayout.DEFAULT.withRowGroupRows(2), rows);
        return ParquetFiles.read(ParquetFiles.file(folder, bytes), ReadOptions.DEFAULT).bounds().stream()
                .collect(Collectors.toMap(ColumnBounds::column, found -> found.min() + " to " + found.max()));
    }

    private static List<Object> row(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static List<Object> row(long number, double ratio) {
        return row(
                number,
                number / 10,
                BigDecimal.valueOf(number, 2),
                ratio,
                LocalDate.ofEpochDay(number),
                LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(number),
                "t" + number,
                null);
    }

    private static List<Object> nothing() {
        return row(null, null, null, null, null, null, null, null);
    }

    @Test
    void allRowGroupsAreBetweenThem() throws IOException {
        assertThat(bounds(List.of(row(5, 0.5), nothing(), nothing(), nothing(), row(-300, -2.5), row(1200, 7))))
                .isEqualTo(Map.of(
                        "n", "-300 to 1200",
                        "small", "-30 to 120",
                        "amount", "-3.00 to 12.00",
                        "ratio", "-2.5 to 7.0",
                        "day", "\"1969-03-07\" to \"1973-04-15\"",
                        "at", "\"2023-12-31T19:00:00\" to \"2024-01-01T20:00:00\""));
    }

    @Test
    void whatIsNoNumberBoundsNothing() throws IOException {
        assertThat(bounds(List.of(row(1, Double.NaN), row(2, Double.NaN))))
                .doesNotContainKey("ratio")
                .containsKey("n");
        assertThat(bounds(Stream.generate(ChunkBoundsTest::nothing).limit(5).toList()))
                .isEmpty();
        assertThat(bounds(List.of())).isEmpty();
    }
}

package io.lakecaravan.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnBounds;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.ColumnProfile.Frequency;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSketchTest {
    private static final LogicalType TEXT = LogicalType.Text.plain();
    private static final LogicalType BIGINT = LogicalType.Int.signed(64);

    private static Sample sample(String... json) {
        List<List<JsonNode>> rows = new ArrayList<>();
        Arrays.stream(json).forEach(value -> rows.add(List.of(json(value))));
        return new Sample(List.of("x"), rows);
    }

    private static JsonNode json(String text) {
        try {
            return RecordJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowSketch sketch(LogicalType type, String... json) {
        return RowSketch.of(Schema.of(Column.nullable("x", type)), sample(json));
    }

    private static String[] values(int count, IntFunction<String> value) {
        return IntStream.range(0, count).mapToObj(value).toArray(String[]::new);
    }

    private static ColumnProfile column(RowSketch sketch) {
        return sketch.profile(Instant.EPOCH).columns().get(0);
    }

    @Test
    void numbersAreExactWhereTheyAreShown() {
        ColumnProfile column = column(
                sketch(new LogicalType.Decimal(30, 2), "12345678901234567890.12", "-3.50", "null", "100.00", "7.25"));
        assertThat(column.values()).isEqualTo(5);
        assertThat(column.nulls()).isEqualTo(OptionalLong.of(1));
        assertThat(column.min()).contains("-3.50");
        assertThat(column.max()).contains("12345678901234567890.12");
        assertThat(column.distinct().orElseThrow()).isEqualTo(4.0, within(0.1));
        assertThat(column.minLength()).isEmpty();
    }

    @Test
    void boundsOfAFooterWidenWhatRowsShowAndCountNothing() {
        RowSketch sketch = sketch(LogicalType.Int.signed(64), "5", "7", "9");
        sketch.widen(new ColumnBounds("x", json("-100"), json("8")));
        sketch.widen(new ColumnBounds("elsewhere", json("1"), json("2")));
        ColumnProfile profile = column(sketch);
        assertThat(profile.min()).contains("-100");
        assertThat(profile.max()).contains("9");
        assertThat(profile.values()).isEqualTo(3);
        assertThat(profile.mean()).hasValue(7);
        RowSketch days = sketch(new LogicalType.Date(), "\"2024-02-01\"");
        days.widen(new ColumnBounds("x", json("\"1999-12-31\""), json("\"2024-01-01\"")));
        assertThat(column(days).min()).contains("1999-12-31");
        assertThat(column(days).max()).contains("2024-02-01");
    }

    @Test
    void meanAndDeviationAreThoseOfTheTextbook() {
        ColumnProfile column = column(sketch(BIGINT, "2", "4", "4", "4", "5", "5", "7", "9"));
        assertThat(column.mean().orElseThrow()).isEqualTo(5);
        assertThat(column.deviation().orElseThrow()).isEqualTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(column.quantiles()).containsExactly("4", "4", "5");
        assertThat(column.top()).containsExactly(new Frequency("4", 3), new Frequency("5", 2));
    }

    @Test
    void textsHaveLengthsInCharactersAndShapes() {
        ColumnProfile column = column(sketch(TEXT, "\"AB-1234\"", "\"CD-9876\"", "\"\"", "\"\\ud83d\\ude00\\u00c4\""));
        assertThat(column.minLength()).isEqualTo(OptionalLong.of(0));
        assertThat(column.maxLength()).isEqualTo(OptionalLong.of(7));
        assertThat(column.patterns()).containsExactly(new Frequency("AA-9999", 2));
        assertThat(column.top()).isEmpty();
    }

    @Test
    void manyDifferentValuesAreEstimated() {
        ColumnProfile column = column(sketch(TEXT, values(50_000, i -> "\"v" + i + "\"")));
        assertThat(column.distinct().orElseThrow()).isBetween(46_000.0, 54_000.0);
        assertThat(column.top()).as("none is frequent for sure").isEmpty();
    }

    @Test
    void partsInOneOrderGiveTheSameProfileEveryTime() throws IOException {
        String first = merged();
        for (int i = 0; i < 5; i++) {
            assertThat(merged()).isEqualTo(first);
        }
    }

    private static String merged() throws IOException {
        RowSketch sum = new RowSketch();
        for (int part = 0; part < 12; part++) {
            Random random = new Random(part);
            sum.add(sketch(BIGINT, values(1_000, i -> Integer.toString(random.nextInt(300)))));
        }
        TableProfile profile = sum.profile(Instant.EPOCH);
        assertThat(profile.rows()).isEqualTo(12_000);
        return new ObjectMapper().writeValueAsString(RecordJson.mapper().valueToTree(profile));
    }

    @Test
    void partsAddUpToTheWhole() {
        RowSketch sum = new RowSketch();
        sum.add(sketch(BIGINT, "1", "null", "3"));
        sum.add(sketch(BIGINT, "null"));
        sum.add(sketch(BIGINT, "5", "5"));
        ColumnProfile parts = column(sum);
        ColumnProfile whole = column(sketch(BIGINT, "1", "null", "3", "null", "5", "5"));
        assertThat(parts.mean().orElseThrow()).isEqualTo(whole.mean().orElseThrow(), within(1e-12));
        assertThat(parts.deviation().orElseThrow()).isEqualTo(whole.deviation().orElseThrow(), within(1e-12));
        assertThat(parts.quantiles()).isEqualTo(whole.quantiles());
        assertThat(parts.top()).isEqualTo(whole.top());
        assertThat(parts.nulls()).isEqualTo(whole.nulls());
    }

    @Test
    void fieldsOfStructuresAreProfiledEach() {
        LogicalType struct = new LogicalType.StructOf(List.of(
                Column.nullable("a", BIGINT),
                Column.nullable("b", new LogicalType.ListOf(Column.nullable("element", TEXT)))));
        TableProfile profile = sketch(struct, "{\"a\":1,\"b\":[\"x\",\"x\"]}", "{\"a\":2,\"b\":[]}", "null")
                .profile(Instant.EPOCH);
        assertThat(profile.columns().stream().map(ColumnProfile::path))
                .containsExactly(List.of("x", "a"), List.of("x", "b", "element"), List.of("x"));
        assertThat(profile.columns().get(1).top()).containsExactly(new Frequency("x", 2));
    }

    @Test
    void memoryIsBoundedWhateverTheValues() {
        String huge = "\"" + "x".repeat(10_000) + "\"";
        RowSketch sketch = sketch(TEXT, values(2_000, i -> i % 2 == 0 ? huge : "\"" + i + "y".repeat(90) + "\""));
        assertThat(sketch.bytes()).isLessThan(200_000);
        assertThat(column(sketch).max().orElseThrow().length()).isLessThan(300);
    }

    @Test
    void oddNumbersDoNoHarm() {
        ColumnProfile column =
                column(sketch(new LogicalType.FloatingPoint(64), "\"NaN\"", "1E+400", "1.5", "\"Infinity\""));
        assertThat(column.values()).isEqualTo(4);
        assertThat(column.mean().orElseThrow()).isEqualTo(1.5);
        assertThat(column.min()).contains("1.5");
        assertThat(column.max()).contains("1E+400");
    }
}

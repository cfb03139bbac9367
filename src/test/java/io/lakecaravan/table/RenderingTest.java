package io.lakecaravan.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.LogicalType.Variant;
import io.lakecaravan.schema.TypeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {
    @Test
    void showsScalars() {
        assertShown("boolean", true, "true", "true");
        assertShown("bigint", Long.MIN_VALUE, "-9223372036854775808", "-9223372036854775808");
        assertShown("bigint", new BigInteger("18446744073709551615"), "18446744073709551615", "18446744073709551615");
        assertShown("double", 0.1, "0.1", "0.1");
        assertShown("double", Double.NaN, "\"NaN\"", "NaN");
        assertShown("float", Float.NEGATIVE_INFINITY, "\"-Infinity\"", "-Infinity");
        assertShown("date", LocalDate.of(2024, 2, 29), "\"2024-02-29\"", "2024-02-29");
        assertShown("time", LocalTime.of(1, 2), "\"01:02:00\"", "01:02:00");
        assertShown("timestamp", LocalDateTime.of(2024, 2, 29, 0, 0), "\"2024-02-29T00:00:00\"", "2024-02-29T00:00:00");
        assertShown("timestamptz", Instant.EPOCH, "\"1970-01-01T00:00:00Z\"", "1970-01-01T00:00:00Z");
        assertShown("duration", Duration.ofMillis(1500), "\"PT1.5S\"", "PT1.5S");
        assertShown("binary", new byte[] {1, 2}, "\"AQI=\"", "AQI=");
        assertShown("string", "a\"b", "\"a\\\"b\"", "a\"b");
    }

    @Test
    void showsDecimalsPlain() {
        LogicalType type = TypeText.parse("decimal(38,10)");
        assertThat(Rendering.text(type, new BigDecimal("1E-10"))).isEqualTo("0.0000000001");
        assertThat(Rendering.text(type, new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(Rendering.text(type, new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Rendering.json(type, new BigDecimal("1.50"))).isEqualTo(DecimalNode.valueOf(new BigDecimal("1.50")));
    }

    @Test
    void doesNotExpandTinyTextsToGiantNumbers() {
        BigDecimal giant = new BigDecimal("1E+1000000000");
        assertThat(Rendering.text(TypeText.parse("decimal(5,0)"), giant)).isEqualTo("1E+1000000000");
        var nested = JsonNodeFactory.instance.objectNode().set("a", DecimalNode.valueOf(giant));
        assertThat(Rendering.text(new Variant(), nested)).isEqualTo("{\"a\":\"1E+1000000000\"}");
    }

    @Test
    void showsNestedValues() {
        LogicalType list = new ListOf(Column.nullable("element", TypeText.parse("decimal(5,2)")));
        assertThat(Rendering.text(list, Arrays.asList(new BigDecimal("1E-2"), null)))
                .isEqualTo("[0.01,null]");
        LogicalType struct =
                new StructOf(List.of(Column.required("z", list), Column.nullable("a", TypeText.parse("int"))));
        assertThat(Rendering.text(struct, Arrays.asList(List.of(), null))).isEqualTo("{\"z\":[],\"a\":null}");
        Map<Object, Object> entries = new LinkedHashMap<>();
        entries.put("k", 1L);
        entries.put("a", null);
        Column value = Column.nullable("value", TypeText.parse("int"));
        assertThat(Rendering.text(new MapOf(Column.required("key", TypeText.parse("string")), value), entries))
                .isEqualTo("{\"k\":1,\"a\":null}");
        assertThat(Rendering.text(
                        new MapOf(Column.required("key", TypeText.parse("date")), value), Map.of(LocalDate.EPOCH, 2L)))
                .isEqualTo("[[\"1970-01-01\",2]]");
        LogicalType union =
                new UnionOf(List.of(Column.required("int", TypeText.parse("int")), Column.required("s", struct)));
        assertThat(Rendering.text(union, Arrays.asList(List.of(), 4L))).isEqualTo("{\"z\":[],\"a\":4}");
        assertThat(Rendering.text(union, 4L)).isEqualTo("4");
    }

    @Test
    void showsNulls() {
        assertThat(Rendering.json(TypeText.parse("int"), null)).isEqualTo(NullNode.getInstance());
        assertThat(Rendering.text(TypeText.parse("int"), null)).isEmpty();
    }

    private static void assertShown(String type, Object value, String json, String text) {
        assertThat(Rendering.json(TypeText.parse(type), value).toString()).isEqualTo(json);
        assertThat(Rendering.text(TypeText.parse(type), value)).isEqualTo(text);
    }
}

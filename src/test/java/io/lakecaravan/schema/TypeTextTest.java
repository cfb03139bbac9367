package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean",
                "tinyint",
                "smallint",
                "int",
                "bigint",
                "float",
                "double",
                "decimal(12,2)",
                "date",
                "time",
                "timestamp",
                "timestamptz",
                "duration",
                "interval",
                "string",
                "json",
                "uuid",
                "binary",
                "variant",
                "geometry",
                "geography",
                "unknown"
            })
    void readsTheNamesItWrites(String name) {
        assertThat(TypeText.name(TypeText.parse(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "integer",
                "array",
                "decimal",
                "decimal(2)",
                "decimal(0,0)",
                "decimal(2,3)",
                "decimal(x,1)",
                "decimal(99999999999,1)",
                "decimal(3000000000,1)"
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> TypeText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no type of a column. Types: boolean, tinyint, ");
    }

    @Test
    void readsNamesAsPeopleWriteThem() {
        assertThat(TypeText.parse(" BigInt ")).isEqualTo(Int.signed(64));
        assertThat(TypeText.parse("DECIMAL(12, 2)")).isEqualTo(new Decimal(12, 2));
    }

    @Test
    void displaysWholeTypes() {
        LogicalType inner = new ListOf(Column.nullable("element", Text.plain()));
        LogicalType type = new StructOf(List.of(
                Column.required("a", new Int(64, false)),
                Column.required("b c", inner),
                Column.required("d`", new StructOf(List.of()))));
        assertThat(TypeText.name(type)).isEqualTo("struct");
        assertThat(TypeText.display(type)).isEqualTo("struct<a:uint64,`b c`:array<string>,`d```:struct<>>");
    }

    @Test
    void namesUnsignedIntegersByTheTypeThatHoldsThem() {
        assertThat(List.of(8, 16, 32, 64).stream().map(bits -> TypeText.name(new Int(bits, false))))
                .containsExactly("smallint", "int", "bigint", "decimal(20,0)");
    }
}

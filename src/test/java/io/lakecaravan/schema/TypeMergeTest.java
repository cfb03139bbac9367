package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.UnionOf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeMergeTest {
    private static final LogicalType INT = LogicalType.Int.signed(32);
    private static final LogicalType BIGINT = LogicalType.Int.signed(64);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int | bigint | bigint | false
            int | double | double | false
            bigint | double | double | true
            bigint | float | double | true
            float | double | double | false
            int | decimal(12,2) | decimal(12,2) | false
            bigint | decimal(12,2) | decimal(21,2) | false
            decimal(38,0) | decimal(38,38) | decimal(76,38) | false
            decimal(12,2) | double | double | true
            decimal(600,0) | decimal(600,600) | double | true
            boolean | int | string | true
            boolean | string | string | false
            date | timestamp | timestamp | false
            date | timestamptz | timestamptz | true
            timestamp | timestamptz | string | true
            time | date | string | true
            json | string | string | false
            json | int | string | false
            uuid | string | string | false
            binary | string | string | true
            geometry | geography | binary | true
            geometry | string | string | true
            unknown | int | variant | true
            variant | int | variant | false
            """)
    void joinsScalars(String a, String b, String joined, boolean lossy) {
        assertThat(TypeMerge.join(TypeText.parse(a), TypeText.parse(b)))
                .isEqualTo(new TypeMerge.Joined(TypeText.parse(joined), lossy));
    }

    @Test
    void joinsUnsignedIntegersToTheNextSignedOne() {
        assertThat(join(new LogicalType.Int(8, false), LogicalType.Int.signed(8)))
                .isEqualTo(LogicalType.Int.signed(16));
        assertThat(join(new LogicalType.Int(64, false), LogicalType.Int.signed(8)))
                .isEqualTo(new LogicalType.Decimal(20, 0));
    }

    @Test
    void joinsStructsByName() {
        LogicalType a = struct(Column.required("y", INT), Column.required("x", INT));
        LogicalType b = struct(Column.required("y", BIGINT), Column.required("z", Text.plain()));
        assertThat(join(a, b))
                .isEqualTo(struct(
                        Column.nullable("x", INT), Column.required("y", BIGINT), Column.nullable("z", Text.plain())));
        assertThat(FieldOrder.arrange(join(a, b), List.of(b, a)))
                .isEqualTo(struct(
                        Column.required("y", BIGINT), Column.nullable("z", Text.plain()), Column.nullable("x", INT)));
    }

    @Test
    void keepsNamesThatDifferInCaseApart() {
        LogicalType joined = join(struct(Column.required("a", INT)), struct(Column.required("A", INT)));
        assertThat(joined).isEqualTo(struct(Column.nullable("A", INT), Column.nullable("a", INT)));
    }

    @Test
    void joinsMapsWithStructs() {
        LogicalType map = new MapOf(Column.required("key", Text.plain()), Column.required("value", INT));
        assertThat(join(map, struct(Column.required("a", BIGINT))))
                .isEqualTo(new MapOf(Column.required("key", Text.plain()), Column.nullable("value", BIGINT)));
    }

    @Test
    void hasOnlyVariantAboveNestedTypesOfDifferentKinds() {
        LogicalType list = new ListOf(Column.required("element", INT));
        LogicalType union = new UnionOf(List.of(Column.required("int", INT)));
        assertThat(List.of(
                        join(list, INT),
                        join(list, Text.plain()),
                        join(list, struct()),
                        join(union, INT),
                        join(union, new UnionOf(List.of(Column.required("long", BIGINT))))))
                .containsOnly(new LogicalType.Variant());
        assertThat(join(list, new ListOf(Column.nullable("item", BIGINT))))
                .isEqualTo(new ListOf(Column.nullable("element", BIGINT)));
    }

    private static StructOf struct(Column... fields) {
        return new StructOf(List.of(fields));
    }

    private static LogicalType join(LogicalType a, LogicalType b) {
        return TypeMerge.join(a, b).type();
    }
}

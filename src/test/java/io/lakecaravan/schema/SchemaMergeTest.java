package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchemaMergeTest {
    private static final LogicalType INT = Int.signed(32);

    @Provide
    Arbitrary<List<ObservedSchema>> objects() {
        Arbitrary<List<Column>> columns = AnyType.columns(Arbitraries.of("a", "b", "B", "c"), AnyType.all())
                .list()
                .ofMaxSize(4)
                .uniqueElements(Column::name);
        return Combinators.combine(
                        Arbitraries.of("k1", "k2", "k3", "k4"),
                        Arbitraries.integers().between(0, 2),
                        columns)
                .as((key, time, found) -> observed(key, time, found.toArray(Column[]::new)))
                .list()
                .ofMaxSize(4)
                .uniqueElements(ObservedSchema::key);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnTheOrderOfObjects(@ForAll("objects") List<ObservedSchema> objects, @ForAll Random random) {
        List<ObservedSchema> shuffled = new ArrayList<>(objects);
        Collections.shuffle(shuffled, random);
        assertThat(SchemaMerge.merge(shuffled)).isEqualTo(SchemaMerge.merge(objects));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void hasTheSchemaOfASingleObject(@ForAll("objects") List<ObservedSchema> objects) {
        for (ObservedSchema object : objects) {
            MergedSchema merged = SchemaMerge.merge(List.of(object));
            assertThat(merged.schema()).isEqualTo(object.schema());
            assertThat(merged.losses()).isEmpty();
        }
    }

    @Example
    void ordersColumnsAsTheNewestObjectDoesThenByKey() {
        MergedSchema merged = SchemaMerge.merge(List.of(
                observed("k3", 1, column("d"), column("a")),
                observed("k2", 2, column("c"), column("b")),
                observed("k1", 1, column("a"), column("e"), column("b"))));
        assertThat(merged.schema().names()).containsExactly("c", "b", "a", "e", "d");
    }

    @Example
    void takesTheLastKeyAsNewestAmongEqualTimes() {
        MergedSchema merged = SchemaMerge.merge(
                List.of(observed("k2", 1, column("b"), column("a")), observed("k1", 1, column("a"), column("b"))));
        assertThat(merged.schema().names()).containsExactly("b", "a");
    }

    @Example
    void ordersNestedFieldsAsTheNewestObjectDoes() {
        LogicalType old = new StructOf(List.of(column("x"), column("z")));
        LogicalType recent = new StructOf(List.of(column("z"), column("y")));
        MergedSchema merged = SchemaMerge.merge(
                List.of(observed("k1", 1, Column.required("s", old)), observed("k2", 2, Column.required("s", recent))));
        assertThat(TypeText.display(merged.schema().columns().get(0).type())).isEqualTo("struct<z:int,y:int,x:int>");
    }

    @Example
    void makesColumnsNullableThatAnObjectLacks() {
        MergedSchema merged =
                SchemaMerge.merge(List.of(observed("k1", 1, column("a"), column("b")), observed("k2", 2, column("a"))));
        assertThat(merged.columns())
                .extracting(column -> column.column().name() + column.column().nullable() + column.files())
                .containsExactly("afalse2", "btrue1");
    }

    @Example
    void sharesNullsOnlyWhereAllObjectsCounted() {
        Schema schema = Schema.of(column("a"), column("b"));
        MergedSchema merged = SchemaMerge.merge(List.of(
                new ObservedSchema(
                        "k1", Instant.EPOCH, schema, Map.of("a", new NullCount(6, 1), "b", new NullCount(6, 1))),
                new ObservedSchema("k2", Instant.EPOCH, schema, Map.of("a", new NullCount(4, 1)))));
        assertThat(merged.columns().get(0).nullShare()).hasValueCloseTo(0.2, within(1e-9));
        assertThat(merged.columns().get(1).nullShare()).isEmpty();
    }

    @Example
    void reportsLossesAndConflictsWithTheirObjects() {
        LogicalType list = new ListOf(column("element"));
        MergedSchema merged = SchemaMerge.merge(List.of(
                observed(
                        "k2",
                        1,
                        Column.required("a", new Bool()),
                        Column.required("b", list),
                        Column.required("c", INT)),
                observed(
                        "k1",
                        1,
                        Column.required("a", new Date()),
                        Column.required("b", INT),
                        Column.required("c", INT)),
                observed("k3", 1, Column.required("a", new Bool()), Column.required("b", INT))));
        assertThat(merged.losses())
                .containsExactly(
                        new MergeLoss(
                                "a",
                                MergeLoss.Kind.LOSSY,
                                Text.plain(),
                                List.of(
                                        new MergeLoss.Sighting(new Date(), 1, "k1"),
                                        new MergeLoss.Sighting(new Bool(), 2, "k2"))),
                        new MergeLoss(
                                "b",
                                MergeLoss.Kind.CONFLICT,
                                new LogicalType.Variant(),
                                List.of(new MergeLoss.Sighting(INT, 2, "k1"), new MergeLoss.Sighting(list, 1, "k2"))));
    }

    @Example
    void reportsNamesThatDifferInCaseOnly() {
        MergedSchema merged = SchemaMerge.merge(
                List.of(observed("k1", 1, column("id"), column("x")), observed("k2", 1, column("ID"))));
        assertThat(merged.schema().names()).containsExactly("ID", "id", "x");
        assertThat(merged.caseCollisions()).containsExactly(List.of("ID", "id"));
    }

    @Example
    void mergesNothingToNothing() {
        assertThat(SchemaMerge.merge(List.of()).columns()).isEmpty();
    }

    private static Column column(String name) {
        return Column.required(name, INT);
    }

    private static ObservedSchema observed(String key, int time, Column... columns) {
        return new ObservedSchema(key, Instant.ofEpochSecond(time), Schema.of(columns), Map.of());
    }
}

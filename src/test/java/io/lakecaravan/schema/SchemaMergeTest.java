package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.table.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
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
        Arbitrary<Column> columns = AnyType.columns(Arbitraries.of("a", "b", "B", "c"), AnyType.all());
        Arbitrary<Column> numbered = Combinators.combine(
                        columns, Arbitraries.of(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2)))
                .as(Column::withId);
        return Combinators.combine(
                        Arbitraries.of("k1", "k2", "k3", "k4"),
                        Arbitraries.integers().between(0, 2),
                        numbered.list().ofMaxSize(4).uniqueElements(Column::name),
                        Arbitraries.integers().between(-1, 3),
                        Arbitraries.subsetOf("a", "b", "c"))
                .as((key, time, found, counted, inferred) -> new ObservedSchema(
                        key,
                        Instant.ofEpochSecond(time),
                        new Schema(found),
                        counted < 0 ? Map.of() : Map.of("a", new NullCount(3, counted), "b", new NullCount(counted, 0)),
                        counted < 0 ? OptionalLong.empty() : OptionalLong.of(counted),
                        inferred))
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
    void doesNotDependOnTheGroupingOfObjects(@ForAll("objects") List<ObservedSchema> objects, @ForAll Random random) {
        List<MergedSchema> parts = new ArrayList<>(List.of(MergedSchema.EMPTY));
        objects.forEach(object -> parts.add(SchemaMerge.of(object)));
        while (parts.size() > 1) {
            MergedSchema one = parts.remove(random.nextInt(parts.size()));
            MergedSchema other = parts.remove(random.nextInt(parts.size()));
            parts.add(random.nextBoolean() ? one.plus(other) : SchemaMerge.join(List.of(other, one)));
        }
        assertThat(parts).containsExactly(SchemaMerge.merge(objects));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void hasTheSameColumnsWhenAnObjectCountsTwice(@ForAll("objects") List<ObservedSchema> objects) {
        MergedSchema merged = SchemaMerge.merge(objects);
        MergedSchema twice = merged.plus(merged);
        assertThat(twice.schema()).isEqualTo(merged.schema());
        assertThat(twice.renames()).hasSameSizeAs(merged.renames());
        assertThat(twice.caseCollisions()).isEqualTo(merged.caseCollisions());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void neutralElementChangesNothing(@ForAll("objects") List<ObservedSchema> objects) {
        MergedSchema merged = SchemaMerge.merge(objects);
        assertThat(merged.plus(MergedSchema.EMPTY)).isEqualTo(merged);
        assertThat(MergedSchema.EMPTY.plus(merged)).isEqualTo(merged);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void travelsAsJson(@ForAll("objects") List<ObservedSchema> objects) throws JsonProcessingException {
        MergedSchema merged = SchemaMerge.merge(objects);
        String json = RecordJson.mapper().writeValueAsString(merged);
        assertThat(RecordJson.mapper().readValue(json, MergedSchema.class)).isEqualTo(merged);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isConfidentBetweenNotAtAllAndFully(@ForAll("objects") List<ObservedSchema> objects) {
        assertThat(SchemaMerge.merge(objects).columns())
                .allSatisfy(column -> assertThat(column.confidence()).isBetween(0.0, 1.0));
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

    @Example
    void keepsCountsAndObjectsAsEvidence() {
        Schema both = Schema.of(column("a"), column("b"));
        MergedSchema merged = SchemaMerge.merge(List.of(
                new ObservedSchema(
                        "z",
                        Instant.ofEpochSecond(1),
                        both,
                        Map.of("a", new NullCount(6, 1)),
                        OptionalLong.of(10),
                        Set.of()),
                new ObservedSchema(
                        "a",
                        Instant.ofEpochSecond(2),
                        both,
                        Map.of("a", new NullCount(4, 3), "b", new NullCount(4, 4)),
                        OptionalLong.of(5),
                        Set.of()),
                new ObservedSchema("m", Instant.ofEpochSecond(3), Schema.of(column("b")), Map.of())));
        ColumnEvidence a = merged.column("a").orElseThrow().evidence();
        assertThat(List.of(a.files(), a.countedFiles())).containsExactly(2, 2);
        assertThat(List.of(a.values(), a.nulls())).containsExactly(10L, 4L);
        assertThat(a.nullShare()).hasValueCloseTo(0.4, within(1e-9));
        assertThat(a.allRows()).hasValue(15);
        assertThat(a.oldest().object().key()).as("by age").isEqualTo("z");
        assertThat(a.newest().object().key()).isEqualTo("a");
        assertThat(a.firstByKey().object().key()).isEqualTo("a");
        ColumnEvidence b = merged.column("b").orElseThrow().evidence();
        assertThat(b.nullShare()).as("two of three did not count").isEmpty();
        assertThat(List.of(b.values(), b.nulls())).containsExactly(4L, 4L);
        assertThat(b.allRows()).as("one of three is unknown").isEmpty();
        assertThat(b.newest().object().key()).isEqualTo("m");
    }

    @Example
    void isLessConfidentWhereFilesLackAColumnOrDisagreeOrOnlyValuesSpeak() {
        assertThat(confidence("a", observed("k1", 1, column("a")), observed("k2", 1, column("a"))))
                .isEqualTo(1);
        assertThat(confidence("a", observed("k1", 1, column("a")), observed("k2", 1, column("b"))))
                .isEqualTo(0.5);
        assertThat(confidence(
                        "a", observed("k1", 1, column("a")), observed("k2", 1, Column.required("a", Int.signed(64)))))
                .as("widened without loss")
                .isEqualTo(0.95);
        assertThat(confidence("a", observed("k1", 1, column("a")), observed("k2", 1, Column.required("a", new Bool()))))
                .as("both become text")
                .isEqualTo(0.9);
        assertThat(confidence(
                        "a",
                        observed("k1", 1, column("a")),
                        observed("k2", 1, Column.required("a", new ListOf(column("element"))))))
                .as("variant")
                .isZero();
        assertThat(confidence("a", inferred(0, 0))).as("no value").isEqualTo(0.5);
        assertThat(confidence("a", inferred(8, 0))).as("(8 + 1) / (8 + 2)").isEqualTo(0.9);
        assertThat(confidence("a", inferred(98, 90))).as("nulls say nothing").isEqualTo(0.9);
    }

    private static double confidence(String name, ObservedSchema... objects) {
        return SchemaMerge.merge(List.of(objects)).column(name).orElseThrow().confidence();
    }

    private static ObservedSchema inferred(int values, int nulls) {
        return new ObservedSchema(
                "k",
                Instant.EPOCH,
                Schema.of(column("a")),
                Map.of("a", new NullCount(values, nulls)),
                OptionalLong.empty(),
                Set.of("a"));
    }

    @Example
    void suspectsARenamedColumnByPlaceAndType() {
        assertThat(renames(
                        observed("k1", 1, column("id"), column("amt")),
                        observed("k2", 2, column("id"), column("amt")),
                        observed("k3", 3, column("id"), column("amount"))))
                .containsExactly("amt > amount POSITION");
    }

    @Example
    void knowsARenamedColumnByItsFieldId() {
        Column old = column("amt").withId(OptionalInt.of(7));
        Column recent = Column.required("amount", Int.signed(64)).withId(OptionalInt.of(7));
        assertThat(renames(
                        observed("k1", 1, column("id"), old),
                        observed("k2", 2, recent, column("x"), column("id")),
                        observed("k3", 3, column("id"))))
                .containsExactly("amt > amount FIELD_ID");
        assertThat(renames(
                        observed("k1", 1, column("id"), old),
                        observed("k2", 2, column("id"), recent.withType(INT).withId(OptionalInt.of(8)))))
                .as("two numbers are two columns")
                .isEmpty();
    }

    @Example
    void takesASpellingThatGaveWayForARename() {
        assertThat(renames(
                        observed("k1", 1, column("Id"), column("x")),
                        observed("k2", 2, column("x")),
                        observed("k3", 3, column("x"), column("ID"))))
                .containsExactly("Id > ID CASE");
    }

    @Example
    void followsAColumnThroughSeveralNames() {
        Column a = column("a").withId(OptionalInt.of(1));
        assertThat(renames(
                        observed("k1", 1, a), observed("k2", 2, a.withName("b")), observed("k3", 3, a.withName("c"))))
                .containsExactly("a > b FIELD_ID", "b > c FIELD_ID");
    }

    @Example
    void takesNoFieldThatSomeObjectsLackForRenamed() {
        assertThat(renames(
                        observed("k1", 1, column("id"), column("note")),
                        observed("k2", 2, column("id")),
                        observed("k3", 3, column("id"), column("tag"))))
                .isEmpty();
        assertThat(renames(
                        observed("k1", 1, column("id"), column("note")),
                        observed("k2", 2, column("id"), column("note"), column("tag"))))
                .as("both in one object")
                .isEmpty();
        assertThat(renames(
                        observed("k1", 1, column("id"), column("note")),
                        observed("k2", 2, column("id"), Column.required("tag", new Bool()))))
                .as("of another type")
                .isEmpty();
    }

    private static List<String> renames(ObservedSchema... objects) {
        return SchemaMerge.merge(List.of(objects)).renames().stream()
                .map(rename -> rename.before().column().name() + " > "
                        + rename.after().column().name() + " " + rename.sign())
                .toList();
    }

    private static Column column(String name) {
        return Column.required(name, INT);
    }

    private static ObservedSchema observed(String key, int time, Column... columns) {
        return new ObservedSchema(key, Instant.ofEpochSecond(time), Schema.of(columns), Map.of());
    }
}

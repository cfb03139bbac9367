package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.UnionOf;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaChangesTest {
    private static final LogicalType INT = Int.signed(32);
    private static final LogicalType STRING = Text.plain();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int | bigint | type-widened
            int | decimal(12,2) | type-widened
            int | double | type-widened
            float | double | type-widened
            decimal(10,2) | decimal(12,2) | type-widened
            date | timestamp | type-widened
            json | string | type-widened
            bigint | int | type-narrowed!
            double | float | type-narrowed!
            timestamp | date | type-narrowed!
            string | json | type-narrowed!
            bigint | double | type-changed!
            decimal(12,2) | decimal(12,4) | type-changed!
            int | string | type-changed!
            string | int | type-changed!
            uuid | string | type-changed!
            date | timestamptz | type-changed!
            timestamp | timestamptz | type-changed!
            boolean | int | type-changed!
            int | variant | type-changed!
            variant | int | type-changed!
            binary | string | type-changed!
            int | unknown | type-changed!
            """)
    void classifiesTypes(String before, String after, String expected) {
        assertThat(columns(List.of(of("a", TypeText.parse(before))), List.of(of("a", TypeText.parse(after)))))
                .containsExactly((expected.endsWith("!") ? "!" : "") + expected.replace("!", "") + " a: " + before
                        + " > " + after);
    }

    @Test
    void takesAColumnOfNullsAsFittingEveryType() {
        assertThat(columns(List.of(of("a", new Null())), List.of(of("a", STRING))))
                .containsExactly("type-widened a: null > string");
        assertThat(columns(List.of(of("a", STRING)), List.of(of("a", new Null()))))
                .containsExactly("type-narrowed a: string > null");
    }

    @Test
    void tellsAddedAndRemovedColumns() {
        assertThat(columns(
                        List.of(of("a", INT), of("b", INT), of("c", STRING)),
                        List.of(of("x", STRING), of("a", INT), of("c", STRING), of("y", INT))))
                .containsExactly("column-added x:  > string", "column-added y:  > int", "!column-removed b: int > ");
    }

    @Test
    void tellsNullability() {
        assertThat(columns(
                        List.of(Column.required("a", INT), Column.nullable("b", INT)),
                        List.of(Column.nullable("a", INT), Column.required("b", INT))))
                .containsExactly(
                        "nullability-relaxed a: not null > nullable", "nullability-tightened b: nullable > not null");
    }

    @Test
    void tellsOneReorderingOfTheColumnsThatMoved() {
        assertThat(columns(
                        List.of(of("a", INT), of("b", INT), of("c", STRING), of("d", STRING)),
                        List.of(of("a", INT), of("c", STRING), of("new", INT), of("b", INT), of("d", STRING))))
                .containsExactly("column-added new:  > int", "columns-reordered : b, c > c, b");
    }

    @Test
    void doesNotTakeAnInsertionOrRemovalForAReordering() {
        assertThat(columns(List.of(of("a", INT), of("b", STRING)), List.of(of("n", STRING), of("a", INT))))
                .containsExactly("column-added n:  > string", "!column-removed b: string > ");
    }

    @Test
    void cutsALongOrder() {
        List<Column> many =
                IntStream.range(0, 40).mapToObj(i -> of("c" + i, INT)).toList();
        List<Column> reversed = new ArrayList<>(many);
        java.util.Collections.reverse(reversed);
        assertThat(columns(many, reversed))
                .singleElement()
                .asString()
                .startsWith("columns-reordered : c0, c1,")
                .contains("c9 and 30 more > c39,")
                .endsWith("c30 and 30 more");
    }

    @Test
    void findsARenamedColumnByItsPlaceAndType() {
        assertThat(columns(
                        List.of(of("id", INT), of("amt", STRING), of("day", INT)),
                        List.of(of("id", INT), of("amount", STRING), of("day", INT))))
                .containsExactly("!column-renamed amt: amt > amount");
    }

    @Test
    void findsSeveralRenamedColumnsSideBySide() {
        assertThat(columns(
                        List.of(of("id", INT), of("a", STRING), of("b", INT)),
                        List.of(of("id", INT), of("x", STRING), of("y", INT))))
                .containsExactly("!column-renamed a: a > x", "!column-renamed b: b > y");
    }

    @Test
    void takesAColumnOfAnotherTypeOrPlaceAsAnother() {
        assertThat(columns(List.of(of("id", INT), of("a", STRING)), List.of(of("id", INT), of("b", INT))))
                .containsExactly("column-added b:  > int", "!column-removed a: string > ");
        assertThat(columns(List.of(of("id", INT), of("a", STRING)), List.of(of("b", STRING), of("id", INT))))
                .containsExactly("column-added b:  > string", "!column-removed a: string > ");
        assertThat(columns(List.of(of("a", STRING)), List.of(of("b", STRING))))
                .as("nothing stayed, so no place is the same")
                .containsExactly("column-added b:  > string", "!column-removed a: string > ");
    }

    @Test
    void findsARenamedColumnByItsIdWhereverItIs() {
        assertThat(columns(
                        List.of(numbered("a", INT, 1), numbered("b", INT, 2)),
                        List.of(numbered("b", INT, 2), numbered("z", Int.signed(64), 1))))
                .containsExactly(
                        "!column-renamed a: a > z", "type-widened z: int > bigint", "columns-reordered : z, b > b, z");
    }

    @Test
    void believesIdsMoreThanPlaces() {
        assertThat(columns(
                        List.of(numbered("id", INT, 1), numbered("a", STRING, 2)),
                        List.of(numbered("id", INT, 1), numbered("b", STRING, 3))))
                .containsExactly("column-added b:  > string", "!column-removed a: string > ");
    }

    @Test
    void takesTheNameForTheColumnWhereWritersNumberByPlace() {
        assertThat(columns(
                        List.of(numbered("a", INT, 1), numbered("b", STRING, 2)),
                        List.of(numbered("new", STRING, 1), numbered("a", INT, 2), numbered("b", STRING, 3))))
                .containsExactly("column-added new:  > string");
    }

    @Test
    void tellsAnotherSpellingAsARename() {
        assertThat(columns(List.of(of("Id", INT), of("x", INT)), List.of(of("x", INT), of("ID", INT))))
                .containsExactly("!column-renamed Id: Id > ID", "columns-reordered : ID, x > x, ID");
    }

    @Test
    void goesIntoNestedTypes() {
        LogicalType before = new StructOf(List.of(
                of("street", STRING),
                of("phones", new ListOf(Column.required("element", INT))),
                of("more", new MapOf(of("key", STRING), of("value", new StructOf(List.of(of("a.b", INT)))))),
                of("either", new UnionOf(List.of(of("int", INT), of("text", STRING))))));
        LogicalType after = new StructOf(List.of(
                of("phones", new ListOf(Column.nullable("element", Int.signed(64)))),
                of("street", INT),
                of("more", new MapOf(of("key", STRING), of("value", new StructOf(List.of())))),
                of(
                        "either",
                        new UnionOf(List.of(of("text", STRING), of("int", INT), of("date", new LogicalType.Date())))),
                of("zip", STRING)));
        assertThat(columns(List.of(of("address", before)), List.of(of("address", after))))
                .containsExactly(
                        "type-widened address.phones.element: int > bigint",
                        "nullability-relaxed address.phones.element: not null > nullable",
                        "!type-changed address.street: string > int",
                        "!column-removed address.more.value.`a.b`: int > ",
                        "column-added address.either.date:  > date",
                        "column-added address.zip:  > string",
                        "columns-reordered address: street, phones > phones, street");
    }

    @Test
    void tellsATypeOfAnotherKindAsOneChange() {
        LogicalType struct = new StructOf(List.of(of("a", INT)));
        assertThat(columns(List.of(of("s", struct)), List.of(of("s", new ListOf(of("element", struct))))))
                .containsExactly("!type-changed s: struct<a:int> > array<struct<a:int>>");
    }

    @Test
    void tellsTheFormat() {
        assertThat(texts(SchemaChanges.between(
                        new TableSchema("csv", List.of(of("a", INT)), List.of()),
                        new TableSchema("parquet", List.of(of("a", INT)), List.of()))))
                .containsExactly("!format-changed : csv > parquet");
    }

    @Test
    void tellsPartitionKeysOnceAndNotAsColumnsAgain() {
        assertThat(keys(List.of(of("year", INT)), List.of(of("year", INT), of("month", INT))))
                .containsExactly("partition-key-added month:  > int");
        assertThat(keys(List.of(of("year", INT), of("month", INT)), List.of(of("year", INT))))
                .containsExactly("!partition-key-removed month: int > ");
        assertThat(keys(List.of(of("day", INT)), List.of(of("day", Int.signed(64)))))
                .containsExactly("partition-key-type-changed day: int > bigint");
        assertThat(keys(List.of(of("day", INT)), List.of(of("day", STRING))))
                .containsExactly("!partition-key-type-changed day: int > string");
        assertThat(keys(List.of(of("Day", INT)), List.of(of("day", INT))))
                .as("keys have no case; the column that shows one has")
                .containsExactly();
    }

    @Test
    void tellsAColumnThatBecomesAPartitionKey() {
        List<Column> columns = List.of(of("a", INT), of("day", STRING));
        assertThat(texts(SchemaChanges.between(
                        new TableSchema("csv", columns, List.of()),
                        new TableSchema("csv", columns, List.of(of("day", STRING))))))
                .containsExactly("partition-key-added day:  > string");
        assertThat(texts(SchemaChanges.between(
                        new TableSchema("csv", columns, List.of(of("day", STRING))),
                        new TableSchema("csv", List.of(of("day", STRING), of("a", INT)), List.of()))))
                .containsExactly("!partition-key-removed day: string > ");
    }

    @Test
    void comparesWideTablesInTime() {
        List<Column> before =
                IntStream.range(0, 20_000).mapToObj(i -> of("c" + i, INT)).toList();
        List<Column> after = IntStream.range(0, 20_000)
                .mapToObj(i -> of(i % 2 == 0 ? "c" + i : "d" + i, INT))
                .toList();
        long start = System.nanoTime();
        assertThat(columns(before, after)).hasSize(10_000).allMatch(change -> change.startsWith("!column-renamed"));
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    }

    @Provide
    Arbitrary<TableSchema> schemas() {
        Arbitrary<List<Column>> columns = AnyType.columns(Arbitraries.of("a", "b", "B", "c", "d"), AnyType.all())
                .list()
                .ofMaxSize(5)
                .uniqueElements(Column::name);
        return Combinators.combine(
                        Arbitraries.of("csv", "parquet"),
                        columns,
                        Arbitraries.integers().between(0, 2))
                .as((format, found, keys) ->
                        new TableSchema(format, found, found.subList(0, Math.min(keys, found.size()))));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void hasNothingToTellOfTheSameSchema(@ForAll("schemas") TableSchema schema) {
        assertThat(SchemaChanges.between(schema, schema)).isEmpty();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void tellsSomethingExactlyWhereSomethingIsOther(
            @ForAll("schemas") TableSchema before, @ForAll("schemas") TableSchema after) {
        boolean same = before.format().equals(after.format())
                && plain(before.columns()).equals(plain(after.columns()))
                && before.partitionKeys().stream()
                        .map(Column::name)
                        .toList()
                        .equals(after.partitionKeys().stream().map(Column::name).toList());
        assertThat(SchemaChanges.between(before, after).isEmpty()).isEqualTo(same);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void undoesWhatItDid(@ForAll("schemas") TableSchema before, @ForAll("schemas") TableSchema after) {
        List<SchemaChange> there = SchemaChanges.between(before, after);
        List<SchemaChange> back = SchemaChanges.between(after, before);
        assertThat(count(back, SchemaChange.Kind.COLUMN_REMOVED))
                .isEqualTo(count(there, SchemaChange.Kind.COLUMN_ADDED));
        assertThat(count(back, SchemaChange.Kind.TYPE_NARROWED))
                .isEqualTo(count(there, SchemaChange.Kind.TYPE_WIDENED));
        assertThat(count(back, SchemaChange.Kind.TYPE_CHANGED)).isEqualTo(count(there, SchemaChange.Kind.TYPE_CHANGED));
        assertThat(count(back, SchemaChange.Kind.COLUMN_RENAMED))
                .isEqualTo(count(there, SchemaChange.Kind.COLUMN_RENAMED));
    }

    @Example
    void hasASentenceForEachKind() {
        for (SchemaChange.Kind kind : SchemaChange.Kind.values()) {
            assertThat(new SchemaChange(kind, "x", "old", "new", SchemaChange.Impact.BREAKING).sentence())
                    .doesNotEndWith(".")
                    .containsPattern("x|old|new");
        }
    }

    private static long count(List<SchemaChange> changes, SchemaChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** Without what does not count: names of native types, and the order of a union's members. */
    private static List<String> plain(List<Column> columns) {
        return columns.stream()
                .map(column -> column.name() + column.nullable() + plain(column.type()))
                .toList();
    }

    private static String plain(LogicalType type) {
        if (type instanceof ListOf list) {
            return "list" + list.element().nullable() + plain(list.element().type());
        } else if (type instanceof MapOf map) {
            return "map" + map.key().nullable() + plain(map.key().type())
                    + map.value().nullable() + plain(map.value().type());
        } else if (type instanceof StructOf struct) {
            return "struct" + plain(struct.fields());
        } else if (type instanceof UnionOf union) {
            return "union" + plain(union.members()).stream().sorted().toList();
        }
        return type.toString();
    }

    private static List<String> columns(List<Column> before, List<Column> after) {
        return texts(SchemaChanges.between(
                new TableSchema("csv", before, List.of()), new TableSchema("csv", after, List.of())));
    }

    /** Keys that lie only in paths, which are columns behind the others. */
    private static List<String> keys(List<Column> before, List<Column> after) {
        return texts(SchemaChanges.between(withKeys(before), withKeys(after)));
    }

    private static TableSchema withKeys(List<Column> keys) {
        List<Column> columns = new ArrayList<>(List.of(of("a", INT), of("b", new Text(TextKind.ENUM))));
        keys.forEach(key -> columns.add(key.withName(key.name().toLowerCase(java.util.Locale.ROOT))));
        return new TableSchema("csv", columns, keys);
    }

    private static List<String> texts(List<SchemaChange> changes) {
        return changes.stream()
                .map(change -> (change.isBreaking() ? "!" : "") + change.kind().text() + " " + change.column() + ": "
                        + change.before() + " > " + change.after())
                .toList();
    }

    private static Column of(String name, LogicalType type) {
        return Column.nullable(name, type);
    }

    private static Column numbered(String name, LogicalType type, int id) {
        return of(name, type).withId(OptionalInt.of(id));
    }
}

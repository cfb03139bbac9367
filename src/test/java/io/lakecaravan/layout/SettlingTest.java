package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RowCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final LogicalType INT = Int.signed(32);
    private static final LogicalType TEXT = Text.plain();
    private static final Schema ORDERS =
            Schema.of(Column.required("id", INT), Column.nullable("customer_id", INT), Column.nullable("amount", INT));
    private static final Schema CUSTOMERS =
            Schema.of(Column.required("id", INT), Column.nullable("name", TEXT), Column.nullable("email", TEXT));

    private final Settling settling = new Settling();

    private static Candidate candidate(LakeObject... objects) {
        List<Candidate> candidates = Lakes.group(
                Lakes.source(),
                Arrays.stream(objects)
                        .sorted((one, other) -> KeyOrder.UTF8.compare(one.key(), other.key()))
                        .toList());
        assertThat(candidates).hasSize(1);
        return candidates.get(0);
    }

    private static Candidate candidate(String... keys) {
        return candidate(Arrays.stream(keys).map(Lakes::object).toArray(LakeObject[]::new));
    }

    private static Fragment fragment(LakeObject object, String format, Schema schema, RowCount rows) {
        return new Fragment(
                object, "", format, "none", schema, Optional.of(rows), Optional.empty(), List.of(), List.of());
    }

    private static Fragment orders(LakeObject object) {
        return fragment(object, "parquet", ORDERS, RowCount.exact(10));
    }

    private static Fragment broken(LakeObject object) {
        return Fragment.failed(
                object,
                "parquet",
                "none",
                List.of(Finding.of(FindingCode.PARQUET_FOOTER_CORRUPT, Lakes.BUCKET, object.key(), "broken")));
    }

    private Settled settle(Candidate candidate, Function<LakeObject, Fragment> reader) {
        return settling.settle(new InspectedCandidate(
                candidate,
                candidate.chosen().stream()
                        .map(chosen -> reader.apply(chosen.object()))
                        .toList()));
    }

    @Test
    void onePartitionedTable() {
        Candidate candidate = candidate("s/year=2023/a.parquet", "s/year=2024/a.parquet", "s/year=/a.parquet");
        Settled settled = settle(candidate, SettlingTest::orders);

        assertThat(settled.findings()).isEmpty();
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("s");
            assertThat(table.root()).isEqualTo("s/");
            assertThat(table.rule()).isEqualTo("hive");
            assertThat(table.candidate()).isEqualTo(candidate.id());
            assertThat(table.rows()).contains(RowCount.exact(30));
            assertThat(table.objects()).isEqualTo(3);
            assertThat(table.partitions().count()).isEqualTo(3);
            assertThat(table.partitions().first()).isEqualTo(Map.of("year", "2023"));
            assertThat(table.partitions().last()).isEqualTo(Map.of("year", "2024"));
            assertThat(table.columns())
                    .extracting(column -> column.column().name())
                    .containsExactly("id", "customer_id", "amount", "year");
            assertThat(table.columns().get(3).column()).isEqualTo(Column.nullable("year", INT));
            assertThat(table.columns().get(3).evidence().nullShare()).hasValue(1.0 / 3);
            assertThat(table.fingerprint())
                    .isEqualTo(candidate.shapes().get(0).fingerprint())
                    .hasSize(32);
        });
    }

    @Test
    void aPartitionKeyThatTheFileHoldsIsNotDoubled() {
        Schema withDay = Schema.of(Column.required("id", INT), Column.nullable("Day", new Date()));
        LogicalTable table = settle(
                        candidate("s/day=1/a.parquet", "s/day=2/a.parquet"),
                        object -> fragment(object, "parquet", withDay, RowCount.exact(1)))
                .tables()
                .get(0);
        assertThat(table.columns()).extracting(column -> column.column().name()).containsExactly("id", "Day");
        assertThat(table.partitionKeys()).hasSize(1);
    }

    @Test
    void rowsAreEstimatedFromThoseRead() {
        LakeObject[] objects = IntStream.range(0, 100)
                .mapToObj(number -> Lakes.object("t/part-" + number + ".parquet", 50))
                .toArray(LakeObject[]::new);
        assertThat(settle(candidate(objects), SettlingTest::orders)
                        .tables()
                        .get(0)
                        .rows())
                .contains(RowCount.estimated(1000));
    }

    @Test
    void aBrokenObjectIsAFindingOfItsTable() {
        Settled settled = settle(
                candidate("t/part-0.parquet", "t/part-1.parquet"),
                object -> object.key().endsWith("0.parquet") ? broken(object) : orders(object));
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.PARQUET_FOOTER_CORRUPT);
            assertThat(table.rows()).contains(RowCount.estimated(20));
            assertThat(table.sampleObject()).map(LakeObject::key).contains("t/part-1.parquet");
        });
    }

    @Test
    void nothingUsableIsNoTable() {
        Settled settled = settle(candidate("t/part-0.parquet", "t/part-1.parquet"), SettlingTest::broken);
        assertThat(settled.tables()).isEmpty();
        assertThat(settled.findings()).hasSize(2);
    }

    @Test
    void substantialFormatsAreTablesOfTheirOwn() {
        Settled settled = settle(
                candidate("t/part-0.csv", "t/part-0.parquet", "t/part-1.csv", "t/part-1.parquet"),
                object ->
                        fragment(object, object.key().endsWith("csv") ? "csv" : "parquet", ORDERS, RowCount.exact(1)));
        assertThat(settled.tables()).extracting(LogicalTable::format).containsExactlyInAnyOrder("csv", "parquet");
        assertThat(settled.tables()).extracting(LogicalTable::objects).containsExactly(2L, 2L);
        assertThat(settled.tables())
                .extracting(TableNames::identity)
                .containsExactlyInAnyOrder("src|lake|t/|csv", "src|lake|t/|parquet");
    }

    @Test
    void aStrayFileIsReportedAndMajorityHolds() {
        Schema line = Schema.of(Column.nullable("line", TEXT));
        Settled settled = settle(
                candidate(
                        Lakes.object("t/README.txt", 10),
                        Lakes.object("t/part-0.parquet", 5000),
                        Lakes.object("t/part-1.parquet", 5000)),
                object -> object.key().endsWith("txt")
                        ? fragment(object, "csv", line, RowCount.exact(1))
                        : orders(object));
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.format()).isEqualTo("parquet");
            assertThat(table.objects()).isEqualTo(2);
            assertThat(table.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.LAYOUT_MIXED_FORMATS);
                assertThat(finding.key()).isEqualTo("t/README.txt");
            });
        });
    }

    @Test
    void otherContentUnderTheSameNameIsLeftOut() {
        Settled settled = settle(
                candidate("t/part-0.parquet", "t/part-1.parquet", "t/part-2.parquet"),
                object -> object.key().contains("-1")
                        ? fragment(object, "csv", CUSTOMERS, RowCount.exact(1))
                        : orders(object));
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.columns()).hasSize(3);
            assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.LAYOUT_MIXED_FORMATS);
        });
    }

    @Test
    void shapesWithOtherSchemasAreOtherTables() {
        Settled settled = settle(
                candidate(
                        "w/day=1/customers/p.parquet",
                        "w/day=1/orders/p.parquet",
                        "w/day=2/orders/p.parquet",
                        "w/day=2/orders/q.parquet"),
                object -> object.key().contains("orders")
                        ? orders(object)
                        : fragment(object, "parquet", CUSTOMERS, RowCount.exact(1)));
        assertThat(settled.tables())
                .extracting(LogicalTable::root)
                .containsExactly("w/day=*/customers/", "w/day=*/orders/");
        assertThat(settled.tables()).extracting(LogicalTable::objects).containsExactly(1L, 3L);
    }

    @Test
    void shapesThatGainedColumnsAreOneTable() {
        List<Column> more = new ArrayList<>(ORDERS.columns());
        more.add(Column.nullable("currency", TEXT));
        more.add(Column.nullable("discount", INT));
        Settled settled = settle(
                candidate("t/year=1/a.parquet", "t/year=2/month=1/a.parquet"),
                object -> fragment(
                        object,
                        "parquet",
                        object.key().contains("month") ? new Schema(more) : ORDERS,
                        RowCount.exact(1)));
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.columns()).hasSize(7);
            assertThat(table.partitionKeys()).extracting("name").containsExactly("year", "month");
            assertThat(table.partitions().count()).isEqualTo(2);
        });
    }

    @Test
    void typesThatDoNotGoTogetherAreAFinding() {
        Schema other = Schema.of(
                Column.required("id", INT),
                Column.nullable("customer_id", INT),
                Column.nullable("amount", new LogicalType.Binary(OptionalInt.empty())));
        LogicalTable table = settle(
                        candidate("t/part-0.parquet", "t/part-1.parquet"),
                        object -> fragment(
                                object, "parquet", object.key().contains("0") ? ORDERS : other, RowCount.exact(1)))
                .tables()
                .get(0);
        assertThat(table.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SCHEMA_LOSSY_MERGE);
            assertThat(finding.message()).startsWith("column amount is int in 1 (first t/part-0.parquet), binary in 1");
        });
    }

    @Test
    void sheetsAreTables() {
        Candidate candidate = candidate("in/book.xlsx");
        LakeObject book = Lakes.object("in/book.xlsx");
        Settled settled = settling.settle(new InspectedCandidate(
                candidate, List.of(sheet(book, "People", CUSTOMERS), sheet(book, "Orders", ORDERS))));
        assertThat(settled.tables()).extracting(LogicalTable::name).containsExactly("in/book/Orders", "in/book/People");
        assertThat(settled.tables())
                .extracting(LogicalTable::root)
                .containsExactly("in/book.xlsx#Orders", "in/book.xlsx#People");
        assertThat(settled.tables()).extracting(LogicalTable::member).containsExactly("Orders", "People");
        assertThat(settled.tables()).extracting(LogicalTable::location).containsOnly("in/book.xlsx");
    }

    @Test
    void theSameSheetOfManyBooksIsOneTable() {
        Candidate candidate = candidate("in/day-1.xlsx", "in/day-2.xlsx");
        LakeObject one = Lakes.object("in/day-1.xlsx");
        LakeObject two = Lakes.object("in/day-2.xlsx");
        List<Fragment> fragments =
                List.of(sheet(one, "Orders", ORDERS), sheet(one, "People", CUSTOMERS), sheet(two, "Orders", ORDERS));
        List<LogicalTable> tables =
                settling.settle(new InspectedCandidate(candidate, fragments)).tables();
        assertThat(tables).extracting(LogicalTable::root).containsExactly("in/#Orders", "in/#People");
        assertThat(tables).extracting(LogicalTable::name).containsExactly("in/Orders", "in/People");
        // every book was read, so a book without the sheet holds no row of it
        assertThat(tables)
                .extracting(LogicalTable::rows)
                .containsExactly(Optional.of(RowCount.exact(4)), Optional.of(RowCount.exact(2)));
        List<Fragment> reversed = new ArrayList<>(fragments);
        Collections.reverse(reversed);
        assertThat(settling.settle(new InspectedCandidate(candidate, reversed)).tables())
                .isEqualTo(tables);
    }

    @Test
    void namesOfMembersMayBePaths() {
        Settled settled = settling.settle(new InspectedCandidate(
                candidate("in/runs.h5"), List.of(sheet(Lakes.object("in/runs.h5"), "/a/b", ORDERS))));
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("in/runs/a/b");
            assertThat(table.root()).isEqualTo("in/runs.h5#/a/b");
            assertThat(table.location()).isEqualTo("in/runs.h5");
        });
    }

    private static Fragment sheet(LakeObject book, String name, Schema schema) {
        return new Fragment(
                book,
                name,
                "xlsx",
                "none",
                schema,
                Optional.of(RowCount.exact(2)),
                Optional.empty(),
                List.of(new ColumnStatistics("id", 2, OptionalLong.of(0))),
                List.of());
    }

    @Test
    void aTableFormatsLogSpeaksForTheRoot() {
        Candidate candidate = candidate("d/_delta_log/0.json", "d/part-0.parquet", "d/part-1.parquet");
        LakeObject log = Lakes.object("d/_delta_log/0.json");
        Settled settled = settling.settle(
                new InspectedCandidate(candidate, List.of(fragment(log, "delta", ORDERS, RowCount.exact(7)))));
        assertThat(settled.tables()).singleElement().satisfies(table -> {
            assertThat(table.format()).isEqualTo("delta");
            assertThat(table.objects()).isEqualTo(2);
        });
    }

    @Test
    void compressionsOfOneTableAreMixed() {
        LogicalTable table = settle(
                        candidate("t/a-2024-01-01.csv", "t/a-2024-01-02.csv.gz"),
                        object -> new Fragment(
                                object,
                                "",
                                "csv",
                                object.key().endsWith("gz") ? "gzip" : "none",
                                ORDERS,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of()))
                .tables()
                .get(0);
        assertThat(table.compression()).isEqualTo("mixed");
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void similarityTellsEvolutionFromCommonIds() {
        Schema id = Schema.of(Column.required("id", INT));
        assertThat(SchemaSimilarity.of(ORDERS, ORDERS)).isEqualTo(1);
        assertThat(SchemaSimilarity.of(ORDERS, CUSTOMERS)).isLessThan(SchemaSimilarity.SAME_TABLE);
        assertThat(SchemaSimilarity.of(CUSTOMERS, ORDERS)).isEqualTo(SchemaSimilarity.of(ORDERS, CUSTOMERS));
        List<Column> wide = new ArrayList<>(ORDERS.columns());
        IntStream.range(0, 9).forEach(number -> wide.add(Column.nullable("c" + number, TEXT)));
        assertThat(SchemaSimilarity.of(id, new Schema(wide))).isLessThan(SchemaSimilarity.SAME_TABLE);
        assertThat(SchemaSimilarity.of(ORDERS, new Schema(wide))).isGreaterThan(SchemaSimilarity.SAME_TABLE);
    }
}

package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RowCount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folders beside each other, with the schemas in hand. */
class SiblingSettlingTest {
    private static final Schema VISITS = schema("visitor", "page", "at", "seconds");

    private final Set<String> read = new HashSet<>();

    private static Schema schema(String... names) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.required("id", Int.signed(64)));
        for (String name : names) {
            columns.add(Column.nullable(name, Text.plain()));
        }
        return new Schema(columns);
    }

    private static Schema other(String folder) {
        return schema(folder + "_a", folder + "_b", folder + "_c");
    }

    private List<LogicalTable> settle(Precedent precedent, Function<String, Schema> content, String... keys) {
        List<LogicalTable> tables = new ArrayList<>();
        List<Candidate> open = new ArrayList<>(Lakes.group(
                Lakes.source(), List.of(keys).stream().map(Lakes::object).toList()));
        while (!open.isEmpty()) {
            Candidate candidate = open.remove(0);
            List<Fragment> fragments = candidate.chosen().stream()
                    .map(chosen -> fragment(chosen.object(), content))
                    .toList();
            Settled settled = new Settling().settle(new InspectedCandidate(candidate, fragments), precedent);
            tables.addAll(settled.tables());
            open.addAll(settled.again());
        }
        return tables;
    }

    private Fragment fragment(LakeObject object, Function<String, Schema> content) {
        read.add(object.key());
        String folder = object.key().split("/", -1)[1];
        return new Fragment(
                object,
                "",
                "csv",
                "none",
                content.apply(folder),
                Optional.of(RowCount.exact(3)),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static String[] folders(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> String.format(
                        Locale.ROOT, "t/%s/part-0.csv", (char) ('a' + each / 26) + "x" + (char) ('a' + each % 26)))
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    void ofManyFoldersAlikeFewAreReadAndAllAreCounted() {
        List<LogicalTable> tables = settle(Precedent.NONE, folder -> VISITS, folders(200));
        assertThat(tables).singleElement().satisfies(table -> {
            assertThat(table.root()).isEqualTo("t/");
            assertThat(table.objects()).isEqualTo(200);
            assertThat(table.partitions().count()).isEqualTo(200);
            assertThat(table.partitionKeys()).singleElement().satisfies(key -> {
                assertThat(key.name()).isEqualTo("partition_0");
                assertThat(key.distinct()).isEqualTo(200);
            });
            assertThat(table.grounds().confidence()).isEqualTo(0.9);
        });
        assertThat(read).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void whereTheFirstDifferEachIsReadAndTheMajorityHolds() {
        List<LogicalTable> tables =
                settle(Precedent.NONE, folder -> folder.equals("axa") ? other(folder) : VISITS, folders(30));
        assertThat(tables).extracting(LogicalTable::root).containsExactlyInAnyOrder("t/", "t/axa/");
        assertThat(tables.get(0).objects() + tables.get(1).objects()).isEqualTo(30);
        assertThat(read).hasSize(30);
    }

    @Test
    void foldersThatDifferAreTables() {
        List<LogicalTable> tables = settle(Precedent.NONE, SiblingSettlingTest::other, folders(12));
        assertThat(tables)
                .hasSize(12)
                .allSatisfy(table -> assertThat(table.grounds().confidence()).isEqualTo(0.9));
    }

    @Test
    void twoFoldersOfWordsAreTwoTablesHoweverAlike() {
        List<LogicalTable> tables =
                settle(Precedent.NONE, folder -> VISITS, "t/customers/part-0.csv", "t/suppliers/part-0.csv");
        assertThat(tables).extracting(LogicalTable::root).containsExactlyInAnyOrder("t/customers/", "t/suppliers/");
        assertThat(tables)
                .allSatisfy(table -> assertThat(table.grounds().confidence()).isLessThan(0.8));
    }

    @Test
    void whatWereSeveralTablesDoNotBecomeOneBecauseOfOneMore() {
        Precedent two = root -> root.equals("t/customers/") || root.equals("t/suppliers/");
        String[] three = {"t/agents/part-0.csv", "t/customers/part-0.csv", "t/suppliers/part-0.csv"};
        assertThat(settle(Precedent.NONE, folder -> VISITS, three)).hasSize(1);
        assertThat(settle(two, folder -> VISITS, three)).hasSize(3);
    }

    @Test
    void whatWasOneTableStaysOneWhileAThirdOfItIsAlike() {
        Function<String, Schema> drifted = folder -> folder.charAt(2) < 'e' ? VISITS : other(folder);
        assertThat(settle(Precedent.NONE, drifted, folders(8))).hasSize(8);
        assertThat(settle(root -> root.equals("t/"), drifted, folders(8)))
                .extracting(LogicalTable::root)
                .contains("t/");
    }
}

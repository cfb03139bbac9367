package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.layout.TableNames.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNamesTest {
    @ParameterizedTest
    @CsvSource({
        "raw/sales/,raw/sales",
        "raw/orders.csv,raw/orders",
        "raw/orders.csv.gz,raw/orders",
        "raw/v1.2/a.jsonl.zst,raw/v1.2/a",
        "raw/orders,raw/orders",
        "raw/orders.foo,raw/orders.foo",
        "'',lake",
        "/,lake",
        "/a/,a",
        "a//b/,a/b",
        "raw/orders*,raw/orders",
        "raw/*orders*,raw/orders",
        "raw/*/*/orders/,raw/orders",
        "raw/orders_*.csv,raw/orders",
        "raw/a_*_b/,raw/a_b",
        "😀/😀.csv,😀/😀"
    })
    void baseFollowsFromTheRoot(String root, String name) {
        assertThat(TableNames.base("lake", root)).isEqualTo(name);
    }

    @Test
    void everyMemberOfAClashIsSuffixed() {
        Map<String, String> names =
                TableNames.names(List.of(new Named("i1", "a"), new Named("i2", "a"), new Named("i3", "b")));
        assertThat(names)
                .containsEntry("i1", TableNames.suffixed("a", "i1"))
                .containsEntry("i2", TableNames.suffixed("a", "i2"))
                .containsEntry("i3", "b");
        assertThat(names.get("i1")).matches("a_[0-9a-f]{8}");
    }

    @Test
    void aBaseThatLooksLikeASuffixedNameGivesWay() {
        String made = TableNames.suffixed("a", "i1");
        Map<String, String> names =
                TableNames.names(List.of(new Named("i1", "a"), new Named("i2", "a"), new Named("i3", made)));
        assertThat(names.values()).doesNotHaveDuplicates();
        assertThat(names).containsEntry("i1", made);
    }

    @Provide
    Arbitrary<List<Named>> tables() {
        return Arbitraries.of("a", "b", "c")
                .flatMap(base -> Arbitraries.integers().between(0, 50).map(id -> new Named(base + id, base)))
                .list()
                .uniqueElements(Named::identity)
                .ofMaxSize(20);
    }

    @Property
    void namesAreUniqueAndKeepTheirSuffixWhenTablesCome(@ForAll("tables") List<Named> tables, @ForAll int half) {
        Map<String, String> all = TableNames.names(tables);
        assertThat(all.values()).doesNotHaveDuplicates();
        List<Named> fewer = tables.subList(0, Math.floorMod(half, tables.size() + 1));
        Map<String, String> before = TableNames.names(fewer);
        for (Named table : fewer) {
            if (!before.get(table.identity()).equals(table.base())) {
                assertThat(all).containsEntry(table.identity(), before.get(table.identity()));
            }
        }
        List<Named> shuffled = new ArrayList<>(tables);
        Collections.shuffle(shuffled, new Random(half));
        assertThat(TableNames.names(shuffled)).isEqualTo(all);
    }
}

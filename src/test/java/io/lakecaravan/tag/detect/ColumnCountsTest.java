package io.lakecaravan.tag.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.table.RecordJson;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ColumnCountsTest {
    private static final Detectors DETECTORS = new Detectors();

    @Property
    void orderAndGroupingDoNotMatter(
            @ForAll("counts") ColumnCounts a, @ForAll("counts") ColumnCounts b, @ForAll("counts") ColumnCounts c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(ColumnCounts.NONE)).isEqualTo(a);
    }

    @Property(tries = 50)
    void jsonAndBack(@ForAll("counts") ColumnCounts counts) throws Exception {
        String json = RecordJson.mapper().writeValueAsString(counts);
        assertThat(RecordJson.mapper().readValue(json, ColumnCounts.class)).isEqualTo(counts);
    }

    @Provide
    Arbitrary<ColumnCounts> counts() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 1_000);
        Arbitrary<DetectorCounts> detector = Combinators.combine(
                        Arbitraries.integers().between(1, 3), few, few)
                .as((version, some, more) -> new DetectorCounts(version, some + more, some));
        Arbitrary<ValueFacts> facts = Combinators.combine(few, few, few, few, few)
                .as((values, nulls, prose, rising, distinct) ->
                        new ValueFacts(values, nulls, prose, rising + 1L, rising, distinct, values));
        return Combinators.combine(few, facts, Arbitraries.maps(Arbitraries.of("email", "phone", "iban"), detector))
                .as((suite, of, detectors) -> new ColumnCounts(suite, of, new TreeMap<>(detectors)));
    }

    @Test
    void countsHoldNoValue() throws Exception {
        ColumnScan scan = new ColumnScan(DETECTORS);
        List.of("ada@example.org", "+49 30 1234567", "4111111111111111", "Ada Lovelace")
                .forEach(scan::accept);
        String json = RecordJson.mapper().writeValueAsString(scan.counts());
        assertThat(json).doesNotContain("ada", "Ada", "example", "1234567", "4111");
        assertThat(scan.counts().facts().values()).isEqualTo(4);
    }

    @Test
    void anOlderVersionGivesWay() {
        DetectorCounts older = new DetectorCounts(1, 10, 10);
        DetectorCounts newer = new DetectorCounts(2, 3, 1);
        assertThat(older.plus(newer)).isEqualTo(newer).isEqualTo(newer.plus(older));
    }

    @Test
    void aScanEndsAtItsBound() {
        ColumnScan scan = new ColumnScan(DETECTORS);
        for (int i = 0; i < 5_000; i++) {
            scan.accept(i % 5 == 0 ? null : (Object) (long) i);
        }
        assertThat(scan.counts().facts().values() + scan.counts().facts().nulls())
                .isEqualTo(ColumnScan.MOST_VALUES);
        assertThat(scan.counts().facts().nulls()).isEqualTo(200);
    }

    @Test
    void wholeNumbersReadAsFloatsAreNumbers() {
        ColumnScan scan = new ColumnScan(DETECTORS);
        scan.accept(4_111_111_111_111_111.0);
        scan.accept(4.0E18);
        assertThat(scan.counts().detectors()).containsEntry("credit-card", new DetectorCounts(1, 1, 1));
    }
}

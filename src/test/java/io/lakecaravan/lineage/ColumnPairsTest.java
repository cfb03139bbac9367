package io.lakecaravan.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.lineage.ColumnPairs.Pair;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.ColumnMatching.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnPairsTest {
    @Test
    void namesAreComparedWithoutCaseAndTheSameSpellingGoesFirst() {
        assertThat(ColumnPairs.of(ColumnMatching.DEFAULT, List.of("id", "Name", "x"), List.of("ID", "id", "NAME")))
                .containsExactly(new Pair("id", "id"), new Pair("Name", "NAME"));
    }

    @Test
    void namesAreComparedExactlyWhereAsked() {
        ColumnMatching exact = new ColumnMatching(Match.EXACT, Map.of(), "");
        assertThat(ColumnPairs.of(exact, List.of("id", "Name"), List.of("ID", "Name")))
                .containsExactly(new Pair("Name", "Name"));
    }

    @Test
    void theMapWinsAndNoColumnIsTakenTwice() {
        ColumnMatching mapped = new ColumnMatching(Match.IGNORE_CASE, Map.of("key", "id"), "");
        assertThat(ColumnPairs.of(mapped, List.of("id", "key"), List.of("ID", "other")))
                .containsExactly(new Pair("key", "ID"));
    }

    @Test
    void aMappedColumnWhoseCounterpartIsMissingHasNone() {
        ColumnMatching mapped = new ColumnMatching(Match.IGNORE_CASE, Map.of("id", "order_id"), "");
        assertThat(ColumnPairs.of(mapped, List.of("id"), List.of("id"))).isEmpty();
    }

    @Test
    void aTemplateGivesTheName() {
        ColumnMatching template = new ColumnMatching(Match.EXACT, Map.of(), "SRC_{column|upper}");
        assertThat(ColumnPairs.of(template, List.of("id"), List.of("SRC_ID")))
                .containsExactly(new Pair("id", "SRC_ID"));
        ColumnMatching snake = new ColumnMatching(Match.EXACT, Map.of(), "{column|snake}");
        assertThat(ColumnPairs.of(snake, List.of("orderId"), List.of("order_id")))
                .containsExactly(new Pair("orderId", "order_id"));
    }

    @Test
    void nothingIsMatchedWhereNothingIsAsked() {
        ColumnMatching none = new ColumnMatching(Match.NONE, Map.of("id", "id"), "");
        assertThat(ColumnPairs.of(none, List.of("id", "x"), List.of("id", "x"))).containsExactly(new Pair("id", "id"));
    }
}

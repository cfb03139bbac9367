package io.lakecaravan.layout.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.layout.cases.Layouting.Answer;
import io.lakecaravan.layout.cases.Layouting.FoundTable;
import io.lakecaravan.layout.cases.Layouting.PartitionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutScoreTest {
    private static final List<PartitionKey> NO_KEYS = List.of();
    private static final List<PartitionKey> YEAR = List.of(new PartitionKey("year", "int"));

    private static Expected expected(String json, String... keys) {
        try {
            JsonNode node = new ObjectMapper().readTree(json.replace('\'', '"'));
            return Expected.read(node, List.of(keys));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FoundTable table(String root, List<PartitionKey> partitionKeys, String... keys) {
        return new FoundTable(root, root, "csv", partitionKeys, Set.of(keys), 0.9);
    }

    private static LayoutScore score(Expected expected, FoundTable... tables) {
        return LayoutScore.of(expected, new Answer(List.of(tables), Map.of()));
    }

    /** Two tables of three and two keys. */
    private static Expected twoTables() {
        return expected(
                "{'tables': [{'root': 'a/', 'match': 'a/.*'}, {'root': 'b/', 'partitionKeys': [{'name': 'year', 'type': 'int'}],"
                        + " 'match': 'b/.*'}]}",
                "a/1",
                "a/2",
                "a/3",
                "b/1",
                "b/2");
    }

    @Test
    void theRightAnswerIsPerfect() {
        LayoutScore score =
                score(twoTables(), table("b/", YEAR, "b/1", "b/2"), table("a/", NO_KEYS, "a/1", "a/2", "a/3"));
        assertThat(score.differences()).isEmpty();
        assertThat(score).extracting(LayoutScore::f1, LayoutScore::roots, LayoutScore::isPerfect)
                .containsExactly(1.0, true, true);
    }

    @Test
    void everythingInOneTableHasFullRecallOnly() {
        LayoutScore score = score(twoTables(), table("", NO_KEYS, "a/1", "a/2", "a/3", "b/1", "b/2"));
        // 4 pairs of 10 are right, none is missing
        assertThat(score.f1()).isCloseTo(2 * 4.0 / (4 + 10), within(1e-12));
        assertThat(score.roots()).isFalse();
    }

    @Test
    void aTableCutInTwoLosesPairs() {
        LayoutScore score = score(
                twoTables(),
                table("a/", NO_KEYS, "a/1", "a/2"),
                table("a/3", NO_KEYS, "a/3"),
                table("b/", YEAR, "b/1", "b/2"));
        // 2 of 4 pairs found, none wrong
        assertThat(score.f1()).isCloseTo(2 * 2.0 / (4 + 2), within(1e-12));
        assertThat(score.differences())
                .contains("root not expected: 'a/3'", "not one table: a/ is {a/=2, a/3=1} of 3");
    }

    @Test
    void singleObjectsMakeNoPairsButNeedTheirRoots() {
        Expected files = expected(
                "{'tables': [{'root': 'a.csv', 'keys': ['a.csv']}, {'root': 'b.csv', 'keys': ['b.csv']}]}",
                "a.csv",
                "b.csv");
        LayoutScore lost = score(files, table("a.csv", NO_KEYS, "a.csv"));
        assertThat(lost.f1()).isEqualTo(1.0);
        assertThat(lost.roots()).isFalse();
        assertThat(lost.isPerfect()).isFalse();
        assertThat(score(files, table("a.csv", NO_KEYS, "b.csv"), table("b.csv", NO_KEYS, "a.csv"))
                        .roots())
                .as("right roots around the wrong keys")
                .isFalse();
    }

    @Test
    void partitionKeysCountByNameTypeAndOrder() {
        FoundTable a = table("a/", NO_KEYS, "a/1", "a/2", "a/3");
        List<PartitionKey> asText = List.of(new PartitionKey("year", "string"));
        for (List<PartitionKey> wrong : List.of(NO_KEYS, asText, List.of(YEAR.get(0), YEAR.get(0)))) {
            LayoutScore score = score(twoTables(), a, table("b/", wrong, "b/1", "b/2"));
            assertThat(score.partitionKeys()).isFalse();
            assertThat(score.f1()).isEqualTo(1.0);
            assertThat(score.roots()).isTrue();
        }
    }

    @Test
    void formatsNamesAndConfidenceCountWhereTheyAreExpected() {
        Expected strict = expected(
                "{'minConfidence': 0.5, 'maxConfidence': 0.79, 'tables': [{'root': 'a/', 'format': 'csv', 'name': 'a', 'match': 'a/.*'}]}",
                "a/1");
        FoundTable right = new FoundTable("a/", "a", "csv", NO_KEYS, Set.of("a/1"), 0.6);
        assertThat(score(strict, right).isPerfect()).isTrue();
        for (FoundTable wrong : List.of(
                new FoundTable("a/", "a", "json", NO_KEYS, Set.of("a/1"), 0.6),
                new FoundTable("a/", "a_1", "csv", NO_KEYS, Set.of("a/1"), 0.6),
                new FoundTable("a/", "a", "csv", NO_KEYS, Set.of("a/1"), 0.8),
                new FoundTable("a/", "a", "csv", NO_KEYS, Set.of("a/1"), 0.4))) {
            assertThat(score(strict, wrong).others()).as(wrong.toString()).isFalse();
        }
    }

    @Test
    void tablesThatShareARootAreToldApartByTheirKeys() {
        Expected formats = expected(
                "{'tables': [{'root': 'a/', 'format': 'csv', 'match': '.*csv'}, {'root': 'a/', 'format': 'json', 'match': '.*json'}]}",
                "a/1.csv",
                "a/1.json");
        FoundTable csv = new FoundTable("a/", "a", "csv", NO_KEYS, Set.of("a/1.csv"), 1);
        FoundTable json = new FoundTable("a/", "a", "json", NO_KEYS, Set.of("a/1.json"), 1);
        assertThat(score(formats, json, csv).isPerfect()).isTrue();
        assertThat(score(formats, csv).roots()).isFalse();
    }

    @Test
    void skippedKeysNeedTheirReason() {
        Expected marker = expected(
                "{'tables': [{'root': 'a/', 'match': 'a/[0-9]'}], 'skipped': {'a/_SUCCESS': 'marker'}}", "a/1", "a/_SUCCESS");
        FoundTable a = table("a/", NO_KEYS, "a/1");
        assertThat(LayoutScore.of(marker, new Answer(List.of(a), Map.of("a/_SUCCESS", "marker")))
                        .isPerfect())
                .isTrue();
        for (Map<String, String> wrong : List.<Map<String, String>>of(
                Map.of(), Map.of("a/_SUCCESS", "hidden"), Map.of("a/_SUCCESS", "marker", "a/1", "empty"))) {
            assertThat(LayoutScore.of(marker, new Answer(List.of(a), wrong)).others()).isFalse();
        }
    }

    @Test
    void oddObjectsMayJoinTheirTableOrNoneButMakeNone() {
        Expected odd = expected(
                "{'tables': [{'root': 'a/', 'match': 'a/[0-9]'}], 'odd': {'a/README': 'a/'}, 'unassigned': ['a/x']}",
                "a/1",
                "a/2",
                "a/README",
                "a/x");
        assertThat(score(odd, table("a/", NO_KEYS, "a/1", "a/2")).isPerfect()).isTrue();
        LayoutScore joined = score(odd, table("a/", NO_KEYS, "a/1", "a/2", "a/README"));
        assertThat(joined.isPerfect()).isTrue();
        assertThat(joined.f1()).isEqualTo(1.0);
        assertThat(score(odd, table("a/", NO_KEYS, "a/1", "a/2"), table("a/README", NO_KEYS, "a/README"))
                        .isPerfect())
                .isFalse();
        LayoutScore strange = score(odd, table("a/", NO_KEYS, "a/1", "a/2", "a/x"));
        assertThat(strange.isPerfect()).isFalse();
        assertThat(strange.f1()).as("two wrong pairs").isCloseTo(2 * 1.0 / (1 + 3), within(1e-12));
    }

    @Test
    void aKeyInTwoTablesIsADifference() {
        assertThat(score(twoTables(), table("a/", NO_KEYS, "a/1", "a/2", "a/3"), table("b/", YEAR, "b/1", "b/2", "a/1"))
                        .differences())
                .contains("in two tables: a/1");
    }

    @Test
    void aCaseThatForgetsAKeyIsWrongItself() {
        assertThatThrownBy(() -> expected("{'tables': [{'root': 'a/', 'match': 'a/.*'}]}", "a/1", "b/1"))
                .hasMessageContaining("b/1");
    }

    @Test
    void aCaseThatNamesNothingIsWrongItself() {
        assertThatThrownBy(() -> expected("{'tables': [{'root': 'a/', 'match': 'a/.*'}], 'skipped': {'z': 'marker'}}", "a/1"))
                .hasMessageContaining("names no key that is left: z");
    }

    @Test
    void skippedComesBeforeTablesAndAKeyBeforeAPattern() {
        Expected both = expected(
                "{'tables': [{'root': 'a/', 'match': 'a/.*'}], 'skipped': {'a/b$': 'placeholder'}}", "a/1", "a/b$");
        assertThat(both.skipped()).containsExactly(Map.entry("a/b$", "placeholder"));
        assertThat(both.tables().get(0).keys()).containsExactly("a/1");
    }
}

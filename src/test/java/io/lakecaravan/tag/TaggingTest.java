package io.lakecaravan.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.TagConfig;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TaggingTest {
    private static final String NONE = "";
    private static final Instant NOW = Instant.EPOCH.plus(Duration.ofDays(10));

    @Test
    void defaultsGoToEveryTableSortedAndOnce() {
        TagConfig config = new TagConfig(List.of("Source.S3", "A.B", "Source.S3"), List.of());
        assertThat(new Tagging(config).tag(orders(), StoreFacts.NONE, NOW).tags())
                .containsExactly("A.B", "Source.S3");
    }

    @Test
    void tagsThatAreThereStay() {
        LogicalTable tagged = orders().withTags(List.of("Z.Z"), orders().columns());
        assertThat(new Tagging(new TagConfig(List.of("A.B"), List.of()))
                        .tag(tagged, StoreFacts.NONE, NOW)
                        .tags())
                .containsExactly("A.B", "Z.Z");
    }

    @Test
    void pathsMatchTheRootOrTheSampleObject() {
        assertThat(tagsOf(path("raw/**"))).containsExactly("T.T");
        assertThat(tagsOf(path("raw/orders/"))).containsExactly("T.T");
        assertThat(tagsOf(path("**/year=2024/*.parquet"))).containsExactly("T.T");
        assertThat(tagsOf(path("**/customers/**"))).isEmpty();
        assertThat(tagsOf(path("RAW/**"))).isEmpty();
    }

    @Test
    void tableNamesMatchAsAWholeInAnyCase() {
        assertThat(tagsOf(table(".*ORDERS"))).containsExactly("T.T");
        assertThat(tagsOf(table("order"))).isEmpty();
    }

    @Test
    void sizesAreStrict() {
        assertThat(tagsOf(sizes(OptionalLong.of(999), OptionalLong.empty()))).containsExactly("T.T");
        assertThat(tagsOf(sizes(OptionalLong.of(1000), OptionalLong.empty()))).isEmpty();
        assertThat(tagsOf(sizes(OptionalLong.empty(), OptionalLong.of(1001)))).containsExactly("T.T");
        assertThat(tagsOf(sizes(OptionalLong.empty(), OptionalLong.of(1000)))).isEmpty();
    }

    @Test
    void allConditionsMustHold() {
        assertThat(tagsOf(rule("raw/**", ".*orders", NONE, "parquet"))).containsExactly("T.T");
        assertThat(tagsOf(rule("raw/**", ".*orders", NONE, "csv"))).isEmpty();
        assertThat(tagsOf(rule("cold/**", ".*orders", NONE, "parquet"))).isEmpty();
    }

    @Test
    void columnRulesTagColumnsOfMatchingTablesAndNotTheTable() {
        LogicalTable tagged = tag(rule(NONE, NONE, ".*mail", NONE), orders());
        assertThat(tagged.tags()).isEmpty();
        assertThat(tagged.columns()).extracting(TableColumn::tags).containsExactly(List.of(), List.of("T.T"));
        assertThat(tag(rule("cold/**", NONE, ".*mail", NONE), orders()).columns())
                .allSatisfy(column -> assertThat(column.tags()).isEmpty());
    }

    @Test
    void theOrderOfRulesMakesNoDifference() {
        List<TagConfig.Rule> rules = new ArrayList<>(List.of(
                new TagConfig.Rule(
                        Optional.of("**"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        List.of("B.B", "A.A")),
                rule(NONE, ".*", NONE, NONE),
                rule(NONE, NONE, ".*", NONE)));
        LogicalTable forwards = new Tagging(new TagConfig(List.of("C.C"), rules)).tag(orders(), StoreFacts.NONE, NOW);
        Collections.reverse(rules);
        assertThat(new Tagging(new TagConfig(List.of("C.C"), rules)).tag(orders(), StoreFacts.NONE, NOW))
                .isEqualTo(forwards);
        assertThat(forwards.tags()).containsExactly("A.A", "B.B", "C.C", "T.T");
    }

    @Test
    void taggingTwiceIsTaggingOnce() {
        Tagging tagging = new Tagging(new TagConfig(List.of("C.C"), List.of(rule(NONE, NONE, ".*", NONE))));
        LogicalTable once = tagging.tag(orders(), StoreFacts.NONE, NOW);
        assertThat(tagging.tag(once, StoreFacts.NONE, NOW)).isEqualTo(once);
    }

    @Test
    void publicationsKeepRunAndSample() {
        Publication publication = new Publication("run-1", orders(), Optional.of(Sample.EMPTY));
        Publication tagged =
                new Tagging(new TagConfig(List.of("A.B"), List.of())).tag(publication, StoreFacts.NONE, NOW);
        assertThat(tagged.run()).isEqualTo("run-1");
        assertThat(tagged.sample()).contains(Sample.EMPTY);
        assertThat(tagged.table().tags()).containsExactly("A.B");
    }

    private static List<String> tagsOf(TagConfig.Rule rule) {
        return tag(rule, orders()).tags();
    }

    private static LogicalTable tag(TagConfig.Rule rule, LogicalTable table) {
        return new Tagging(new TagConfig(List.of(), List.of(rule))).tag(table, StoreFacts.NONE, NOW);
    }

    private static TagConfig.Rule path(String glob) {
        return rule(glob, NONE, NONE, NONE);
    }

    private static TagConfig.Rule table(String regex) {
        return rule(NONE, regex, NONE, NONE);
    }

    private static TagConfig.Rule sizes(OptionalLong larger, OptionalLong smaller) {
        return new TagConfig.Rule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                larger,
                smaller,
                List.of("T.T"));
    }

    private static TagConfig.Rule rule(String path, String table, String column, String format) {
        return new TagConfig.Rule(
                given(path),
                given(table),
                given(column),
                given(format),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of("T.T"));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    private static LogicalTable orders() {
        LakeObject object = new LakeObject(
                "lake", "raw/orders/year=2024/a.parquet", 1000, Optional.empty(), Instant.EPOCH, LakeObject.STANDARD);
        Evidence evidence = new Evidence(1, OptionalDouble.empty());
        return new LogicalTable(
                "raw/orders",
                "sales",
                "lake",
                "raw/orders/",
                "",
                "candidate",
                Grounds.configured("hive"),
                "parquet",
                "none",
                List.of(),
                LogicalTable.Partitions.NONE,
                List.of(
                        new TableColumn(Column.required("id", LogicalType.Int.signed(64)), List.of(), evidence),
                        new TableColumn(Column.nullable("E_Mail", LogicalType.Text.plain()), List.of(), evidence)),
                1,
                1000,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(object),
                Optional.empty(),
                List.of(),
                List.of(),
                "f");
    }
}

package io.lakecaravan.lineage;

import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.config.LineageEnd;
import io.lakecaravan.config.LineageName;
import io.lakecaravan.config.LineageRule;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageRulesTest {
    /** In bucket {@code lake.prod} of source {@code demo}; its sample object is {@code a.parquet} in its folder. */
    private static LogicalTable lake(String name) {
        return table(name, 1, List.of(), column("id", text()));
    }

    /** A rule for PostgreSQL tables, with the conditions that are given. */
    private record Given(
            Optional<String> source,
            Optional<String> bucket,
            Optional<String> table,
            Optional<String> path,
            Optional<String> objects) {
        static Given table(String regex) {
            return new Given(
                    Optional.empty(), Optional.empty(), Optional.of(regex), Optional.empty(), Optional.empty());
        }

        LineageRule from(String service, String... parts) {
            List<LineageName> path = List.of(parts).stream()
                    .map(part -> LineageName.of(part, table))
                    .toList();
            return new LineageRule(
                    "r",
                    source,
                    bucket,
                    table,
                    path(),
                    objects,
                    Optional.of(
                            new LineageEnd("postgresql", path, Map.of("openmetadata", LineageName.of(service, table)))),
                    Optional.empty(),
                    ColumnMatching.DEFAULT,
                    ColumnMatching.DEFAULT,
                    ColumnMatching.BY_HOPS);
        }
    }

    private static Optional<Dataset> upstream(LineageRule rule, LogicalTable table) {
        return new LineageRules(List.of(rule)).flows(table).stream().findFirst().flatMap(LineageFlow::upstream);
    }

    private static boolean matches(Given given, LogicalTable table) {
        return upstream(given.from("pg", "x"), table).isPresent();
    }

    @Test
    void namedGroupsFillBothPathAndService() {
        LineageRule rule = Given.table("(?<area>[a-z]+)/(?<t>[a-zA-Z_]+)")
                .from("pg-{area|upper}", "{area}", "public", "raw_{t|snake}");
        assertThat(upstream(rule, lake("sales/orderLines")))
                .contains(new Dataset(
                        "postgresql",
                        Map.of("openmetadata", "pg-SALES"),
                        List.of("sales", "public", "raw_order_lines")));
        assertThat(upstream(rule, lake("sales/2024/orders"))).isEmpty();
    }

    @Test
    void everyRuleHasTheNamesOfTableAndBucket() {
        LineageRule rule = Given.table(".*").from("{source}", "{bucket}", "{parent}", "{folder}", "{table|upper}");
        assertThat(upstream(rule, lake("a/b/orders")).orElseThrow().path())
                .containsExactly("lake.prod", "b", "orders", "A/B/ORDERS");
        assertThat(upstream(rule, lake("orders")).orElseThrow().path())
                .containsExactly("lake.prod", "lake.prod", "orders", "ORDERS");
    }

    @Test
    void whatGroupsHoldIsNoPlaceholderAndNotDivided() {
        LineageRule rule = Given.table("(?<t>.*)").from("pg", "{t}");
        assertThat(upstream(rule, lake("a.b{bucket}$1")).orElseThrow().path()).containsExactly("a.b{bucket}$1");
    }

    @Test
    void aGroupThatTookNothingLeavesNoName() {
        LineageRule rule = Given.table("orders(?<suffix>_[a-z]+)?").from("pg", "{suffix}");
        assertThat(upstream(rule, lake("orders_eu"))).isPresent();
        assertThat(upstream(rule, lake("orders"))).isEmpty();
    }

    @Test
    void conditionsMustAllHold() {
        Optional<String> none = Optional.empty();
        LogicalTable orders = lake("sales/orders");
        assertThat(matches(Given.table("SALES/.*"), orders)).isTrue();
        assertThat(matches(Given.table("sales"), orders)).isFalse();
        assertThat(matches(new Given(Optional.of("demo"), none, none, none, none), orders))
                .isTrue();
        assertThat(matches(new Given(Optional.of("other"), none, none, none, none), orders))
                .isFalse();
        assertThat(matches(new Given(none, Optional.of("lake.*"), none, none, none), orders))
                .isTrue();
        assertThat(matches(new Given(none, Optional.of("*.test"), none, none, none), orders))
                .isFalse();
        assertThat(matches(new Given(none, none, none, Optional.of("sales/**"), none), orders))
                .isTrue();
        assertThat(matches(new Given(none, none, none, Optional.of("raw/**"), none), orders))
                .isFalse();
        assertThat(matches(new Given(none, none, none, none, Optional.of("**/*.parquet")), orders))
                .isTrue();
        assertThat(matches(new Given(none, none, none, none, Optional.of("**/*.csv")), orders))
                .isFalse();
        assertThat(matches(new Given(none, none, Optional.of("sales/.*"), Optional.of("raw/**"), none), orders))
                .isFalse();
    }

    @Test
    void allRulesThatMatchApplyInOrderAndEachFlowStandsOnce() {
        LineageRule first = Given.table("sales/.*").from("pg", "one");
        LineageRule second = Given.table(".*").from("pg", "two");
        LineageRules rules = new LineageRules(List.of(first, second, first));
        Publication publication = Tables.publication("r", lake("sales/orders"));
        Publication traced = rules.apply(publication);
        assertThat(traced.lineage())
                .extracting(flow -> flow.upstream().orElseThrow().name())
                .containsExactly("one", "two");
        assertThat(rules.apply(traced)).isEqualTo(traced);
        assertThat(new LineageRules(List.of()).apply(publication)).isEqualTo(publication);
    }

    @Test
    void namesFromElsewhereAreCheckedToo() {
        assertThatThrownBy(() -> LineageName.of("{t}", Optional.of("(?<u>.*)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'{t}' has the unknown placeholder 't'. Known: table, folder, parent");
        assertThatThrownBy(() -> LineageName.of("{table|uper}", Optional.empty()))
                .hasMessageContaining("Did you mean upper?");
    }
}

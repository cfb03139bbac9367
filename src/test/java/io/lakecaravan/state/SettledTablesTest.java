package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.LogicalTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledTablesTest {
    @TempDir
    private Path directory;

    private StateStore state;
    private SettledTables tables;

    @BeforeEach
    void open() {
        state = StateFixture.open(directory);
        tables = state.settled();
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void givesTablesInOrderOfNames() {
        String run = run("b", "a/c", "a");
        assertThat(names(run)).containsExactly("a", "a/c", "b");
        assertThat(tables.count(run, "demo")).isEqualTo(3);
    }

    @Test
    void replacesTheTablesOfACandidate() {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of());
        tables.put(run, "demo", "c", List.of(StateFixture.settled("a"), StateFixture.settled("b")));
        tables.put(run, "demo", "c", List.of(StateFixture.settled("a"), StateFixture.settled("b")));
        assertThat(tables.count(run, "demo")).isEqualTo(2);
        tables.put(run, "demo", "c", List.of(StateFixture.settled("a")));
        assertThat(tables.count(run, "demo")).isEqualTo(1);
    }

    @Test
    void ignoresARepeatAfterTheRelease() {
        String run = run("a");
        tables.put(run, "demo", "a#csv", List.of(StateFixture.settled("a")));
        assertThat(names(run)).containsExactly("a");
    }

    @Test
    void joinsPartsAndLeavesATableAloneWhoseKeyLooksLikeOne() {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of());
        SettledTable first = StateFixture.settled("a");
        SettledTable part = new SettledTable("a|u|part", "a", first.table(), Optional.of(first.identity()));
        SettledTable lookalike = named(first.identity() + "|part|x/|csv", "x");
        tables.put(run, "demo", "c1", List.of(first));
        tables.put(run, "demo", "c2", List.of(part));
        tables.put(run, "demo", "c3", List.of(lookalike));
        List<Integer> joined = new ArrayList<>();
        tables.joinParts(run, "demo", parts -> {
            joined.add(parts.size());
            return parts.get(0);
        });
        assertThat(joined).containsExactly(2);
        List<String> left = new ArrayList<>();
        tables.identities(run, "demo").forEachRemaining(left::add);
        assertThat(left).containsExactlyInAnyOrder(first.identity(), lookalike.identity());
    }

    @Test
    void aTableOfWhichOnlyAFurtherPartGaveAnythingHasItsOwnIdentity() {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of());
        SettledTable whole = StateFixture.settled("a");
        tables.put(
                run,
                "demo",
                "c2",
                List.of(new SettledTable("a|u|part", "a", whole.table(), Optional.of(whole.identity()))));
        tables.joinParts(run, "demo", parts -> parts.get(0));
        assertThat(tables.identities(run, "demo").next()).isEqualTo(whole.identity());
    }

    @Test
    void suffixesEveryMemberOfAClash() {
        String run =
                StateFixture.run(state, ListingEnd.COMPLETE, named("x#1", "x"), named("x#2", "x"), named("y#1", "y"));
        assertThat(names(run)).containsExactly("x~x#1", "x~x#2", "y");
    }

    @Test
    void aTableWhoseNameIsASuffixedOneGivesWayAndRenamesNobody() {
        String before = StateFixture.run(state, ListingEnd.COMPLETE, named("1", "x"), named("2", "x"));
        assertThat(names(before)).containsExactly("x~1", "x~2");
        complete(before);
        String run = StateFixture.run(state, ListingEnd.COMPLETE, named("1", "x"), named("2", "x"), named("3", "x~1"));
        assertThat(names(run)).containsExactly("x~1", "x~1~3", "x~2").doesNotHaveDuplicates();
    }

    @Test
    void suffixesThatAreTheSameGetLonger() {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of("local"));
        state.settled()
                .put(run, "demo", "c", List.of(named("1", "x"), named("2", "x"), named("3", "x"), named("4", "y")));
        state.settled()
                .assignNames(
                        run,
                        "demo",
                        (base, identity) -> base.endsWith("~same")
                                ? base + identity
                                : identity.startsWith("3") ? base + "~3" : base + "~same");
        assertThat(names(run)).containsExactly("x~3", "x~same1", "x~same2", "y");
    }

    @Test
    void listsIdentitiesAndSharedNames() {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of("local"));
        state.settled().put(run, "demo", "c", List.of(named("2", "x"), named("1", "x"), named("3", "y")));
        assertThat(StateFixture.all(tables.identities(run, "demo"))).isSorted().hasSize(3);
        assertThat(tables.sharedNames(run, "demo", 10)).singleElement().satisfies(shared -> {
            assertThat(shared.name()).isEqualTo("x");
            assertThat(shared.tables()).isEqualTo(2);
            assertThat(shared.first()).startsWith("1");
            assertThat(shared.last()).startsWith("2");
        });
    }

    @Test
    void namesClashesOfMoreThanAPage() {
        List<SettledTable> twins = IntStream.range(0, 1201)
                .mapToObj(i -> named("i" + i, i < 601 ? "x" : "y"))
                .toList();
        String run = StateFixture.run(state, ListingEnd.COMPLETE, twins.toArray(new SettledTable[0]));
        assertThat(names(run))
                .hasSize(1201)
                .doesNotHaveDuplicates()
                .doesNotContain("x", "y")
                .allMatch(name -> name.contains("~i"));
    }

    @Test
    void tellsWhatChangedSinceTheLastCompletedRun() {
        complete(run("same", "changed", "gone"));
        String run = StateFixture.run(
                state,
                ListingEnd.COMPLETE,
                StateFixture.settled("same"),
                new SettledTable("changed#csv", "changed", StateFixture.table("changed", "f2")),
                StateFixture.settled("fresh"));
        assertThat(tables.change(run, StateFixture.table("same"))).isEqualTo(Change.UNCHANGED);
        assertThat(tables.change(run, StateFixture.table("changed"))).isEqualTo(Change.UPDATED);
        assertThat(tables.change(run, StateFixture.table("fresh"))).isEqualTo(Change.CREATED);
        assertThat(StateFixture.all(tables.removed("demo", run)))
                .containsExactly(new RemovedTable("demo", "lake", "gone"));
        TableCounts counts = new TableCounts(3, 1, 1, 1, 1);
        assertThat(tables.changes(run, "demo")).isEqualTo(counts);
        complete(run);
        assertThat(state.ledger().record(run).tables()).as("kept with the run").isEqualTo(counts);
        assertThat(tables.find("demo/lake/gone")).isEmpty();
    }

    @Test
    void removesNothingAfterAnIncompleteListing() {
        complete(run("a", "b"));
        String partial = StateFixture.run(state, ListingEnd.INCOMPLETE, StateFixture.settled("a"));
        assertThat(tables.removed("demo", partial)).isExhausted();
        complete(partial);
        assertThat(state.ledger().record(partial).tables()).isEqualTo(new TableCounts(1, 0, 0, 1, 0));
        assertThat(tables.find("demo/lake/b")).as("still known").isPresent();

        String whole = run("a");
        assertThat(StateFixture.all(tables.removed("demo", whole))).hasSize(1);
    }

    @Test
    void comparesWithTheRunBeforeAnInterruptedOne() {
        complete(run("a", "b"));
        run("a", "b", "c");
        String run = run("a", "c");
        assertThat(tables.changes(run, "demo")).isEqualTo(new TableCounts(2, 1, 0, 1, 1));
    }

    @Test
    void keepsTheLastCompletedRunWhereTheSourceIsWithheld() {
        complete(run("a"));
        String flood = state.ledger().begin("crawl", List.of("demo"), List.of());
        tables.put(flood, "demo", "c", List.of(StateFixture.settled("x"), StateFixture.settled("y")));
        state.ledger().listed(flood, "demo", ListingEnd.COMPLETE);
        state.ledger().withhold(flood, "demo");
        assertThat(tables.removed("demo", flood)).isExhausted();
        complete(flood);
        assertThat(tables.changes(run("a"), "demo")).isEqualTo(new TableCounts(1, 0, 0, 1, 0));
    }

    @Test
    void remembersWhatACandidateWasSettledAs() {
        complete(run("a", "b"));
        assertThat(tables.previous("demo", "a#csv"))
                .extracting(LogicalTable::name)
                .containsExactly("a");
        assertThat(tables.previous("demo", "nothing")).isEmpty();
    }

    private String run(String... names) {
        SettledTable[] settled = Arrays.stream(names).map(StateFixture::settled).toArray(SettledTable[]::new);
        return StateFixture.run(state, ListingEnd.COMPLETE, settled);
    }

    private void complete(String run) {
        state.ledger().end(run, RunStatus.COMPLETED);
    }

    private static SettledTable named(String identity, String base) {
        return new SettledTable(identity, base, StateFixture.table(base));
    }

    private List<String> names(String run) {
        List<String> names = new ArrayList<>();
        for (Iterator<LogicalTable> rest = tables.tables(run, "demo"); rest.hasNext(); ) {
            names.add(rest.next().name());
        }
        return names;
    }
}

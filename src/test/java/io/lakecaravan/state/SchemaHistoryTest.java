package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.schema.SchemaChange;
import io.lakecaravan.schema.SchemaChange.Impact;
import io.lakecaravan.schema.SchemaChange.Kind;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RecordedChange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaHistoryTest {
    private static final LogicalTable SALES = StateFixture.table("sales");

    @TempDir
    private Path directory;

    private StateStore state;

    @BeforeEach
    void open() {
        state = StateFixture.open(directory);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void givesTheNewestRunFirstAndWithinARunTheBreakingFirst() {
        String first = run(change("a", Impact.COMPATIBLE), change("b", Impact.BREAKING));
        String second = run(change("c", Impact.COMPATIBLE));
        assertThat(state.history().of(SALES))
                .containsExactly(
                        new RecordedChange(second, StateFixture.NOW, change("c", Impact.COMPATIBLE)),
                        new RecordedChange(first, StateFixture.NOW, change("b", Impact.BREAKING)),
                        new RecordedChange(first, StateFixture.NOW, change("a", Impact.COMPATIBLE)));
        assertThat(state.history().of(StateFixture.table("other"))).isEmpty();
    }

    @Test
    void notesARepeatOnce() {
        String run = StateFixture.run(state, ListingEnd.COMPLETE, StateFixture.settled("sales"));
        state.history().put(run, SALES, List.of(change("a", Impact.COMPATIBLE), change("b", Impact.COMPATIBLE)));
        state.history().put(run, SALES, List.of(change("a", Impact.COMPATIBLE)));
        assertThat(state.history().of(SALES))
                .extracting(RecordedChange::change)
                .containsExactly(change("a", Impact.COMPATIBLE));
    }

    @Test
    void forgetsWhatARunNotedThatDidNotComplete() {
        run(change("a", Impact.COMPATIBLE));
        String failed = begun(change("b", Impact.BREAKING));
        state.ledger().end(failed, RunStatus.FAILED);
        String withheld = begun(change("c", Impact.BREAKING));
        state.ledger().withhold(withheld, "demo");
        assertThat(state.ledger().isWithheld(withheld, "demo")).isTrue();
        state.ledger().end(withheld, RunStatus.COMPLETED_WITH_FINDINGS);
        begun(change("d", Impact.BREAKING));
        state.close();
        state = StateFixture.open(directory);
        assertThat(columns()).as("the last was interrupted").containsExactly("a");
    }

    @Test
    void keepsABoundedNumberOfChanges() throws SQLException {
        for (int i = 0; i < SchemaHistory.KEPT / 2; i++) {
            run(
                    change("x" + i, Impact.COMPATIBLE),
                    change("y" + i, Impact.COMPATIBLE),
                    change("z" + i, Impact.BREAKING));
        }
        assertThat(columns()).hasSize(SchemaHistory.KEPT).startsWith("z24", "x24", "y24", "z23");
        assertThat(rows()).isEqualTo(SchemaHistory.KEPT);
        run(IntStream.range(0, 1000)
                .mapToObj(i -> change("c" + i, i == 999 ? Impact.BREAKING : Impact.COMPATIBLE))
                .toArray(SchemaChange[]::new));
        assertThat(columns())
                .hasSize(SchemaHistory.KEPT)
                .startsWith("c999", "c0")
                .endsWith("c48");
        assertThat(rows()).isEqualTo(SchemaHistory.KEPT);
    }

    @Test
    void keepsTheHistoryOfTablesThatAreThere() throws SQLException {
        run(change("a", Impact.COMPATIBLE));
        String partial = StateFixture.run(state, ListingEnd.INCOMPLETE, StateFixture.settled("other"));
        state.ledger().end(partial, RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(columns()).as("an incomplete listing may have missed it").containsExactly("a");
        String gone = StateFixture.run(state, ListingEnd.COMPLETE, StateFixture.settled("other"));
        state.ledger().end(gone, RunStatus.COMPLETED);
        assertThat(rows()).isZero();
    }

    @Test
    void needsARun() {
        assertThatThrownBy(() -> state.history().put("none", SALES, List.of()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("'none'");
    }

    @Test
    void givesTablesThatAreOtherThanInTheLastRun() {
        run();
        String run = state.ledger().begin("crawl", List.of("demo"), List.of());
        LogicalTable changed = StateFixture.table("sales", "f2");
        state.settled()
                .put(
                        run,
                        "demo",
                        "c",
                        List.of(
                                new SettledTable("sales#csv", "sales", changed),
                                new SettledTable("new#csv", "new", StateFixture.table("new"))));
        state.ledger().listed(run, "demo", ListingEnd.COMPLETE);
        state.ledger().claimRelease(run, "demo");
        state.settled().assignNames(run, "demo", (base, identity) -> base + identity);
        assertThat(StateFixture.all(state.settled().updated(run, "demo")))
                .containsExactly(new UpdatedTable(SALES, changed));
        assertThat(state.settled().change(run, changed)).isEqualTo(Change.UPDATED);
        state.settled().replace(run, SALES);
        assertThat(StateFixture.all(state.settled().updated(run, "demo"))).isEmpty();
        assertThat(state.settled().change(run, SALES)).isEqualTo(Change.UNCHANGED);
    }

    private List<String> columns() {
        return state.history().of(SALES).stream()
                .map(recorded -> recorded.change().column())
                .toList();
    }

    private long rows() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(StateStore.FILE));
                ResultSet count = connection.createStatement().executeQuery("SELECT COUNT(*) FROM schema_change")) {
            return count.getLong(1);
        }
    }

    private String begun(SchemaChange... changes) {
        String run = StateFixture.run(state, ListingEnd.COMPLETE, StateFixture.settled("sales"));
        state.history().put(run, SALES, List.of(changes));
        return run;
    }

    private String run(SchemaChange... changes) {
        String run = begun(changes);
        state.ledger().end(run, RunStatus.COMPLETED);
        return run;
    }

    private static SchemaChange change(String column, Impact impact) {
        return new SchemaChange(Kind.COLUMN_ADDED, column, "", "int", impact);
    }
}

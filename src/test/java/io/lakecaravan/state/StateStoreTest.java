package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.table.ListingEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
    @TempDir
    private Path directory;

    @Test
    void createsWhatIsMissingForItsOwnerAlone() throws IOException {
        Path nested = directory.resolve("a/b");
        try (StateStore state = StateFixture.open(nested)) {
            assertThat(state.ledger().last()).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nested.resolve(StateStore.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsRunsOverReopening() {
        String run;
        try (StateStore state = StateFixture.open(directory)) {
            run = StateFixture.run(state, ListingEnd.COMPLETE, StateFixture.settled("a"));
            state.ledger().end(run, RunStatus.COMPLETED);
        }
        try (StateStore state = StateFixture.open(directory)) {
            assertThat(state.ledger().last().orElseThrow().id()).isEqualTo(run);
            assertThat(state.settled().find("demo/lake/a")).contains(StateFixture.table("a"));
        }
    }

    @Test
    void refusesASecondOpeningAndNamesTheWayOut() {
        try (StateStore state = StateFixture.open(directory)) {
            assertThat(state.ledger().last()).isEmpty();
            assertThatThrownBy(() -> StateFixture.open(directory))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining("--state");
        }
        StateFixture.open(directory).close();
    }

    @Test
    void doesTogetherAllOrNothing() {
        try (StateStore state = StateFixture.open(directory)) {
            String run = state.ledger().begin("crawl", List.of("demo"), List.of("om"));
            assertThatThrownBy(() -> state.together(() -> {
                        state.ledger().add(run, "demo", "listed", 7);
                        state.together(() -> state.ledger().add(run, "demo", "read", 5));
                        throw new IllegalStateException("half way");
                    }))
                    .hasMessage("half way");
            assertThat(state.ledger().record(run).counter("listed")).isZero();
            assertThat(state.ledger().record(run).counter("read")).isZero();
            state.together(() -> {
                state.together(() -> state.ledger().add(run, "demo", "read", 2));
                state.ledger().add(run, "demo", "listed", 3);
                assertThat(state.ledger().record(run).counter("read")).isEqualTo(2);
            });
            assertThat(state.ledger().record(run).counter("listed")).isEqualTo(3);
        }
    }

    @Test
    void goesOnAfterAStatementThatFailed() {
        try (StateStore state = StateFixture.open(directory)) {
            String run = state.ledger().begin("crawl", List.of("demo"), List.of("om"));
            assertThatThrownBy(() -> state.ledger().add(run, "demo", null, 1)).isInstanceOf(StateException.class);
            state.ledger().add(run, "demo", "listed", 3);
            assertThat(state.ledger().record(run).counter("listed")).isEqualTo(3);
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(
                directory.resolve(StateStore.FILE), "this is not a database, and long enough to tell. ".repeat(50));
        assertThatThrownBy(() -> StateFixture.open(directory))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("move the file away");
        Files.delete(directory.resolve(StateStore.FILE));
        StateFixture.open(directory).close();
    }

    @Test
    void refusesAStateOfANewerVersion() throws SQLException {
        StateFixture.open(directory).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(StateStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO flyway_schema_history SELECT 999, '999', 'future', type, 'V999__future.sql', 1,"
                            + " installed_by, installed_on, 1, success FROM flyway_schema_history WHERE version = '1'");
        }
        assertThatThrownBy(() -> StateFixture.open(directory))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void survivesAProcessKilledInTheMiddleOfARun() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.equals(KilledProcess.READY)) {
                line = out.readLine();
            }
            assertThat(line).isEqualTo(KilledProcess.READY);
            assertThatThrownBy(() -> StateFixture.open(directory))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("(" + child.pid() + ")");
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        try (StateStore state = StateFixture.open(directory)) {
            RunRecord interrupted = state.ledger().last().orElseThrow();
            assertThat(interrupted.status()).isEqualTo(RunStatus.INTERRUPTED);
            assertThat(interrupted.counter("listed")).isEqualTo(KilledProcess.COMMITS);
            assertThat(state.settled().find("demo/lake/before")).isPresent();

            String run = StateFixture.run(
                    state, ListingEnd.COMPLETE, StateFixture.settled("before"), StateFixture.settled("other"));
            state.ledger().end(run, RunStatus.COMPLETED);
            assertThat(state.ledger().record(run).tables()).isEqualTo(new TableCounts(2, 1, 0, 1, 0));
            assertThat(List.of(
                            state.settled().count(run, "demo"), state.settled().count(interrupted.id(), "demo")))
                    .containsExactly(2L, 0L);
        }
    }
}

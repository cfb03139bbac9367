package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** States of earlier versions keep what they say. */
class MigrationsTest {
    @TempDir
    Path directory;

    @Test
    void decisionsAboutColumnsOfAnyNameHoldWhenFieldsHaveDecisionsToo() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("caravan.db"));
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytewise", "BINARY"))
                .target("6")
                .load()
                .migrate();
        List<String> columns = List.of("", "plain", "a.b", "say \"x\"", "\"", ".");
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO tag_decision (table_id, column_path, tag, catalog, decision, seq)"
                                + " VALUES ('t', ?, 'PII.Email', 'om', 'REJECTED', ?)")) {
            for (String column : columns) {
                insert.setString(1, column);
                insert.setInt(2, columns.indexOf(column));
                insert.executeUpdate();
            }
        }

        try (StateStore state = StateFixture.open(directory)) {
            assertThat(state.decisions().of("t"))
                    .extracting(decided -> decided.tag().column())
                    .containsExactlyInAnyOrder(
                            List.of(),
                            List.of("plain"),
                            List.of("a.b"),
                            List.of("say \"x\""),
                            List.of("\""),
                            List.of("."));
        }
    }
}

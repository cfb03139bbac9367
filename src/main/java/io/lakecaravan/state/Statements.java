package io.lakecaravan.state;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQL with its parameters, in one transaction. Parameters are texts, longs or null. */
final class Statements {
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private final Session session;

    Statements(Session session) {
        this.session = session;
    }

    /** @return number of rows changed */
    int update(String sql, Object... parameters) throws SQLException {
        return execute(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    void batch(String sql, List<Object[]> rows) throws SQLException {
        execute(sql, statement -> {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** All rows: for statements that bound their number. */
    <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        return execute(sql, statement -> {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        });
    }

    private <T> T execute(String sql, Execution<T> execution) throws SQLException {
        boolean done = false;
        try {
            T result = execution.of(session.prepare(sql));
            done = true;
            return result;
        } finally {
            if (!done) {
                session.forget(sql);
            }
        }
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        return list(sql, reader, parameters).stream().findFirst();
    }

    long number(String sql, Object... parameters) throws SQLException {
        return first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}

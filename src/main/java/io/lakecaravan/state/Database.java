package io.lakecaravan.state;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in transactions: all of it is committed, or none. Safe for many threads. */
final class Database implements AutoCloseable {
    /** Statements of one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Statements statements) throws SQLException;
    }

    /** Statements of one transaction that give nothing back. */
    @FunctionalInterface
    interface Writing {
        void in(Statements statements) throws SQLException;
    }

    private final Connections connections;

    Database(Connections connections) {
        this.connections = connections;
    }

    void write(Writing writing) {
        transaction(statements -> {
            writing.in(statements);
            return statements;
        });
    }

    <T> T transaction(Work<T> work) {
        try {
            Connection connection = connections.borrow();
            try {
                return commit(connection, work);
            } finally {
                connections.giveBack(connection);
            }
        } catch (SQLException e) {
            throw new StateException(
                    "the state could not be read or written (" + e.getMessage()
                            + "); check free space and rights of the state directory, then start again",
                    e);
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            T result = work.in(new Statements(connection));
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}

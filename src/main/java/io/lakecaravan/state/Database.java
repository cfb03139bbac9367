package io.lakecaravan.state;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    private final Map<Thread, Statements> joined = new ConcurrentHashMap<>();

    Database(Connections connections) {
        this.connections = connections;
    }

    void write(Writing writing) {
        transaction(statements -> {
            writing.in(statements);
            return statements;
        });
    }

    /** Work inside of {@link #together} joins that transaction. */
    <T> T transaction(Work<T> work) {
        Statements open = joined.get(Thread.currentThread());
        try {
            if (open != null) {
                return work.in(open);
            }
            Session session = connections.borrow();
            try {
                return commit(session, work);
            } finally {
                connections.giveBack(session);
            }
        } catch (SQLException e) {
            throw new StateException(
                    "the state could not be read or written (" + e.getMessage()
                            + "); check free space and rights of the state directory, then start again",
                    e);
        }
    }

    /** All that this thread does in {@code work} is one transaction. */
    void together(Runnable work) {
        write(statements -> {
            boolean outermost = joined.putIfAbsent(Thread.currentThread(), statements) == null;
            try {
                work.run();
            } finally {
                if (outermost) {
                    joined.remove(Thread.currentThread());
                }
            }
        });
    }

    private static <T> T commit(Session session, Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            T result = work.in(new Statements(session));
            session.connection().commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                session.connection().rollback();
            }
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}

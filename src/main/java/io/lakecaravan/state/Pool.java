package io.lakecaravan.state;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a data source that somebody else owns, one per transaction. */
final class Pool implements Connections {
    private final DataSource source;

    Pool(DataSource source) {
        this.source = source;
    }

    @Override
    public Session borrow() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return new Session(connection);
    }

    @Override
    public void giveBack(Session session) throws SQLException {
        session.close();
    }

    @Override
    public void close() {
        // The owner of the data source closes it.
    }
}

package io.lakecaravan.state;

import java.sql.SQLException;

/** Where transactions take their connection from. A borrowed session belongs to one thread until it is given back. */
interface Connections extends AutoCloseable {
    Session borrow() throws SQLException;

    void giveBack(Session session) throws SQLException;

    @Override
    void close();
}

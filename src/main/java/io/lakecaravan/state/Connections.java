package io.lakecaravan.state;

import java.sql.Connection;
import java.sql.SQLException;

/** Where transactions take their connection from. A borrowed connection belongs to one thread until it is given back. */
interface Connections extends AutoCloseable {
    Connection borrow() throws SQLException;

    void giveBack(Connection connection) throws SQLException;

    @Override
    void close();
}

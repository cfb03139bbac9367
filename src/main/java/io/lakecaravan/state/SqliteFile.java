package io.lakecaravan.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The one connection to a SQLite file, lent to one thread at a time: SQLite has one writer anyway, and transactions here
 * take microseconds.
 *
 * <p>Write-ahead log with {@code synchronous=NORMAL}: what was committed survives the end of the process at any moment.
 * A power failure may undo the last commits, never a part of one; they are work that is done again.
 */
final class SqliteFile implements Connections {
    private static final int BUSY_MILLIS = 10_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Session session;

    private SqliteFile(Session session) {
        this.session = session;
    }

    static DataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /** Creates the file for its owner alone: it knows the names of everything in the lake. */
    static void create(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    static SqliteFile open(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return new SqliteFile(new Session(connection));
    }

    @Override
    public Session borrow() {
        lock.lock();
        return session;
    }

    @Override
    public void giveBack(Session borrowed) {
        lock.unlock();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            session.close();
        } catch (SQLException e) {
            throw new StateException("the state could not be closed (" + e.getMessage() + ")", e);
        } finally {
            lock.unlock();
        }
    }
}

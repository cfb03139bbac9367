package io.lakecaravan.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What survives between runs: objects seen, tables settled, entities sent, dead letters, findings, and the ledger of
 * runs. It never holds a value of an object.
 *
 * <p>A directory belongs to one process at a time; within it all parts are safe for many threads. A PostgreSQL data
 * source may be shared by many processes. Every method of the parts is one transaction and throws {@link StateException}
 * where the store fails.
 */
public final class StateStore implements AutoCloseable {
    /** Name of the file in a state directory. */
    public static final String FILE = "caravan.db";

    private final Database database;
    private final Closing after;
    private final SeenObjects seen;
    private final SettledTables settled;
    private final SentEntities sent;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final FindingHistory findings;
    private final SchemaHistory history;
    private final MadeEntities made;
    private final ClaimedAssets claims;
    private final SuggestedTags suggested;
    private final TagDecisions decisions;
    private final ListedEntities listed;

    private interface Closing {
        void close();
    }

    private StateStore(Database database, Closing after, Clock clock, Supplier<String> runIds) {
        this.database = database;
        this.after = after;
        StateJson json = new StateJson();
        this.seen = new SeenObjects(database, json);
        this.settled = new SettledTables(database, json);
        this.sent = new SentEntities(database, json);
        this.deadLetters = new DeadLetters(database, json);
        this.findings = new FindingHistory(database);
        this.history = new SchemaHistory(database);
        this.made = new MadeEntities(database, json);
        this.claims = new ClaimedAssets(database);
        this.suggested = new SuggestedTags(database);
        this.decisions = new TagDecisions(database);
        this.listed = new ListedEntities(database);
        this.ledger = new Ledger(database, clock, runIds);
    }

    /** As {@link #open(Path, Clock, Supplier)} with the system's clock and ids that sort by time. */
    public static StateStore open(Path directory) {
        Clock clock = Clock.systemUTC();
        return open(directory, clock, new TimedRunIds(clock));
    }

    /**
     * Opens the SQLite file of a directory, creating both where they are missing. Runs that an earlier process left
     * unfinished are marked as interrupted.
     *
     * @param runIds gives a new id for each run; ids name files
     * @throws StateException if another process holds the directory, or the file is damaged or of a newer version
     */
    public static StateStore open(Path directory, Clock clock, Supplier<String> runIds) {
        try {
            Files.createDirectories(directory);
            StateLock lock = StateLock.take(directory);
            boolean opened = false;
            try {
                StateStore store = openFile(directory.resolve(FILE), lock, clock, runIds);
                store.ledger.interruptUnfinished();
                opened = true;
                return store;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new StateException(
                    "the state directory " + directory + " cannot be used (" + e.getMessage()
                            + "); give it write permission or name another with --state",
                    e);
        }
    }

    private static StateStore openFile(Path file, StateLock lock, Clock clock, Supplier<String> runIds)
            throws IOException {
        SqliteFile.create(file);
        DataSource source = SqliteFile.source(file);
        Migrations.bring(source, file.toString(), "BINARY");
        try {
            return new StateStore(new Database(SqliteFile.open(source)), lock::close, clock, runIds);
        } catch (SQLException e) {
            throw Migrations.unusable(file.toString(), e);
        }
    }

    /**
     * Copies the state of a directory into another, empty one. Nothing of the state changes; a directory without state
     * gives none.
     *
     * @throws StateException if another process holds the directory
     */
    public static void copy(Path from, Path to) {
        if (!Files.exists(from.resolve(FILE))) {
            return;
        }
        try {
            StateLock lock = StateLock.take(from);
            try {
                copyFiles(from, to);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new StateException(
                    "the state directory " + from + " cannot be copied (" + e.getMessage()
                            + "); give it read permission or name another with --state",
                    e);
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String suffix : List.of("", "-wal")) {
            Path file = from.resolve(FILE + suffix);
            if (Files.exists(file)) {
                Files.copy(file, to.resolve(FILE + suffix));
            }
        }
    }

    /** Opens a state in PostgreSQL, which many processes may share; the caller closes the data source. */
    public static StateStore open(DataSource source, Clock clock, Supplier<String> runIds) {
        Migrations.bring(source, "of the data source", "\"C\"");
        return new StateStore(new Database(new Pool(source)), () -> {}, clock, runIds);
    }

    /**
     * What the calling thread reads and writes in {@code work} is one transaction: all of it happens, or nothing. Keep it
     * short, others wait, and do nothing else in it.
     */
    public void together(Runnable work) {
        database.together(work);
    }

    public SeenObjects seen() {
        return seen;
    }

    public SettledTables settled() {
        return settled;
    }

    public SentEntities sent() {
        return sent;
    }

    public Ledger ledger() {
        return ledger;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public FindingHistory findings() {
        return findings;
    }

    public SchemaHistory history() {
        return history;
    }

    public MadeEntities made() {
        return made;
    }

    public ClaimedAssets claims() {
        return claims;
    }

    public SuggestedTags suggested() {
        return suggested;
    }

    public TagDecisions decisions() {
        return decisions;
    }

    public ListedEntities listed() {
        return listed;
    }

    @Override
    public void close() {
        try {
            seen.flush();
        } finally {
            try {
                database.close();
            } finally {
                after.close();
            }
        }
    }
}

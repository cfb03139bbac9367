package io.lakecaravan.state;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LogicalTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tables of the present run as they are settled, and those of the last completed run. */
public final class SettledTables {
    private static final int PAGE = 200;
    private static final TypeReference<LogicalTable> TABLE = new TypeReference<>() {};

    private static final Grounds NO_GROUNDS = new Grounds("", 1, List.of());

    private final Database database;
    private final StateJson json;

    SettledTables(Database database, StateJson json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Keeps the tables of one candidate in place of what the run had of it. A repeat after the source was released is
     * ignored: names are given by then.
     */
    public void put(String run, String source, String candidate, List<SettledTable> tables) {
        List<Object[]> rows = new ArrayList<>();
        for (SettledTable settled : tables) {
            String document = json.write(TABLE, settled.table());
            rows.add(new Object[] {
                run,
                source,
                settled.identity(),
                candidate,
                settled.table().bucket(),
                settled.baseName(),
                hash(settled.table()),
                document,
                settled.partOf().orElse(null)
            });
        }
        database.write(statements -> {
            boolean released = statements.number(
                            "SELECT COUNT(*) FROM run_source WHERE run = ? AND source = ? AND release <> 0",
                            run,
                            source)
                    > 0;
            if (released) {
                return;
            }
            statements.update(
                    "DELETE FROM settled_table WHERE run = ? AND source = ? AND candidate = ?", run, source, candidate);
            statements.batch(
                    "INSERT INTO settled_table (run, source, identity, candidate, bucket, base_name, hash, document,"
                            + " part_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        });
    }

    /**
     * Takes out the tables of the run whose roots lie under the root of a table of one of these formats, and are no tables
     * of these formats themselves. A bucket that is a table as a whole keeps what is settled beside it.
     */
    public void dropNested(String run, String source, Collection<String> formats) {
        database.write(statements -> {
            for (String format : formats) {
                List<String> identities = statements.list(
                        "SELECT identity FROM settled_table WHERE run = ? AND source = ?"
                                + " AND substr(identity, length(identity) - length(?) + 1) = ?",
                        row -> row.getString(1),
                        run,
                        source,
                        "/|" + format,
                        "/|" + format);
                for (String identity : identities) {
                    String root = identity.substring(0, identity.length() - format.length() - 1);
                    dropBelow(statements, run, source, root, formats);
                }
            }
        });
    }

    private static void dropBelow(
            Statements statements, String run, String source, String root, Collection<String> formats)
            throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(run, source, root, root));
        StringBuilder sql = new StringBuilder(
                "DELETE FROM settled_table WHERE run = ? AND source = ? AND substr(identity, 1, length(?)) = ?");
        for (String format : formats) {
            sql.append(" AND substr(identity, length(identity) - length(?) + 1) <> ?");
            arguments.add("|" + format);
            arguments.add("|" + format);
        }
        statements.update(sql.toString(), arguments.toArray());
    }

    /**
     * Joins tables of the run that came in parts, see {@link SettledTable#partOf}.
     *
     * @param joining makes one table of its parts, which come in the order of their identities, the first part first
     */
    public void joinParts(String run, String source, Function<List<LogicalTable>, LogicalTable> joining) {
        database.write(statements -> {
            List<String> tables = statements.list(
                    "SELECT DISTINCT part_of FROM settled_table WHERE run = ? AND source = ? AND part_of IS NOT NULL"
                            + " ORDER BY part_of",
                    row -> row.getString(1),
                    run,
                    source);
            for (String table : tables) {
                List<String> parts = statements.list(
                        "SELECT identity FROM settled_table WHERE run = ? AND source = ? AND part_of = ?"
                                + " ORDER BY identity",
                        row -> row.getString(1),
                        run,
                        source,
                        table);
                join(statements, run, source, table, parts, joining);
            }
        });
    }

    private void join(
            Statements statements,
            String run,
            String source,
            String identity,
            List<String> parts,
            Function<List<LogicalTable>, LogicalTable> joining)
            throws SQLException {
        List<String> all = new ArrayList<>(List.of(identity));
        all.addAll(parts);
        List<LogicalTable> tables = new ArrayList<>();
        for (String each : all) {
            tables.addAll(statements.list(
                    "SELECT document FROM settled_table WHERE run = ? AND source = ? AND identity = ?",
                    row -> json.read(TABLE, row.getString(1)),
                    run,
                    source,
                    each));
        }
        LogicalTable joined = joining.apply(tables);
        String kept = tables.size() == parts.size() ? parts.get(0) : identity;
        for (String each : all) {
            if (!each.equals(kept)) {
                statements.update(
                        "DELETE FROM settled_table WHERE run = ? AND source = ? AND identity = ?", run, source, each);
            }
        }
        statements.update(
                "UPDATE settled_table SET identity = ?, part_of = NULL, hash = ?, document = ? WHERE run = ? AND source = ?"
                        + " AND identity = ?",
                identity,
                hash(joined),
                json.write(TABLE, joined),
                run,
                source,
                kept);
    }

    /** Tables of the source in the run so far. */
    public long count(String run, String source) {
        return database.transaction(statements -> statements.number(
                "SELECT COUNT(*) FROM settled_table WHERE run = ? AND source = ? AND carried = 0", run, source));
    }

    /** Buckets in which the run found tables of the source, in order of their names. */
    public List<String> buckets(String run, String source) {
        return database.transaction(statements -> statements.list(
                "SELECT DISTINCT bucket FROM settled_table WHERE run = ? AND source = ? AND carried = 0"
                        + " ORDER BY bucket",
                row -> row.getString(1),
                run,
                source));
    }

    /** Identities of the run's tables of the source, in order of their bytes. */
    public Iterator<String> identities(String run, String source) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT identity FROM settled_table WHERE run = ? AND source = ? AND carried = 0"
                                + " AND identity > ? ORDER BY identity LIMIT " + PAGE,
                        row -> row.getString(1),
                        run,
                        source,
                        after.orElse(""))));
    }

    /**
     * Base names that several tables of a bucket have, by bucket and name.
     *
     * @param most names to give
     */
    public List<SharedName> sharedNames(String run, String source, int most) {
        return database.transaction(statements -> statements.list(
                "SELECT bucket, base_name, COUNT(*), MIN(identity), MAX(identity) FROM settled_table"
                        + " WHERE run = ? AND source = ? AND carried = 0 GROUP BY bucket, base_name"
                        + " HAVING COUNT(*) > 1 ORDER BY bucket, base_name LIMIT ?",
                row -> new SharedName(
                        row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5)),
                run,
                source,
                (long) most));
    }

    /**
     * Gives every table of the source its final name: the base name, or where several tables of a bucket have the same,
     * the suffixed one for each of them. To be called once, by who claimed the release.
     */
    public void assignNames(String run, String source, NameClash clash) {
        database.write(statements -> Naming.assign(statements, run, source, clash));
    }

    /** The named tables that the run found, by bucket and name as bytes. */
    public Iterator<LogicalTable> tables(String run, String source) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT name, document FROM settled_table WHERE run = ? AND source = ? AND carried = 0"
                                + " AND name IS NOT NULL AND (bucket, name) > (?, ?) ORDER BY bucket, name LIMIT "
                                + PAGE,
                        row -> json.read(TABLE, row.getString(2)).withName(row.getString(1)),
                        run,
                        source,
                        after.map(LogicalTable::bucket).orElse(""),
                        after.map(LogicalTable::name).orElse(""))));
    }

    /**
     * Tables of the last completed run that this one did not find, by bucket and name. Empty unless the source was listed
     * completely and released in this run, and once the run has ended.
     */
    public Iterator<RemovedTable> removed(String source, String run) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT b.bucket, b.name" + TableChanges.REMOVED
                                + " AND (b.bucket, b.name) > (?, ?) ORDER BY b.bucket, b.name LIMIT " + PAGE,
                        row -> new RemovedTable(source, row.getString(1), row.getString(2)),
                        source,
                        source,
                        run,
                        run,
                        source,
                        after.map(RemovedTable::bucket).orElse(""),
                        after.map(RemovedTable::name).orElse(""))));
    }

    /** The table as settled in the run against the last completed run; tags do not count, catalogs compare those. */
    public Change change(String run, LogicalTable table) {
        Optional<Boolean> same = database.transaction(statements -> statements.first(
                "SELECT b.hash = n.hash FROM settled_table b JOIN settled_table n"
                        + " ON n.source = b.source AND n.bucket = b.bucket AND n.name = b.name"
                        + " WHERE b.run = " + TableChanges.BASELINE
                        + " AND b.source = ? AND b.bucket = ? AND b.name = ? AND n.run = ?",
                row -> row.getBoolean(1),
                table.source(),
                table.source(),
                table.bucket(),
                table.name(),
                run));
        return same.map(equal -> equal ? Change.UNCHANGED : Change.UPDATED).orElse(Change.CREATED);
    }

    /**
     * The named tables of the run that the last completed run of the source had too, and not the same, by bucket and name
     * as bytes.
     */
    public Iterator<UpdatedTable> updated(String run, String source) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT n.name, b.document, n.document FROM settled_table n JOIN settled_table b"
                                + " ON b.run = " + TableChanges.BASELINE
                                + " AND b.source = n.source AND b.bucket = n.bucket AND b.name = n.name"
                                + " WHERE n.run = ? AND n.source = ? AND n.carried = 0 AND b.hash <> n.hash"
                                + " AND (n.bucket, n.name) > (?, ?) ORDER BY n.bucket, n.name LIMIT " + PAGE,
                        row -> new UpdatedTable(
                                json.read(TABLE, row.getString(2)).withName(row.getString(1)),
                                json.read(TABLE, row.getString(3)).withName(row.getString(1))),
                        source,
                        run,
                        source,
                        after.map(update -> update.after().bucket()).orElse(""),
                        after.map(update -> update.after().name()).orElse(""))));
    }

    /** What a table is, whatever made layout think so: what lies beside it may change without it. */
    private String hash(LogicalTable table) {
        return StateJson.hash(json.write(TABLE, table.withGrounds(NO_GROUNDS)));
    }

    /** Puts the table in place of the one of its name that the run settled. */
    public void replace(String run, LogicalTable table) {
        String document = json.write(TABLE, table);
        database.write(statements -> statements.update(
                "UPDATE settled_table SET hash = ?, document = ? WHERE run = ? AND source = ? AND bucket = ? AND name = ?",
                hash(table),
                document,
                run,
                table.source(),
                table.bucket(),
                table.name()));
    }

    /** Counts of the source against its last completed run. */
    public TableCounts changes(String run, String source) {
        return database.transaction(statements -> TableChanges.count(statements, run, source));
    }

    /** What the candidate was settled as in the last completed run, so that a table does not flip on thin evidence. */
    public List<LogicalTable> previous(String source, String candidate) {
        return database.transaction(statements -> statements.list(
                "SELECT name, document FROM settled_table WHERE run = " + TableChanges.BASELINE
                        + " AND source = ? AND candidate = ? AND name IS NOT NULL ORDER BY bucket, name",
                row -> json.read(TABLE, row.getString(2)).withName(row.getString(1)),
                source,
                source,
                candidate));
    }

    /**
     * Whether the last completed run had a table whose identity begins so.
     *
     * @param identity see {@link SettledTable#identity}, up to the format
     */
    public boolean wasSettled(String source, String identity) {
        return database.transaction(statements -> statements.number(
                        "SELECT COUNT(*) FROM settled_table WHERE run = " + TableChanges.BASELINE
                                + " AND source = ? AND identity >= ? AND identity < ?",
                        source,
                        source,
                        identity,
                        identity + Character.MAX_VALUE))
                > 0;
    }

    /**
     * The table of this id, from the newest run that has it.
     *
     * @param tableId {@link LogicalTable#id}
     */
    public Optional<LogicalTable> find(String tableId) {
        return database.transaction(statements -> statements.first(
                "SELECT t.name, t.document FROM settled_table t JOIN run ON run.id = t.run"
                        + " WHERE (t.source || '/' || t.bucket || '/' || t.name) = ? ORDER BY run.seq DESC LIMIT 1",
                row -> json.read(TABLE, row.getString(2)).withName(row.getString(1)),
                tableId));
    }
}

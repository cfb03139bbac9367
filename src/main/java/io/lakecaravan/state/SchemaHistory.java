package io.lakecaravan.state;

import io.lakecaravan.schema.SchemaChange;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RecordedChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the schemas of tables changed from run to run. What a run that does not complete noted is dropped with its tables;
 * of each table the newest {@value #KEPT} changes are kept, as long as the table is there. Tables are known by name, as
 * in catalogs.
 */
public final class SchemaHistory {
    /** Most changes kept, and shown, of one table. */
    public static final int KEPT = 50;

    private final Database database;

    SchemaHistory(Database database) {
        this.database = database;
    }

    /**
     * Notes what changed in the present run, in place of what it noted before; of more than {@value #KEPT} changes the
     * breaking ones first.
     *
     * @throws StateException if there is no such run
     */
    public void put(String run, LogicalTable table, List<SchemaChange> changes) {
        List<SchemaChange> kept = changes.stream()
                .sorted(Comparator.comparing(change -> change.isBreaking() ? 0 : 1))
                .limit(KEPT)
                .toList();
        database.write(statements -> {
            record Begun(long seq, String at) {}
            Begun begun = statements
                    .first(
                            "SELECT seq, started_at FROM run WHERE id = ?",
                            row -> new Begun(row.getLong(1), row.getString(2)),
                            run)
                    .orElseThrow(() -> new StateException("the state knows no run '" + run + "'"));
            statements.update(
                    "DELETE FROM schema_change WHERE source = ? AND bucket = ? AND name = ? AND seq = ?",
                    table.source(),
                    table.bucket(),
                    table.name(),
                    begun.seq());
            List<Object[]> rows = new ArrayList<>();
            for (SchemaChange change : kept) {
                rows.add(new Object[] {
                    table.source(),
                    table.bucket(),
                    table.name(),
                    begun.seq(),
                    (long) rows.size(),
                    run,
                    begun.at(),
                    change.kind().name(),
                    change.column(),
                    change.before(),
                    change.after(),
                    change.isBreaking() ? 1L : 0L
                });
            }
            statements.batch(
                    "INSERT INTO schema_change (source, bucket, name, seq, place, run, at, kind, column_path, old_text,"
                            + " new_text, breaking) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        });
    }

    /** The newest changes of the table, those of the newest run first; at most {@value #KEPT}. */
    public List<RecordedChange> of(LogicalTable table) {
        return database.transaction(statements -> statements.list(
                "SELECT run, at, kind, column_path, old_text, new_text, breaking FROM schema_change"
                        + " WHERE source = ? AND bucket = ? AND name = ? ORDER BY seq DESC, place LIMIT " + KEPT,
                SchemaHistory::read,
                table.source(),
                table.bucket(),
                table.name()));
    }

    private static RecordedChange read(ResultSet row) throws SQLException {
        return new RecordedChange(
                row.getString(1),
                Instant.parse(row.getString(2)),
                new SchemaChange(
                        SchemaChange.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7) == 1 ? SchemaChange.Impact.BREAKING : SchemaChange.Impact.COMPATIBLE));
    }

    /** Forgets what a run noted that did not come to publish the source's tables. */
    static void drop(Statements statements, String run, String source) throws SQLException {
        statements.update("DELETE FROM schema_change WHERE run = ? AND source = ?", run, source);
    }

    /** Once the run is what later ones are compared with: keeps what is shown, of tables that are there. */
    static void prune(Statements statements, String run, String source) throws SQLException {
        statements.update(
                "DELETE FROM schema_change WHERE source = ? AND NOT EXISTS (SELECT 1 FROM settled_table n"
                        + " WHERE n.run = ? AND n.source = schema_change.source AND n.bucket = schema_change.bucket"
                        + " AND n.name = schema_change.name)",
                source,
                run);
        boolean grown = statements.number(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM schema_change WHERE run = ? AND source = ? LIMIT 1) c",
                        run,
                        source)
                > 0;
        if (grown) {
            statements.update(
                    "DELETE FROM schema_change WHERE (source, bucket, name, seq, place) IN (SELECT source, bucket, name,"
                            + " seq, place FROM (SELECT source, bucket, name, seq, place, ROW_NUMBER() OVER"
                            + " (PARTITION BY bucket, name ORDER BY seq DESC, place) AS age FROM schema_change"
                            + " WHERE source = ?) c WHERE age > " + KEPT + ")",
                    source);
        }
    }
}

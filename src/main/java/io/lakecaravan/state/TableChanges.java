package io.lakecaravan.state;

import java.sql.SQLException;

/** Compares a run's tables with the baseline of their source, by name: names are what catalogs know. */
final class TableChanges {
    static final String BASELINE = "(SELECT baseline_run FROM source_state WHERE source = ?)";

    /** Parameters: run, source, source. */
    private static final String COUNTS =
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN b.name IS NULL THEN 1 ELSE 0 END), 0),"
                    + " COALESCE(SUM(CASE WHEN b.hash <> n.hash THEN 1 ELSE 0 END), 0)"
                    + " FROM settled_table n LEFT JOIN settled_table b ON b.run = " + BASELINE
                    + " AND b.source = n.source AND b.bucket = n.bucket AND b.name = n.name"
                    + " WHERE n.run = ? AND n.source = ? AND n.carried = 0";

    /** Parameters: source, source, run, run, source. */
    static final String REMOVED = " FROM settled_table b WHERE b.source = ? AND b.run = " + BASELINE
            + " AND b.name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM settled_table n WHERE n.run = ?"
            + " AND n.source = b.source AND n.bucket = b.bucket AND n.name = b.name)"
            + " AND EXISTS (SELECT 1 FROM run_source s WHERE s.run = ? AND s.source = ? AND s.release = 1"
            + " AND s.listing = 'COMPLETE')";

    private TableChanges() {}

    static TableCounts count(Statements statements, String run, String source) throws SQLException {
        long removed = statements.number("SELECT COUNT(*)" + REMOVED, source, source, run, run, source);
        return statements
                .first(
                        COUNTS,
                        row -> {
                            long found = row.getLong(1);
                            long created = row.getLong(2);
                            long updated = row.getLong(3);
                            return new TableCounts(found, created, updated, found - created - updated, removed);
                        },
                        source,
                        run,
                        source)
                .orElse(TableCounts.NONE);
    }

    static void freeze(Statements statements, String run, String source) throws SQLException {
        TableCounts counts = count(statements, run, source);
        statements.update(
                "UPDATE run_source SET found = ?, created = ?, updated = ?, unchanged = ?, removed = ?"
                        + " WHERE run = ? AND source = ?",
                counts.found(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.removed(),
                run,
                source);
    }
}

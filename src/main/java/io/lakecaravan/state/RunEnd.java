package io.lakecaravan.state;

import io.lakecaravan.table.ListingEnd;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The last transaction of a run. */
final class RunEnd {
    private record SourceEnd(String source, int release, Optional<ListingEnd> listing) {}

    private RunEnd() {}

    static void interruptAll(Statements statements, Instant at) throws SQLException {
        for (String run :
                statements.list("SELECT id FROM run WHERE status = 'running' ORDER BY seq", row -> row.getString(1))) {
            end(statements, run, RunStatus.INTERRUPTED, Optional.empty(), at);
        }
    }

    static void interrupt(Statements statements, Instant at, List<String> sources) throws SQLException {
        for (String source : sources) {
            for (String run : statements.list(
                    "SELECT id FROM run JOIN run_source ON run = id WHERE status = 'running' AND source = ? ORDER BY seq",
                    row -> row.getString(1),
                    source)) {
                end(statements, run, RunStatus.INTERRUPTED, Optional.empty(), at);
            }
        }
    }

    static void end(Statements statements, String run, RunStatus status, Optional<String> reason, Instant at)
            throws SQLException {
        int ended = statements.update(
                "UPDATE run SET status = ?, reason = ?, ended_at = ? WHERE id = ? AND status = 'running'",
                status.text(),
                reason.orElse(null),
                at.toString(),
                run);
        if (ended == 0) {
            return;
        }
        freezeOutcomes(statements, run);
        for (SourceEnd source : statements.list(
                "SELECT source, release, listing FROM run_source WHERE run = ? ORDER BY source",
                row -> new SourceEnd(
                        row.getString(1),
                        row.getInt(2),
                        Optional.ofNullable(row.getString(3)).map(ListingEnd::valueOf)),
                run)) {
            TableChanges.freeze(statements, run, source.source());
            if (status.isCompleted() && source.release() == 1) {
                adopt(statements, run, source);
            } else {
                SchemaHistory.drop(statements, run, source.source());
            }
        }
    }

    private static void adopt(Statements statements, String run, SourceEnd end) throws SQLException {
        boolean complete = end.listing().equals(Optional.of(ListingEnd.COMPLETE));
        if (!complete) {
            carry(statements, run, end.source());
        }
        statements.update("UPDATE source_state SET baseline_run = ? WHERE source = ?", run, end.source());
        statements.update(
                "INSERT INTO known_finding (source, bucket, object_key, code, run)"
                        + " SELECT DISTINCT source, bucket, object_key, code, run FROM finding WHERE run = ? AND source = ?"
                        + " ON CONFLICT (source, bucket, object_key, code) DO UPDATE SET run = excluded.run",
                run,
                end.source());
        if (complete) {
            statements.update("DELETE FROM known_finding WHERE source = ? AND run <> ?", end.source(), run);
        }
        SchemaHistory.prune(statements, run, end.source());
        sweep(statements, end.source());
    }

    /** Tables that an incomplete listing may merely have missed stay known. */
    private static void carry(Statements statements, String run, String source) throws SQLException {
        statements.update(
                "INSERT INTO settled_table"
                        + " (run, source, identity, candidate, bucket, base_name, name, hash, document, carried)"
                        + " SELECT ?, b.source, b.identity, b.candidate, b.bucket, b.base_name, b.name, b.hash,"
                        + " b.document, 1 FROM settled_table b WHERE b.source = ?"
                        + " AND b.run = (SELECT baseline_run FROM source_state WHERE source = ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM settled_table n WHERE n.run = ? AND n.source = b.source"
                        + " AND n.bucket = b.bucket AND n.name = b.name)"
                        + " AND NOT EXISTS (SELECT 1 FROM settled_table n WHERE n.run = ? AND n.source = b.source"
                        + " AND n.identity = b.identity)",
                run,
                source,
                source,
                run,
                run);
    }

    private static void freezeOutcomes(Statements statements, String run) throws SQLException {
        for (var entry : RunRecords.liveCatalogs(statements, run).entrySet()) {
            CatalogCounts counts = entry.getValue();
            statements.update(
                    "UPDATE run_catalog SET written = ?, unchanged = ?, dead_lettered = ?, deferred = ?"
                            + " WHERE run = ? AND catalog = ?",
                    counts.written(),
                    counts.unchanged(),
                    counts.deadLettered(),
                    counts.deferred(),
                    run,
                    entry.getKey());
        }
    }

    /** Drops what runs of the source left that are neither running nor what others are compared with. */
    static void sweep(Statements statements, String source) throws SQLException {
        String ended = " WHERE source = ? AND run IN (SELECT id FROM run WHERE status <> 'running')";
        statements.update("DELETE FROM run_candidate" + ended, source);
        statements.update("DELETE FROM run_outcome" + ended, source);
        statements.update(
                "DELETE FROM settled_table" + ended
                        + " AND run <> COALESCE((SELECT baseline_run FROM source_state WHERE source = ?), '')",
                source,
                source);
        // The findings of the run that began before this one stay readable until the next begins.
        statements.update(
                "DELETE FROM finding" + ended
                        + " AND run NOT IN (SELECT run FROM run_source JOIN run ON id = run WHERE source = ?"
                        + " ORDER BY seq DESC LIMIT 2)",
                source,
                source);
    }
}

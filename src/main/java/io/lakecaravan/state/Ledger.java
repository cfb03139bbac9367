package io.lakecaravan.state;

import io.lakecaravan.table.ListingEnd;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides when the listing, the settling and the publishing of a run have ended, however many threads or processes carry
 * it out. Every method but {@link #add} may be repeated with the same arguments and changes nothing then.
 */
public final class Ledger {
    private final Database database;
    private final Clock clock;
    private final Supplier<String> runIds;

    Ledger(Database database, Clock clock, Supplier<String> runIds) {
        this.database = database;
        this.clock = clock;
        this.runIds = runIds;
    }

    /**
     * Begins a run; an unfinished run of any of the sources is marked as interrupted.
     *
     * @return the run's id
     */
    public String begin(String command, List<String> sources, List<String> catalogs) {
        String run = runIds.get();
        database.write(statements -> {
            RunEnd.interrupt(statements, clock.instant(), sources);
            statements.update(
                    "INSERT INTO run (id, seq, command, started_at, status)"
                            + " SELECT ?, COALESCE(MAX(seq), 0) + 1, ?, ?, 'running' FROM run",
                    run,
                    command,
                    clock.instant().toString());
            for (String source : sources) {
                statements.update("INSERT INTO run_source (run, source) VALUES (?, ?)", run, source);
                statements.update(
                        "INSERT INTO source_state (source, current_run) VALUES (?, ?)"
                                + " ON CONFLICT (source) DO UPDATE SET current_run = excluded.current_run",
                        source,
                        run);
                RunEnd.sweep(statements, source);
            }
            for (String catalog : catalogs) {
                statements.update("INSERT INTO run_catalog (run, catalog) VALUES (?, ?)", run, catalog);
            }
        });
        return run;
    }

    void interruptUnfinished() {
        database.write(statements -> RunEnd.interruptAll(statements, clock.instant()));
    }

    /** A candidate was sent on its way and must be settled before the source is released. */
    public void expect(String run, String source, String candidate) {
        database.write(statements -> statements.update(
                "INSERT INTO run_candidate (run, source, candidate, settled) VALUES (?, ?, ?, 0)"
                        + " ON CONFLICT (run, source, candidate) DO NOTHING",
                run,
                source,
                candidate));
    }

    /**
     * Adds to a counter of the source. Known counters: {@code listed}, {@code skipped}, {@code skipped.<why>}, {@code read},
     * {@code unchanged}, {@code quarantined} in objects, {@code listRequests}, {@code getRequests}, {@code bytesRead}.
     */
    public void add(String run, String source, String counter, long amount) {
        database.write(statements -> statements.update(
                "INSERT INTO run_counter (run, source, counter, amount) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (run, source, counter) DO UPDATE SET amount = run_counter.amount + excluded.amount",
                run,
                source,
                counter,
                amount));
    }

    /** The source was listed to its end, or as far as it could be. All its candidates are expected by now. */
    public void listed(String run, String source, ListingEnd end) {
        database.write(statements -> require(
                statements.update(
                        "UPDATE run_source SET listing = ? WHERE run = ? AND source = ?", end.name(), run, source),
                run,
                source));
    }

    public void settled(String run, String source, String candidate) {
        database.write(statements -> statements.update(
                "INSERT INTO run_candidate (run, source, candidate, settled) VALUES (?, ?, ?, 1)"
                        + " ON CONFLICT (run, source, candidate) DO UPDATE SET settled = 1",
                run,
                source,
                candidate));
    }

    /** True exactly once: when the source is listed and all its expected candidates are settled. */
    public boolean claimRelease(String run, String source) {
        return database.transaction(statements -> statements.update(
                        "UPDATE run_source SET release = 1 WHERE run = ? AND source = ? AND release = 0"
                                + " AND listing IS NOT NULL AND NOT EXISTS (SELECT 1 FROM run_candidate c"
                                + " WHERE c.run = ? AND c.source = ? AND c.settled = 0)",
                        run,
                        source,
                        run,
                        source)
                == 1);
    }

    /**
     * Nothing of the source is published in this run, e.g. because it gives too many tables: no outcome is expected,
     * nothing counts as removed, and the next run compares with the one before.
     */
    public void withhold(String run, String source) {
        database.write(statements -> require(
                statements.update(
                        "UPDATE run_source SET release = 2, expected_tables = 0 WHERE run = ? AND source = ?",
                        run,
                        source),
                run,
                source));
    }

    /** Whether {@link #withhold} was said of the source in this run. */
    public boolean isWithheld(String run, String source) {
        return database.transaction(statements -> statements.number(
                        "SELECT COUNT(*) FROM run_source WHERE run = ? AND source = ? AND release = 2", run, source)
                > 0);
    }

    /** Whether the source was listed to its end and its tables are published in this run. */
    public boolean isComplete(String run, String source) {
        return database.transaction(statements -> isComplete(statements, run, source));
    }

    static boolean isComplete(Statements statements, String run, String source) throws SQLException {
        return statements.number(
                        "SELECT COUNT(*) FROM run_source WHERE run = ? AND source = ? AND release = 1 AND listing = ?",
                        run,
                        source,
                        ListingEnd.COMPLETE.name())
                > 0;
    }

    /** One more entity was removed from the catalog. */
    public void removed(String run, String catalog) {
        database.write(statements -> statements.update(
                "UPDATE run_catalog SET removed = removed + 1 WHERE run = ? AND catalog = ?", run, catalog));
    }

    /** So many tables of the source go to each catalog of the run. */
    public void expectOutcomes(String run, String source, long tables) {
        database.write(statements -> require(
                statements.update(
                        "UPDATE run_source SET expected_tables = ? WHERE run = ? AND source = ?", tables, run, source),
                run,
                source));
    }

    /** A better outcome of the same table and catalog replaces a worse one, never the other way round. */
    public void outcome(String run, String source, String catalog, String table, Outcome outcome) {
        database.write(statements -> {
            int first = statements.update(
                    "INSERT INTO run_outcome (run, source, catalog, table_id, outcome) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (run, source, catalog, table_id) DO NOTHING",
                    run,
                    source,
                    catalog,
                    table,
                    outcome.rank());
            if (first == 1) {
                // Counted here, because counting rows at each claim would be quadratic in tables.
                statements.update(
                        "UPDATE run_source SET outcomes = outcomes + 1 WHERE run = ? AND source = ?", run, source);
            } else {
                statements.update(
                        "UPDATE run_outcome SET outcome = ? WHERE run = ? AND source = ? AND catalog = ?"
                                + " AND table_id = ? AND outcome < ?",
                        outcome.rank(),
                        run,
                        source,
                        catalog,
                        table,
                        outcome.rank());
            }
        });
    }

    /**
     * Tables of the source that the catalog owes an outcome for; 0 before it is known how many there are. Its cost grows with
     * the outcomes so far.
     */
    public long owed(String run, String source, String catalog) {
        return database.transaction(statements -> Math.max(
                0,
                statements.number(
                        "SELECT COALESCE((SELECT expected_tables FROM run_source WHERE run = ? AND source = ?), 0)"
                                + " - (SELECT COUNT(*) FROM run_outcome WHERE run = ? AND source = ? AND catalog = ?)",
                        run,
                        source,
                        run,
                        source,
                        catalog)));
    }

    /** Tables of these sources by what became of them in the catalog, so far. */
    public CatalogCounts counts(String run, String catalog, List<String> sources) {
        return database.transaction(statements -> {
            CatalogCounts counts = CatalogCounts.NONE;
            for (Outcome outcome : Outcome.values()) {
                long tables = 0;
                for (String source : sources) {
                    tables += statements.number(
                            "SELECT COUNT(*) FROM run_outcome WHERE run = ? AND source = ? AND catalog = ?"
                                    + " AND outcome = ?",
                            run,
                            source,
                            catalog,
                            outcome.rank());
                }
                counts = counts.with(outcome, tables);
            }
            return counts;
        });
    }

    /** True exactly once: when all sources are released or withheld, and every catalog has an outcome for each table. */
    public boolean claimEnd(String run) {
        return database.transaction(statements -> statements.update(
                        "UPDATE run SET claimed = 1 WHERE id = ? AND claimed = 0 AND status = 'running'"
                                + " AND NOT EXISTS (SELECT 1 FROM run_source s WHERE s.run = ? AND (s.release = 0"
                                + " OR s.expected_tables IS NULL OR s.outcomes < s.expected_tables"
                                + " * (SELECT COUNT(*) FROM run_catalog c WHERE c.run = ?)))",
                        run,
                        run,
                        run)
                == 1);
    }

    /**
     * Ends a run that is still running. After a completed run its tables and findings are what later runs are compared
     * with, all in one transaction; after any other they are dropped.
     */
    public void end(String run, RunStatus status) {
        if (status == RunStatus.RUNNING) {
            throw new IllegalArgumentException("a run cannot end as running");
        }
        database.write(statements -> RunEnd.end(statements, run, status, Optional.empty(), clock.instant()));
    }

    /** @param reason for people, in our words */
    public void fail(String run, String reason) {
        database.write(
                statements -> RunEnd.end(statements, run, RunStatus.FAILED, Optional.of(reason), clock.instant()));
    }

    /** @throws StateException if there is no such run */
    public RunRecord record(String run) {
        return database.transaction(statements -> RunRecords.find(statements, run))
                .orElseThrow(() -> new StateException("the state knows no run '" + run + "'"));
    }

    /**
     * How far a run is.
     *
     * @param expected candidates known so far
     * @param settled of them
     * @param published outcomes at all catalogs together
     */
    public record Steps(long expected, long settled, long published) {}

    /** Counts for people who wait; cheap enough to ask for every second. */
    public Steps steps(String run) {
        return database.transaction(statements -> new Steps(
                statements.number("SELECT COUNT(*) FROM run_candidate WHERE run = ?", run),
                statements.number("SELECT COUNT(*) FROM run_candidate WHERE run = ? AND settled = 1", run),
                statements.number("SELECT COALESCE(SUM(outcomes), 0) FROM run_source WHERE run = ?", run)));
    }

    /** The run that began last. */
    public Optional<RunRecord> last() {
        return database.transaction(RunRecords::last);
    }

    private static void require(int changed, String run, String source) {
        if (changed == 0) {
            throw new StateException("run '" + run + "' has no source '" + source + "' in the state");
        }
    }
}

package io.lakecaravan.state;

import io.lakecaravan.table.ListingEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads run records. While a run lasts its counts are taken from its rows; afterwards they are kept with it. */
final class RunRecords {
    private record Counted(String counter, long amount) {}

    private RunRecords() {}

    static Optional<RunRecord> last(Statements statements) throws SQLException {
        Optional<String> id = statements.first("SELECT id FROM run ORDER BY seq DESC LIMIT 1", row -> row.getString(1));
        return id.isEmpty() ? Optional.empty() : find(statements, id.orElseThrow());
    }

    static Optional<RunRecord> find(Statements statements, String run) throws SQLException {
        Optional<RunRecord> head = statements.first(
                "SELECT id, command, started_at, ended_at, status, reason FROM run WHERE id = ?",
                RunRecords::head,
                run);
        if (head.isEmpty()) {
            return head;
        }
        RunRecord record = head.orElseThrow();
        boolean running = record.status() == RunStatus.RUNNING;
        return Optional.of(new RunRecord(
                record.id(),
                record.command(),
                record.startedAt(),
                record.endedAt(),
                record.status(),
                record.reason(),
                sources(statements, run, running),
                running ? liveCatalogs(statements, run) : keptCatalogs(statements, run)));
    }

    private static RunRecord head(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getString(1),
                row.getString(2),
                Instant.parse(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(Instant::parse),
                RunStatus.parse(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                List.of(),
                new TreeMap<>());
    }

    private static List<SourceRecord> sources(Statements statements, String run, boolean running) throws SQLException {
        List<SourceRecord> kept = statements.list(
                "SELECT source, listing, found, created, updated, unchanged, removed FROM run_source WHERE run = ?"
                        + " ORDER BY source",
                row -> new SourceRecord(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)).map(ListingEnd::valueOf),
                        new TreeMap<>(),
                        new TableCounts(
                                row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7))),
                run);
        List<SourceRecord> result = new ArrayList<>();
        for (SourceRecord source : kept) {
            TableCounts tables = running ? TableChanges.count(statements, run, source.name()) : source.tables();
            result.add(new SourceRecord(
                    source.name(), source.listing(), counters(statements, run, source.name()), tables));
        }
        return result;
    }

    private static SortedMap<String, Long> counters(Statements statements, String run, String source)
            throws SQLException {
        SortedMap<String, Long> counters = new TreeMap<>();
        statements
                .list(
                        "SELECT counter, amount FROM run_counter WHERE run = ? AND source = ?",
                        row -> new Counted(row.getString(1), row.getLong(2)),
                        run,
                        source)
                .forEach(counted -> counters.put(counted.counter(), counted.amount()));
        return counters;
    }

    private static SortedMap<String, CatalogCounts> keptCatalogs(Statements statements, String run)
            throws SQLException {
        SortedMap<String, CatalogCounts> catalogs = new TreeMap<>();
        statements.list(
                "SELECT catalog, written, unchanged, dead_lettered, deferred, removed FROM run_catalog WHERE run = ?",
                row -> catalogs.put(
                        row.getString(1),
                        new CatalogCounts(
                                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                run);
        return catalogs;
    }

    static SortedMap<String, CatalogCounts> liveCatalogs(Statements statements, String run) throws SQLException {
        SortedMap<String, CatalogCounts> catalogs = keptCatalogs(statements, run);
        statements.list(
                "SELECT catalog, outcome, COUNT(*) FROM run_outcome WHERE run = ? GROUP BY catalog, outcome",
                row -> {
                    String catalog = row.getString(1);
                    CatalogCounts before = catalogs.getOrDefault(catalog, CatalogCounts.NONE);
                    return catalogs.put(catalog, before.with(Outcome.ofRank(row.getInt(2)), row.getLong(3)));
                },
                run);
        return catalogs;
    }
}

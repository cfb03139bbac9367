package io.lakecaravan.state;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger knows of one run.
 *
 * @param command sub-command that started it, e.g. {@code crawl}
 * @param reason why it failed; empty otherwise
 * @param sources in order of their names
 * @param catalogs by name; a catalog that got no table yet stands with zeroes
 */
public record RunRecord(
        String id,
        String command,
        Instant startedAt,
        Optional<Instant> endedAt,
        RunStatus status,
        Optional<String> reason,
        List<SourceRecord> sources,
        SortedMap<String, CatalogCounts> catalogs) {
    public RunRecord {
        sources = List.copyOf(sources);
        catalogs = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, CatalogCounts>) catalogs));
    }

    /** Sum of a counter over all sources. */
    public long counter(String counter) {
        return sources.stream().mapToLong(source -> source.counter(counter)).sum();
    }

    public TableCounts tables() {
        return sources.stream().map(SourceRecord::tables).reduce(TableCounts.NONE, TableCounts::plus);
    }
}

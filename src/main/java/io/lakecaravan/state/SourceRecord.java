package io.lakecaravan.state;

import io.lakecaravan.table.ListingEnd;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One source in one run.
 *
 * @param listing empty until the listing has ended
 * @param counters by name as in {@link Ledger#add}; missing is 0
 */
public record SourceRecord(
        String name, Optional<ListingEnd> listing, SortedMap<String, Long> counters, TableCounts tables) {
    public SourceRecord {
        counters = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Long>) counters));
    }

    public long counter(String counter) {
        return counters.getOrDefault(counter, 0L);
    }
}

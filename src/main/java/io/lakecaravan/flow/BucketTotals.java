package io.lakecaravan.flow;

import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** What the tables that a run found in each bucket come to. Counted once a run and source; used by several threads. */
final class BucketTotals {
    /**
     * Of one bucket.
     *
     * @param tables number of tables
     * @param objects of these tables
     * @param bytes of these objects
     */
    record Total(long tables, long objects, long bytes) {
        private static final Total NONE = new Total(0, 0, 0);

        private Total plus(LogicalTable table) {
            return new Total(tables + 1, objects + table.objects(), bytes + table.bytes());
        }
    }

    /** What a run found in one source, by bucket. */
    private record Counted(String run, Map<String, Total> totals) {}

    private final StateStore state;
    /** By source: tables of several come in turn. */
    private final Map<String, Counted> counted = new HashMap<>();

    BucketTotals(StateStore state) {
        this.state = state;
    }

    /** By bucket; all tables of the source are known once the first of them is published. */
    synchronized Map<String, Total> of(String run, String source) {
        Counted known = counted.get(source);
        if (known == null || !known.run().equals(run)) {
            known = new Counted(run, count(run, source));
            counted.put(source, known);
        }
        return known.totals();
    }

    private Map<String, Total> count(String run, String source) {
        Map<String, Total> totals = new TreeMap<>();
        Iterator<LogicalTable> tables = state.settled().tables(run, source);
        while (tables.hasNext()) {
            LogicalTable table = tables.next();
            totals.put(
                    table.bucket(),
                    totals.getOrDefault(table.bucket(), Total.NONE).plus(table));
        }
        return totals;
    }
}

package io.lakecaravan.flow;

import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
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

    private final StateStore state;
    private String counted = "";
    private Map<String, Total> totals = Map.of();

    BucketTotals(StateStore state) {
        this.state = state;
    }

    /** By bucket; all tables of the source are known once the first of them is published. */
    synchronized Map<String, Total> of(String run, String source) {
        String wanted = run + " " + source;
        if (!counted.equals(wanted)) {
            Map<String, Total> sums = new TreeMap<>();
            Iterator<LogicalTable> tables = state.settled().tables(run, source);
            while (tables.hasNext()) {
                LogicalTable table = tables.next();
                sums.put(
                        table.bucket(),
                        sums.getOrDefault(table.bucket(), Total.NONE).plus(table));
            }
            totals = sums;
            counted = wanted;
        }
        return totals;
    }
}

package io.lakecaravan.flow;

import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.Stores;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Endpoint and region of a table's source, and what its bucket holds: all tables of the run together. Those are counted
 * once a run and source, when names are given and all is settled; as many sums are held as there are buckets. Safe for use
 * by several threads.
 */
final class SourceStores implements Stores {
    private final CaravanConfig config;
    private final StateStore state;
    private final CatalogConfig.OpenMetadata catalog;
    private String counted = "";
    private Map<String, long[]> totals = Map.of();

    SourceStores(CaravanConfig config, StateStore state, CatalogConfig.OpenMetadata catalog) {
        this.config = config;
        this.state = state;
        this.catalog = catalog;
    }

    @Override
    public StoreFacts of(Publication publication) {
        LogicalTable table = publication.table();
        SourceConfig source = config.source(table.source());
        StoreFacts facts = new StoreFacts(
                source.endpoint().map(URI::toString),
                source.region(),
                catalog.shown().console());
        if (catalog.model() == CatalogConfig.Model.TABLES) {
            return facts;
        }
        long[] sums = totals(publication.run(), table.source()).get(table.bucket());
        return sums == null ? facts : facts.withTotals(sums[0], sums[1]);
    }

    private synchronized Map<String, long[]> totals(String run, String source) {
        String wanted = run + " " + source;
        if (!counted.equals(wanted)) {
            Map<String, long[]> sums = new TreeMap<>();
            Iterator<LogicalTable> tables = state.settled().tables(run, source);
            while (tables.hasNext()) {
                LogicalTable table = tables.next();
                long[] sum = sums.computeIfAbsent(table.bucket(), bucket -> new long[2]);
                sum[0] += table.objects();
                sum[1] += table.bytes();
            }
            totals = sums;
            counted = wanted;
        }
        return totals;
    }
}

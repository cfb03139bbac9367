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

/**
 * Endpoint and region of a table's source, and what its bucket holds: all tables of the run together. Those are counted
 * once a run and source, when names are given and all is settled; as many sums are held as there are buckets. Safe for use
 * by several threads.
 */
final class SourceStores implements Stores {
    private final CaravanConfig config;
    private final BucketTotals totals;
    private final CatalogConfig.OpenMetadata catalog;

    SourceStores(CaravanConfig config, StateStore state, CatalogConfig.OpenMetadata catalog) {
        this.config = config;
        this.totals = new BucketTotals(state);
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
        BucketTotals.Total total = totals.of(publication.run(), table.source()).get(table.bucket());
        return total == null ? facts : facts.withTotals(total.objects(), total.bytes());
    }
}

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
import java.util.Optional;

/**
 * Endpoint and region of a table's source, and what its bucket holds: all tables of the run together. Those are counted
 * once a run and source, when names are given and all is settled; as many sums are held as there are buckets. Safe for use
 * by several threads.
 */
final class SourceStores implements Stores {
    private final CaravanConfig config;
    private final Optional<BucketTotals> totals;
    private final Optional<String> console;

    private SourceStores(CaravanConfig config, Optional<BucketTotals> totals, Optional<String> console) {
        this.config = config;
        this.totals = totals;
        this.console = console;
    }

    /** Of a server's catalog; only containers show what a bucket holds. */
    static SourceStores of(CaravanConfig config, StateStore state, CatalogConfig.OpenMetadata catalog) {
        Optional<BucketTotals> totals =
                catalog.model() == CatalogConfig.Model.TABLES ? Optional.empty() : Optional.of(new BucketTotals(state));
        return new SourceStores(config, totals, catalog.shown().console());
    }

    /** Without what buckets hold. */
    static SourceStores of(CaravanConfig config, CatalogConfig.Atlan catalog) {
        return new SourceStores(config, Optional.empty(), catalog.console());
    }

    @Override
    public StoreFacts of(Publication publication) {
        LogicalTable table = publication.table();
        SourceConfig source = config.source(table.source());
        StoreFacts facts = new StoreFacts(
                source.isAws() ? StoreFacts.Provider.AWS : StoreFacts.Provider.OTHER,
                source.endpoint().map(URI::toString),
                source.region(),
                console);
        return totals.map(all -> all.of(publication.run(), table.source()).get(table.bucket()))
                .map(total -> facts.withTotals(total.objects(), total.bytes()))
                .orElse(facts);
    }
}

package io.lakecaravan.flow;

import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.StoreTags;
import io.lakecaravan.tag.StoreFacts;
import java.util.List;

/** Notes on a table what the store keeps as tags of its bucket and sample object, where a catalog wants to show it. */
public final class StoreTagging {
    private final boolean wanted;
    private final AskedFacts.OfRuns asked;

    public StoreTagging(List<CatalogConfig> catalogs, AskedFacts.OfRuns asked) {
        this.wanted = catalogs.stream().anyMatch(catalog -> catalog.storeTags() != CatalogConfig.StoreTags.NONE);
        this.asked = asked;
    }

    /** Whether any catalog asks; else no request is made for it. */
    public boolean isWanted() {
        return wanted;
    }

    /** Costs one request for the table, and one for its bucket in a run. */
    public Publication ask(Publication publication) {
        LogicalTable table = publication.table();
        StoreFacts facts = asked.of(publication.run(), table.source());
        return publication.withStoreTags(new StoreTags(facts.bucketTags(table), facts.objectTags(table)));
    }
}

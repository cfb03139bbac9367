package io.lakecaravan.flow;

import io.lakecaravan.catalog.local.LocalCatalog;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The local catalogs by name: what they hold and show, beside being written to. */
public final class LocalCatalogs {
    private final Map<String, LocalCatalog> byName = new TreeMap<>();

    private LocalCatalogs() {}

    static LocalCatalogs of(List<CatalogConfig> configured) throws IOException {
        LocalCatalogs locals = new LocalCatalogs();
        for (CatalogConfig catalog : configured) {
            if (catalog instanceof CatalogConfig.Local local) {
                locals.byName.put(local.name(), new LocalCatalog(local.directory()));
            }
        }
        return locals;
    }

    /** Whether the table's file is there: somebody may have removed what we wrote. */
    public boolean has(String catalog, Publication publication) {
        return byName.get(catalog).has(publication.table());
    }

    /** The rows that one of them shows for the table's present sample object. */
    Optional<Sample> sample(LogicalTable table) throws IOException {
        for (LocalCatalog local : byName.values()) {
            Optional<Sample> sample = local.sample(table);
            if (sample.isPresent()) {
                return sample;
            }
        }
        return Optional.empty();
    }
}

package io.lakecaravan.flow;

import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.local.LocalCatalog;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured local catalogs by name: what they show, and the removal of what is no longer there. */
public final class LocalCatalogs {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCatalogs.class);

    private final Map<String, LocalCatalog> byName = new TreeMap<>();

    public LocalCatalogs(List<CatalogConfig> catalogs) {
        for (CatalogConfig catalog : catalogs) {
            if (catalog instanceof CatalogConfig.Local local) {
                byName.put(local.name(), new LocalCatalog(local.directory()));
            }
        }
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Whether the table's file is there; somebody may have deleted it. */
    public boolean has(String catalog, Publication publication) {
        return byName.get(catalog).has(publication.table());
    }

    /** Rows that the catalog shows of the table's present sample object; empty also where its file cannot be read. */
    public Optional<Sample> sample(String catalog, LogicalTable table) {
        try {
            return byName.get(catalog).sample(table);
        } catch (IOException e) {
            LOG.warn("the file of {} in catalog {} cannot be read", table.id(), catalog, e);
            return Optional.empty();
        }
    }

    /** The profile that goes with those rows. */
    Optional<TableProfile> profile(String catalog, LogicalTable table) {
        try {
            return byName.get(catalog).shownProfile(table);
        } catch (IOException e) {
            LOG.warn("the file of {} in catalog {} cannot be read", table.id(), catalog, e);
            return Optional.empty();
        }
    }

    /**
     * Removes the table's file, if it is there.
     *
     * @throws CatalogException when the file stays
     */
    public void remove(MadeEntity entity) {
        try {
            byName.get(entity.catalog()).remove(entity.source(), entity.bucket(), entity.table());
        } catch (IOException e) {
            LOG.warn("the file of {} in catalog {} cannot be removed", entity.tableId(), entity.catalog(), e);
            throw new CatalogException(
                    Decision.REJECT,
                    0,
                    "",
                    "its file could not be removed; check the rights of the folder, or delete the file");
        }
    }
}

package io.lakecaravan.flow;

import io.lakecaravan.catalog.local.LocalCatalog;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.RemovedTable;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
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

    private final StateStore state;
    private final Map<String, LocalCatalog> byName = new TreeMap<>();

    private final Optional<PlanListener> plan;

    /** @param plan is told what would be removed, instead of removing it; empty: it is removed */
    public LocalCatalogs(List<CatalogConfig> catalogs, StateStore state, Optional<PlanListener> plan) {
        this.state = state;
        this.plan = plan;
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

    /** Removes the table's file, and forgets that it was sent. A file that stays is a finding. */
    public void remove(String run, String catalog, RemovedTable table) {
        if (plan.isPresent()) {
            plan.get().planned(catalog, table.id(), List.of("remove table " + table.name()));
            return;
        }
        try {
            byName.get(catalog).remove(table.source(), table.bucket(), table.name());
            state.sent().forget(catalog, table.id());
            state.deadLetters().supersede(catalog, table.id());
        } catch (IOException e) {
            LOG.warn("the file of {} in catalog {} cannot be removed", table.id(), catalog, e);
            state.findings()
                    .report(
                            run,
                            table.source(),
                            Finding.of(
                                    FindingCode.CATALOG_REJECTED,
                                    table.bucket(),
                                    table.name(),
                                    "the table is gone and its file in catalog " + catalog
                                            + " could not be removed; check the rights of the folder, then delete it"));
        }
    }
}

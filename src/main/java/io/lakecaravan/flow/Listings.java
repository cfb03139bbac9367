package io.lakecaravan.flow;

import io.lakecaravan.catalog.EntityPage;
import io.lakecaravan.catalog.EntityPageRequest;
import io.lakecaravan.catalog.openmetadata.Model;
import io.lakecaravan.catalog.openmetadata.OpenMetadataListing;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What catalogs have, listed before the tables of a source are published: so that what is new is created without asking
 * for it, and what went there is sent again. Without a listing each table is asked for. Safe for use by several threads.
 */
public final class Listings {
    private final Catalogs catalogs;
    private final StateStore state;
    /** Scopes that were listed to their end, by catalog; as many as there are buckets. */
    private final Map<String, Set<String>> listed = new ConcurrentHashMap<>();

    public Listings(Catalogs catalogs, StateStore state) {
        this.catalogs = catalogs;
        this.state = state;
    }

    /** What to list for the tables of a source: the first page of each scope. */
    public List<EntityPageRequest> begin(String run, String source, String catalog) {
        List<EntityPageRequest> requests = state.settled().buckets(run, source).stream()
                .map(bucket -> scope(catalog, source, bucket))
                .distinct()
                .map(EntityPageRequest::first)
                .toList();
        for (EntityPageRequest request : requests) {
            complete(catalog).remove(request.scope());
            state.listed().clear(catalog, request.scope());
        }
        return requests;
    }

    /** Keeps a page; the next request, or {@link EntityPageRequest#NONE}. */
    public EntityPageRequest keep(String catalog, EntityPageRequest asked, EntityPage page) {
        state.listed().add(catalog, asked.scope(), page.entities());
        if (page.next().isEmpty()) {
            complete(catalog).add(asked.scope());
        }
        return page.next().orElse(EntityPageRequest.NONE);
    }

    /** Whether the catalog is known not to have the table, not even deleted. */
    public boolean isAbsent(String catalog, Publication publication) {
        String scope =
                scope(catalog, publication.table().source(), publication.table().bucket());
        return complete(catalog).contains(scope)
                && state.listed()
                        .find(catalog, scope, name(catalog, publication))
                        .isEmpty();
    }

    /** Whether the catalog has the table, or nobody knows. */
    public boolean mayHave(String catalog, Publication publication) {
        return !isAbsent(catalog, publication);
    }

    /** Those of the tables that the catalog is known not to have. */
    public List<Publication> absent(String catalog, List<Publication> tables) {
        return tables.stream().filter(table -> isAbsent(catalog, table)).toList();
    }

    private Set<String> complete(String catalog) {
        return listed.computeIfAbsent(catalog, name -> ConcurrentHashMap.newKeySet());
    }

    private String scope(String catalog, String source, String bucket) {
        return OpenMetadataListing.scope(model(catalog), service(catalog), source, bucket);
    }

    private String name(String catalog, Publication publication) {
        return OpenMetadataListing.name(model(catalog), service(catalog), publication.table());
    }

    private Model model(String catalog) {
        boolean containers = catalogs.config(catalog) instanceof CatalogConfig.OpenMetadata server
                && server.model() == CatalogConfig.Model.CONTAINERS;
        return containers ? Model.CONTAINERS : Model.TABLES;
    }

    private String service(String catalog) {
        return catalogs.config(catalog) instanceof CatalogConfig.OpenMetadata server
                ? server.service().orElse("")
                : "";
    }
}

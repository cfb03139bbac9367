package io.lakecaravan.catalog;

import io.lakecaravan.table.CatalogEntity;
import java.util.List;
import java.util.Optional;

/**
 * One page of what a catalog has.
 *
 * @param next asks for the page after this one; empty after the last
 */
public record EntityPage(List<CatalogEntity> entities, Optional<EntityPageRequest> next) {
    public EntityPage {
        entities = List.copyOf(entities);
    }
}

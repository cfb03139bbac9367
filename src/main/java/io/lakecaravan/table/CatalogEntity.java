package io.lakecaravan.table;

/**
 * An entity as a catalog lists it.
 *
 * @param name full name in the catalog
 * @param id the catalog's id of it
 * @param presence whether it is shown there
 */
public record CatalogEntity(String name, String id, Presence presence) {
    /** Whether an entity is shown. */
    public enum Presence {
        THERE,
        /** Deleted in a way that can be taken back. */
        DELETED
    }
}

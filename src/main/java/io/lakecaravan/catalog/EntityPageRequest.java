package io.lakecaravan.catalog;

/**
 * Asks for one page of what a catalog has.
 *
 * @param scope part of the catalog that is listed, in the catalog's own words
 * @param after cursor that the page before gave; empty for the first page
 */
public record EntityPageRequest(String scope, String after) {
    /** Stands behind the last page. */
    public static final EntityPageRequest NONE = new EntityPageRequest("", "");

    public static EntityPageRequest first(String scope) {
        return new EntityPageRequest(scope, "");
    }
}

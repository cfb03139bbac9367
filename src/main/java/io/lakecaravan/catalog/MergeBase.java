package io.lakecaravan.catalog;

/** Where a sink finds what the catalog was last given of the table; what it gives back is {@link CatalogAnswer#base}. */
public final class MergeBase {
    /** Exchange property, a {@code JsonNode}; absent when nothing was sent before. */
    public static final String PROPERTY = "CaravanBase";

    /** Exchange property, true where it is not certain that the catalog still has what it was given. */
    public static final String DISTRUSTED = "CaravanDistrusted";

    private MergeBase() {}
}

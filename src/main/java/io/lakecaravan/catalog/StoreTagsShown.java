package io.lakecaravan.catalog;

/** How a catalog shows the tags that a store keeps with buckets and objects. */
public enum StoreTagsShown {
    NONE,
    /** As tags of the catalog. */
    TAGS,
    /** As named values beside what the catalog knows by itself. */
    PROPERTIES
}

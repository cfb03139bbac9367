package io.lakecaravan.catalog;

/** What publishing did to a catalog. */
public enum Effect {
    WRITTEN,
    /** The catalog had it all already. */
    UNCHANGED,
    /** Nothing was written because only a plan was asked for. */
    PLANNED
}

package io.lakecaravan.table;

/** How the listing of a source ended. After an incomplete one nothing is ever taken for gone. */
public enum ListingEnd {
    COMPLETE,
    INCOMPLETE
}

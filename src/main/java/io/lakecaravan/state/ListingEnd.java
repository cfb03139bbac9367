package io.lakecaravan.state;

/** How the listing of a source ended. After {@link #INCOMPLETE} nothing is taken as removed. */
public enum ListingEnd {
    COMPLETE,
    INCOMPLETE
}

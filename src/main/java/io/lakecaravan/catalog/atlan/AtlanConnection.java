package io.lakecaravan.catalog.atlan;

/**
 * The connection that our assets belong to.
 *
 * @param origin whether it was made a moment ago, so that its permissions may not be in force yet
 */
record AtlanConnection(String qualifiedName, String name, Origin origin) {
    /** Since when it stands. */
    enum Origin {
        FOUND,
        CREATED,
        /** Only in a plan: it would be created. */
        PLANNED
    }
}

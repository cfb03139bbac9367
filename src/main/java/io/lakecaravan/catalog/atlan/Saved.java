package io.lakecaravan.catalog.atlan;

/**
 * How a tenant took one entity of a request.
 *
 * @param guid the one that it has there; empty where the answer does not say it
 */
record Saved(String guid, Effect effect) {
    /** What the request did to it. */
    enum Effect {
        CREATED,
        UPDATED,
        SAME
    }
}

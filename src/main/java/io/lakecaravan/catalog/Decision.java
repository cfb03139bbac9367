package io.lakecaravan.catalog;

/** What a catalog's error means for the message that met it. */
public enum Decision {
    /** Try the same request again, later. */
    RETRY,
    /** Change the request by what the answer says, once. */
    ADAPT,
    /** No message can succeed until a person acts: stop publishing to this catalog. */
    STOP,
    /** This message cannot succeed: dead letter. */
    REJECT
}

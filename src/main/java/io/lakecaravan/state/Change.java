package io.lakecaravan.state;

/** A table against the last completed run of its source. */
public enum Change {
    CREATED,
    UPDATED,
    UNCHANGED
}

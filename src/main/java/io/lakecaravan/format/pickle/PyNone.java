package io.lakecaravan.format.pickle;

/** Python's None. */
public enum PyNone {
    NONE
}

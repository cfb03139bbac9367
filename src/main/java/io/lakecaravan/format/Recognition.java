package io.lakecaravan.format;

/** How sure a format is that a content is its own, in rising order. */
public enum Recognition {
    NO,
    /** Could be, as any text could be a one-column CSV. */
    POSSIBLE,
    /** The structure fits. */
    LIKELY,
    /** Magic bytes. */
    CERTAIN
}

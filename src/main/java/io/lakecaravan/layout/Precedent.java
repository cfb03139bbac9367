package io.lakecaravan.layout;

/**
 * What the last completed run settled. A table does not flip on thin evidence: what was one table stays one while a third of
 * it is alike, what were several become one only where nearly all are.
 */
@FunctionalInterface
public interface Precedent {
    /** The first run. */
    Precedent NONE = root -> false;

    /** Whether there was a table with this root in the same source and bucket. */
    boolean wasTable(String root);
}

package io.lakecaravan.config;

/** What a run does with a table whose columns are others than in the last completed run. */
public enum SchemaChangePolicy {
    /** Publishes the table as it is now. */
    APPLY,
    /** Publishes the columns of the last completed run, and reports the change, until it is accepted or undone. */
    PROPOSE,
    /** Publishes nothing of the source where a change is breaking; applies other changes. */
    FAIL
}

package io.lakecaravan.catalog.local;

/** Whether a file system tells {@code A} from {@code a}. */
enum CaseRule {
    SENSITIVE,
    /** A name with capitals gets a suffix, so that {@code Sales} does not overwrite {@code sales}. */
    INSENSITIVE
}

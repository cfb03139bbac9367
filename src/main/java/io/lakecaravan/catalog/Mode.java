package io.lakecaravan.catalog;

/** Whether a sink writes, or only tells what it would write. */
public enum Mode {
    PUBLISH,
    PLAN
}

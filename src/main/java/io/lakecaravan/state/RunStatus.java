package io.lakecaravan.state;

import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
    RUNNING,
    COMPLETED,
    COMPLETED_WITH_FINDINGS,
    FAILED,
    /** The process ended before the run did; a later run starts over from what was learned. */
    INTERRUPTED;

    /** As in {@code run.json}: {@code completed-with-findings}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RunStatus parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the run was carried out to its end, so that later runs compare with it. */
    public boolean isCompleted() {
        return this == COMPLETED || this == COMPLETED_WITH_FINDINGS;
    }
}

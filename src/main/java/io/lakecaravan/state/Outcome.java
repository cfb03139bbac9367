package io.lakecaravan.state;

import java.util.Arrays;

/** What became of one table in one catalog. Later constants are better: a better outcome replaces a worse one. */
public enum Outcome {
    /** A step of the routes dropped the table on its way to the catalog. */
    LEFT_OUT(-1),
    /** The catalog is down or its publishing was stopped; the table is sent by a later run. */
    DEFERRED(0),
    /** Refused after all attempts; the table lies in the dead letters. */
    DEAD_LETTERED(1),
    /** The catalog has it already. */
    UNCHANGED(2),
    WRITTEN(3);

    private final int rank;

    Outcome(int rank) {
        this.rank = rank;
    }

    /** As the state keeps it: never renumbered. */
    int rank() {
        return rank;
    }

    static Outcome ofRank(int rank) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.rank == rank)
                .findFirst()
                .orElseThrow(() -> new StateException("the state holds an outcome of rank " + rank
                        + ", which this version does not know; use the version that wrote it"));
    }
}

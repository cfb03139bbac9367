package io.lakecaravan.format.parquet;

import io.lakecaravan.format.parquet.Failures.Passed;

/** How many bytes of decoded values may still be made: repetition and prefixes can expand a small page without end. */
final class ValueBudget {
    /** A reference, an object's head and a small value. */
    private static final int OVERHEAD = 16;

    private final long limit;
    private long taken;

    ValueBudget(long limit) {
        this.limit = limit;
    }

    void take(long bytes) {
        taken += OVERHEAD + bytes;
        if (taken > limit) {
            throw new Passed(
                    "the values of a Parquet row or sampled column take more than the limit of " + limit + " bytes");
        }
    }

    long taken() {
        return taken;
    }

    void reset() {
        taken = 0;
    }
}

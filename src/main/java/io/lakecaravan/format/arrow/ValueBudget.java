package io.lakecaravan.format.arrow;

import io.lakecaravan.format.LimitException;

/**
 * How many bytes of decoded values may still be made: views, runs, dictionaries and offsets can point at the same bytes
 * without end. Also counts the values that their type cannot hold.
 */
final class ValueBudget {
    /** A reference, an object's head and a small value. */
    private static final int OVERHEAD = 16;

    private final long limit;
    private long taken;
    private long misfits;

    ValueBudget(long limit) {
        this.limit = limit;
    }

    void take(long bytes) throws LimitException {
        taken += OVERHEAD + bytes;
        if (taken > limit || taken < 0) {
            throw new LimitException(
                    "the values of an Arrow row or sampled column take more than the limit of " + limit + " bytes");
        }
    }

    long taken() {
        return taken;
    }

    void reset() {
        taken = 0;
    }

    /** A time of day past midnight, an instant past the calendar's end: shown as null. */
    void misfit() {
        misfits++;
    }

    long misfits() {
        return misfits;
    }
}

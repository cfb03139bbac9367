package io.lakecaravan.catalog.atlan.stub;

import java.time.Clock;

/** So many requests in a second, the rest get 429 (contract §9). */
final class RateLimit {
    private final Clock clock;
    private final int perSecond;
    private long second = -1;
    private int seen;

    RateLimit(Clock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** Contract §12 check 33. */
    synchronized boolean exceeded() {
        long now = clock.instant().getEpochSecond();
        seen = now == second ? seen + 1 : 1;
        second = now;
        return perSecond > 0 && seen > perSecond;
    }
}

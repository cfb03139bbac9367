package io.lakecaravan.format;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What reading one object may cost in time and bytes, and what it has cost so far. The source asks it before each
 * request and after each piece of a stream, so a reader that loops over the source is stopped. Not for use by several
 * threads.
 */
public final class ReadBudget {
    private final Clock clock;
    private final Instant deadline;
    private final Duration time;
    private final long byteLimit;
    private int requests;
    private long bytes;

    public ReadBudget(Clock clock, Duration time, long byteLimit) {
        this.clock = clock;
        this.time = time;
        this.deadline = clock.instant().plus(time);
        this.byteLimit = byteLimit;
    }

    /** Enough for tests and small local files: one minute, no byte limit. */
    public static ReadBudget generous() {
        return new ReadBudget(Clock.systemUTC(), Duration.ofMinutes(1), Long.MAX_VALUE);
    }

    /** Counts a request for up to {@code wanted} bytes; 0 for a stream of unknown length. */
    public void request(long wanted) throws LimitException {
        checkTime();
        if (wanted > byteLimit - bytes) {
            throw new LimitException("reading needs " + (bytes + wanted) + " bytes of the object, the limit is "
                    + byteLimit + " (sample.bytes-per-object)");
        }
        requests++;
    }

    /** Counts bytes that arrived. */
    public void received(long count) throws LimitException {
        bytes += count;
        checkTime();
        if (bytes > byteLimit) {
            throw new LimitException(
                    "reading took more than " + byteLimit + " bytes of the object (sample.bytes-per-object)");
        }
    }

    public void checkTime() throws LimitException {
        if (clock.instant().isAfter(deadline)) {
            throw new LimitException("reading took longer than " + time.toSeconds() + " s");
        }
    }

    /** Time left; zero when the deadline has passed. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public int requests() {
        return requests;
    }

    public long bytes() {
        return bytes;
    }
}

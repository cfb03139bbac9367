package io.lakecaravan.catalog.atlan.stub;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a stub is started. Section numbers are those of the contract.
 *
 * @param port 0 takes a free one
 * @param token the API token that is accepted
 * @param seed of everything random: guids and the names of tags and custom metadata
 * @param clock of times and of the index lag; a {@link MovableClock} makes waiting needless
 * @param latency each answer waits so long, without keeping others waiting
 * @param indexLag how long after a write search sees it (§7); negative: only {@link StubAtlan#index()} makes it seen
 * @param entityLimit of one bulk request (§2)
 * @param indexWindow {@code from + size} of a search stays below it (§7)
 * @param freshRefusals so many requests under a new connection are refused with 403 (§3)
 * @param freshTime so long requests under a new connection are refused with 403 (§3)
 * @param requestsPerSecond above it 429; 0: no limit (§9)
 * @param variants what is other than usual
 */
public record StubAtlanSettings(
        int port,
        String token,
        long seed,
        Clock clock,
        Duration latency,
        Duration indexLag,
        int entityLimit,
        int indexWindow,
        int freshRefusals,
        Duration freshTime,
        int requestsPerSecond,
        Set<Variant> variants) {
    public StubAtlanSettings {
        variants = variants.isEmpty() ? Set.of() : Set.copyOf(variants);
    }

    public static StubAtlanSettings defaults() {
        return new StubAtlanSettings(
                0,
                "stub-api-token",
                1,
                Clock.systemUTC(),
                Duration.ZERO,
                Duration.ofSeconds(2),
                10_000,
                10_000,
                2,
                Duration.ZERO,
                0,
                Set.of());
    }

    boolean has(Variant variant) {
        return variants.contains(variant);
    }

    /** With these variants besides the ones there are. */
    public StubAtlanSettings with(Variant... more) {
        Set<Variant> all = EnumSet.noneOf(Variant.class);
        all.addAll(variants);
        all.addAll(Arrays.asList(more));
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                all);
    }

    public StubAtlanSettings withPort(int other) {
        return new StubAtlanSettings(
                other,
                token,
                seed,
                clock,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withSeed(long other) {
        return new StubAtlanSettings(
                port,
                token,
                other,
                clock,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withClock(Clock other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                other,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withLatency(Duration other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                other,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withIndexLag(Duration other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                other,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withEntityLimit(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                indexLag,
                other,
                indexWindow,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withIndexWindow(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                indexLag,
                entityLimit,
                other,
                freshRefusals,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withFreshRefusals(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                other,
                freshTime,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withFreshTime(Duration other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                other,
                requestsPerSecond,
                variants);
    }

    public StubAtlanSettings withRequestsPerSecond(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                other,
                variants);
    }
}

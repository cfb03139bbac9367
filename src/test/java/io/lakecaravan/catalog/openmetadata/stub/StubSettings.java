package io.lakecaravan.catalog.openmetadata.stub;

import java.time.Clock;
import java.util.Optional;

/**
 * How a stub is started. {@code port} 0 takes a free one. The default token is as long as a real one, because it counts towards the limit of 8 KiB.
 * {@code schemas} names the published schemas every payload is checked against; violations are kept, not refused.
 */
public record StubSettings(
        String version, int port, String botToken, long seed, Clock clock, Optional<PayloadSchemas> schemas) {
    public static StubSettings defaults() {
        return new StubSettings("1.12.6", 0, "stub." + "t".repeat(700), 1, Clock.systemUTC(), Optional.empty());
    }

    public StubSettings withVersion(String other) {
        return new StubSettings(other, port, botToken, seed, clock, schemas);
    }

    public StubSettings withPort(int other) {
        return new StubSettings(version, other, botToken, seed, clock, schemas);
    }

    public StubSettings withSeed(long other) {
        return new StubSettings(version, port, botToken, other, clock, schemas);
    }

    public StubSettings withClock(Clock other) {
        return new StubSettings(version, port, botToken, seed, other, schemas);
    }

    public StubSettings withSchemas(PayloadSchemas other) {
        return new StubSettings(version, port, botToken, seed, clock, Optional.of(other));
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a stub is started. {@code port} 0 takes a free one. The default token is as long as a real one, because it counts towards the limit of 8 KiB.
 * {@code schemas} names the published schemas every payload is checked against; violations are kept, not refused. {@code latency} is waited before each answer,
 * outside every lock. A request whose body is longer than {@code largestBody} bytes is refused with 413 by a proxy (contract §14). {@code variants} answer
 * questions the contract leaves open.
 */
public record StubSettings(
        String version,
        int port,
        String botToken,
        long seed,
        Clock clock,
        Optional<PayloadSchemas> schemas,
        Duration latency,
        int largestBody,
        List<Variant> variants) {
    public StubSettings {
        variants = List.copyOf(variants);
    }

    public static StubSettings defaults() {
        return new StubSettings(
                "1.12.6",
                0,
                "stub." + "t".repeat(700),
                1,
                Clock.systemUTC(),
                Optional.empty(),
                Duration.ZERO,
                Integer.MAX_VALUE,
                List.of());
    }

    /** From 1.4 on, with or without patch level: {@code 1.5}, {@code 1.12.6}, {@code 2.0.0-SNAPSHOT}. */
    public StubSettings withVersion(String other) {
        return new StubSettings(other, port, botToken, seed, clock, schemas, latency, largestBody, variants);
    }

    public StubSettings withPort(int other) {
        return new StubSettings(version, other, botToken, seed, clock, schemas, latency, largestBody, variants);
    }

    public StubSettings withBotToken(String other) {
        return new StubSettings(version, port, other, seed, clock, schemas, latency, largestBody, variants);
    }

    public StubSettings withSeed(long other) {
        return new StubSettings(version, port, botToken, other, clock, schemas, latency, largestBody, variants);
    }

    public StubSettings withClock(Clock other) {
        return new StubSettings(version, port, botToken, seed, other, schemas, latency, largestBody, variants);
    }

    public StubSettings withSchemas(PayloadSchemas other) {
        return new StubSettings(
                version, port, botToken, seed, clock, Optional.of(other), latency, largestBody, variants);
    }

    public StubSettings withLatency(Duration other) {
        return new StubSettings(version, port, botToken, seed, clock, schemas, other, largestBody, variants);
    }

    public StubSettings withLargestBody(int bytes) {
        return new StubSettings(version, port, botToken, seed, clock, schemas, latency, bytes, variants);
    }

    /** Answers one question; a later answer to the same question replaces the former. */
    public StubSettings with(Variant variant) {
        List<Variant> more = new ArrayList<>(variants);
        more.removeIf(known -> known.getClass().equals(variant.getClass()));
        more.add(variant);
        return new StubSettings(version, port, botToken, seed, clock, schemas, latency, largestBody, more);
    }
}

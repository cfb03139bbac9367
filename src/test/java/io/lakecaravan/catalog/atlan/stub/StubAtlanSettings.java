package io.lakecaravan.catalog.atlan.stub;

import java.time.Clock;
import java.time.Duration;

/**
 * How a stub is started. Section numbers are those of the contract.
 *
 * @param port 0 takes a free one
 * @param token the API token that is accepted
 * @param seed of everything random: guids and the names of tags and custom metadata
 * @param clock of times and of the index lag; a test that moves it by hand never waits
 * @param latency each answer waits so long, without keeping others waiting
 * @param tenant the model of types: with or without what newer tenants have (§4)
 * @param seeded with the foreign connections, or empty
 * @param indexLag how long after a write search sees it (§7); negative: only {@link StubAtlan#index()} makes it seen
 * @param entityLimit of one bulk request (§2)
 * @param indexWindow {@code from + size} of a search stays below it (§7)
 * @param freshRefusals so many requests under a new connection are refused with 403 (§3)
 * @param freshTime so long requests under a new connection are refused with 403 (§3)
 * @param admins whether a new connection must name an admin itself (§12 check 25)
 * @param grants what of other connections the token reads (§1)
 * @param hidden what search does with a hit the token may not read (§7)
 * @param nothing how the absence of results is written (§2, §7; which one is unverified)
 * @param requestsPerSecond above it 429; 0: no limit (§9)
 * @param currentUser whether an API token may ask for the current user (§1, unverified)
 * @param extras whether deletion by unique attribute and bulk restoring pass the gateway (§6, unverified)
 */
public record StubAtlanSettings(
        int port,
        String token,
        long seed,
        Clock clock,
        Duration latency,
        Tenant tenant,
        Seeded seeded,
        Duration indexLag,
        int entityLimit,
        int indexWindow,
        int freshRefusals,
        Duration freshTime,
        Admins admins,
        Grants grants,
        Hidden hidden,
        Nothing nothing,
        int requestsPerSecond,
        CurrentUser currentUser,
        Extras extras) {
    /** The age of the tenant's model: {@code OLD} lacks S3Prefix and what else the contract marks as newer. */
    public enum Tenant {
        NEW,
        OLD
    }

    /** What is there at the start. */
    public enum Seeded {
        FOREIGN,
        EMPTY
    }

    /** {@code STRICT}: creation without any admin is refused, as the official clients do; {@code ADDED}: the caller is added. */
    public enum Admins {
        ADDED,
        STRICT
    }

    /** {@code PERSONA}: all connections are read; {@code NONE}: only what the token administers, and processes. */
    public enum Grants {
        PERSONA,
        NONE
    }

    /** What search does with a hit that may not be read. */
    public enum Hidden {
        INVISIBLE,
        SCRUBBED
    }

    /** No hits, nothing changed: the key is absent, or null, or (deletions only) there is no body at all. */
    public enum Nothing {
        ABSENT,
        NULL,
        EMPTY_BODY
    }

    /** What {@code users/current} says to an API token. */
    public enum CurrentUser {
        ANSWERED,
        REFUSED
    }

    /** Whether calls of unverified availability are there. */
    public enum Extras {
        MISSING,
        THERE
    }

    public static StubAtlanSettings defaults() {
        return new StubAtlanSettings(
                0,
                "stub-api-token",
                1,
                Clock.systemUTC(),
                Duration.ZERO,
                Tenant.NEW,
                Seeded.FOREIGN,
                Duration.ofSeconds(2),
                10_000,
                10_000,
                2,
                Duration.ZERO,
                Admins.ADDED,
                Grants.PERSONA,
                Hidden.INVISIBLE,
                Nothing.ABSENT,
                0,
                CurrentUser.ANSWERED,
                Extras.MISSING);
    }

    public StubAtlanSettings withPort(int other) {
        return new StubAtlanSettings(
                other,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withSeed(long other) {
        return new StubAtlanSettings(
                port,
                token,
                other,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withClock(Clock other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                other,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withLatency(Duration other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                other,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withTenant(Tenant other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                other,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withSeeded(Seeded other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                other,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withIndexLag(Duration other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                other,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withEntityLimit(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                other,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withIndexWindow(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                other,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withFreshRefusals(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                other,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withFreshTime(Duration other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                other,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withAdmins(Admins other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                other,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withGrants(Grants other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                other,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withHidden(Hidden other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                other,
                nothing,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withNothing(Nothing other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                other,
                requestsPerSecond,
                currentUser,
                extras);
    }

    public StubAtlanSettings withRequestsPerSecond(int other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                other,
                currentUser,
                extras);
    }

    public StubAtlanSettings withCurrentUser(CurrentUser other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                other,
                extras);
    }

    public StubAtlanSettings withExtras(Extras other) {
        return new StubAtlanSettings(
                port,
                token,
                seed,
                clock,
                latency,
                tenant,
                seeded,
                indexLag,
                entityLimit,
                indexWindow,
                freshRefusals,
                freshTime,
                admins,
                grants,
                hidden,
                nothing,
                requestsPerSecond,
                currentUser,
                other);
    }
}

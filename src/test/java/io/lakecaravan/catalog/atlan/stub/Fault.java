package io.lakecaravan.catalog.atlan.stub;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with one request (contract §9). All but {@link Applied} and {@link AnswerLost} happen instead of the request taking effect. */
public sealed interface Fault {
    /** 429 with or without {@code Retry-After}; the body is not JSON. */
    record TooManyRequests(Optional<Duration> retryAfter) implements Fault {}

    /** This status instead of the work. */
    record Refused(int status, Words words) implements Fault {}

    /** The work is done, then this status tells that it is not: §12 check 33. */
    record Applied(int status, Words words) implements Fault {}

    /** 302: "not now" (§1). */
    record Redirect() implements Fault {}

    /** 423: another type change is in progress (§5). */
    record TypeLock() implements Fault {}

    /** 429 with {@code ATLAS-400-00-502}: the search took too long (§7). */
    record SearchTimeout() implements Fault {}

    /** The connection ends before the first byte of the answer. */
    record Cut() implements Fault {}

    /** The connection ends within the body of the answer. */
    record Truncated() implements Fault {}

    /** Nothing happens for this time, then the connection ends. */
    record Stall(Duration time) implements Fault {}

    /** The request takes effect, then the connection ends before the answer. */
    record AnswerLost() implements Fault {}

    /** The forms of an error body (§9): the metadata server's two, the service API's, a gateway's, none. */
    enum Words {
        ATLAS,
        CAUSES,
        SERVICE,
        HTML,
        NONE
    }

    static Fault tooManyRequests() {
        return new TooManyRequests(Optional.empty());
    }

    static Fault tooManyRequests(Duration wait) {
        return new TooManyRequests(Optional.of(wait));
    }

    static Fault unavailable() {
        return new Refused(503, Words.ATLAS);
    }

    static Fault serverError() {
        return new Refused(500, Words.CAUSES);
    }

    static Fault badGateway() {
        return new Refused(502, Words.HTML);
    }

    /** 504 of the gateway, while the server behind it does the work. */
    static Fault gatewayTimeoutAfterwards() {
        return new Applied(504, Words.HTML);
    }

    static Fault serverErrorAfterwards() {
        return new Applied(500, Words.CAUSES);
    }
}

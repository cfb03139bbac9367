package io.lakecaravan.catalog.openmetadata.stub;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with one request. All but {@link AnswerLost} happen instead of the request taking effect. */
public sealed interface Fault {
    /** 429 with or without {@code Retry-After}. */
    record TooManyRequests(Optional<RetryAfter> retryAfter) implements Fault {}

    /** 500 in the server's own form. */
    record ServerError() implements Fault {}

    /** 400 in the server's own form. */
    record Invalid() implements Fault {}

    /** Any other refusal in the server's own form: 403 of a bot without rights, 409 of a lost race (contract §14). */
    record Refused(int status, String message) implements Fault {}

    /** 502 of a gateway, in HTML. */
    record BadGateway() implements Fault {}

    /** 503 with or without {@code Retry-After}. */
    record Unavailable(Optional<RetryAfter> retryAfter) implements Fault {}

    /** The connection ends before the first byte of the answer. */
    record Cut() implements Fault {}

    /** The connection ends within the body of the answer. */
    record Truncated() implements Fault {}

    /** Nothing happens for this time, then the connection ends. */
    record Stall(Duration time) implements Fault {}

    /** The request takes effect, then the connection ends before the answer. */
    record AnswerLost() implements Fault {}

    /** How long to wait, as seconds or as a date. */
    record RetryAfter(Duration delay, Form form) {
        /** The two forms of RFC 9110, section 10.2.3. */
        public enum Form {
            SECONDS,
            HTTP_DATE
        }
    }

    static Fault tooManyRequests() {
        return new TooManyRequests(Optional.empty());
    }

    static Fault tooManyRequests(Duration wait) {
        return new TooManyRequests(Optional.of(new RetryAfter(wait, RetryAfter.Form.SECONDS)));
    }

    static Fault tooManyRequestsUntil(Duration wait) {
        return new TooManyRequests(Optional.of(new RetryAfter(wait, RetryAfter.Form.HTTP_DATE)));
    }

    static Fault unavailable() {
        return new Unavailable(Optional.empty());
    }
}

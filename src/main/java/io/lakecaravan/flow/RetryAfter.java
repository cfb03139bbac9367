package io.lakecaravan.flow;

import io.lakecaravan.catalog.atlan.AtlanTrace;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts attempts, makes the first redelivery wait as long as the catalog's configuration says, and any as long as the server asked in {@code Retry-After} (RFC 9110,
 * section 10.2.3: seconds or a date), up to a limit.
 */
public final class RetryAfter implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(RetryAfter.class);

    /** Exchange property: attempts at one request that failed so far. */
    public static final String ATTEMPTS = "CaravanAttempts";

    /** Header, and exchange property where it must outlive the message: the catalog that is spoken to. */
    static final String CATALOG = "CaravanCatalog";

    /** Header, and exchange property where it must outlive the message: the run's id. */
    static final String RUN = "CaravanRun";

    /** Header that Camel's error handler takes its next delay from, in milliseconds. */
    private static final String DELAY = "CamelRedeliveryDelay";

    private final Catalogs catalogs;
    private final Clock clock;
    private final Duration longest;

    public RetryAfter(Catalogs catalogs, Clock clock, Duration longest) {
        this.catalogs = catalogs;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public void process(Exchange exchange) {
        restore(exchange, CATALOG);
        restore(exchange, RUN);
        int attempts = Math.max(1, exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class));
        exchange.setProperty(ATTEMPTS, attempts);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        trace(cause);
        Optional<Duration> asked = asked(cause);
        if (asked.isPresent()) {
            Duration wait = asked.get().compareTo(longest) > 0 ? longest : asked.get();
            exchange.getMessage().setHeader(DELAY, wait.toMillis());
        } else if (attempts == 1 && catalogs.firstDelay(catalog(exchange)).isPresent()) {
            // The policy multiplies the delay before, so what the first one is decides all that follow.
            exchange.getMessage()
                    .setHeader(
                            DELAY,
                            catalogs.firstDelay(catalog(exchange)).orElseThrow().toMillis());
        } else {
            // A delay from an earlier failure must not outlive it.
            exchange.getMessage().removeHeader(DELAY);
        }
    }

    /**
     * Milliseconds until the server may be asked again, where nobody redelivers.
     *
     * @param otherwise where neither the server nor the configuration says
     */
    public long pause(Exchange exchange, long otherwise) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        trace(cause);
        return asked(cause)
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait)
                .or(() -> catalogs.firstDelay(catalog(exchange)))
                .map(Duration::toMillis)
                .orElse(otherwise);
    }

    /** An answer that broke off takes the message's headers with it. */
    static String catalog(Exchange exchange) {
        String catalog = exchange.getMessage().getHeader(CATALOG, "", String.class);
        return catalog.isEmpty() ? exchange.getProperty(CATALOG, "", String.class) : catalog;
    }

    private static void restore(Exchange exchange, String header) {
        Object kept = exchange.getProperty(header);
        if (kept != null && exchange.getMessage().getHeader(header) == null) {
            exchange.getMessage().setHeader(header, kept);
        }
    }

    private static void trace(Exception cause) {
        if (cause instanceof HttpOperationFailedException failure && failure.getResponseHeaders() != null) {
            AtlanTrace.of(failure.getStatusCode(), failure.getResponseHeaders())
                    .ifPresent(trace -> LOG.atLevel(trace.level()).log("{}", trace));
        }
    }

    private Optional<Duration> asked(Exception cause) {
        if (!(cause instanceof HttpOperationFailedException failure) || failure.getResponseHeaders() == null) {
            return Optional.empty();
        }
        return failure.getResponseHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(this::parse);
    }

    private Optional<Duration> parse(String text) {
        String value = text.strip();
        if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            // Neither form: the server's wish cannot be known, the back-off of the route applies.
            return Optional.empty();
        }
    }
}

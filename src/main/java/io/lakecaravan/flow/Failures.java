package io.lakecaravan.flow;

import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;
import io.lakecaravan.catalog.atlan.AtlanErrors;
import io.lakecaravan.catalog.openlineage.OpenLineageErrors;
import io.lakecaravan.catalog.openmetadata.OpenMetadataErrors;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.Outcome;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.Publication;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failed exchange with a catalog means, as the predicates and steps of the error routes. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    /** Exchange property with the number of times that a removal was tried. */
    private static final String REMOVALS = "CaravanRemovals";

    private final Catalogs catalogs;
    private final StateStore state;
    private final Clock clock;

    public Failures(Catalogs catalogs, StateStore state, Clock clock) {
        this.catalogs = catalogs;
        this.state = state;
        this.clock = clock;
    }

    /** No message can succeed at this catalog until a person acts. */
    public boolean stopsCatalog(Exchange exchange) {
        return verdict(exchange).decision() == Decision.STOP;
    }

    /** The same request may succeed later. */
    public boolean mayRetry(Exchange exchange) {
        return verdict(exchange).decision() == Decision.RETRY;
    }

    /** @param redeliveries tries after the first where the configuration says nothing of the catalog */
    public boolean hasAttemptLeft(Exchange exchange, int redeliveries) {
        int attempts = catalogs.attempts(RetryAfter.catalog(exchange)).orElse(redeliveries + 1);
        return mayRetry(exchange) && exchange.getProperty(RetryAfter.ATTEMPTS, 0, Integer.class) < attempts;
    }

    /**
     * As {@link #hasAttemptLeft}, for a removal as a whole, counted here: a catalog's route may drop the headers that Camel
     * counts in. To be asked once for each failure.
     */
    public boolean hasRemovalLeft(Exchange exchange, int redeliveries) {
        int tried = exchange.getProperty(REMOVALS, 0, Integer.class) + 1;
        exchange.setProperty(REMOVALS, tried);
        return mayRetry(exchange)
                && tried < catalogs.attempts(RetryAfter.catalog(exchange)).orElse(redeliveries + 1);
    }

    /** The server could not be talked to at all, as opposed to having refused something. */
    public boolean isUnreachable(Exchange exchange) {
        int status = status(cause(exchange));
        return mayRetry(exchange) && (status == 0 || status == 502 || status == 503 || status == 504);
    }

    /** Keeps the whole message with what the server said, one per table and catalog. */
    public void bury(String run, String catalog, Exchange exchange) {
        Publication publication = exchange.getProperty(Delivery.PUBLICATION, Publication.class);
        Exception cause = cause(exchange);
        Verdict verdict = verdict(exchange);
        String reason = describe(cause) + "; " + verdict.fix();
        DeadLetter letter = new DeadLetter(
                catalog,
                publication.table().id(),
                publication,
                exchange.getProperty(RetryAfter.ATTEMPTS, 1, Integer.class),
                status(cause),
                answer(cause),
                reason,
                clock.instant());
        state.together(() -> keep(run, letter));
    }

    private void keep(String run, DeadLetter letter) {
        Publication publication = letter.message();
        String catalog = letter.catalog();
        state.deadLetters().put(letter);
        state.ledger()
                .outcome(
                        run,
                        publication.table().source(),
                        catalog,
                        publication.table().id(),
                        Outcome.DEAD_LETTERED);
        state.findings()
                .report(
                        run,
                        publication.table().source(),
                        Finding.of(
                                FindingCode.CATALOG_REJECTED,
                                publication.table().bucket(),
                                publication.table().name(),
                                "catalog " + catalog + " did not take the table: " + letter.reason()
                                        + ". It lies in the dead letters; send it again with: replay --to " + catalog));
    }

    /** A finding that names the fix. */
    public void reportStopped(String run, String catalog, Exchange exchange) {
        report(run, catalog, exchange, FindingCode.CATALOG_STOPPED, "nothing more is sent to catalog " + catalog);
    }

    public void reportUnreachable(String run, String catalog, Exchange exchange) {
        report(run, catalog, exchange, FindingCode.CATALOG_UNREACHABLE, "catalog " + catalog + " is not reached");
    }

    /** An entity stays in its catalog for now. */
    public void reportUnremoved(String run, String catalog, Exchange exchange) {
        MadeEntity entity = exchange.getProperty(Retirement.MADE, MadeEntity.class);
        Exception cause = cause(exchange);
        LOG.warn("catalog {} did not remove {} {}", catalog, entity.kind(), entity.name(), cause);
        state.findings()
                .report(
                        run,
                        entity.source(),
                        Finding.of(
                                FindingCode.CATALOG_REMOVAL_FAILED,
                                entity.bucket(),
                                entity.isTable() ? entity.table() : entity.name(),
                                "catalog " + catalog + " did not remove or restore " + entity.name() + ": "
                                        + describe(cause) + "; "
                                        + verdict(exchange).fix()));
    }

    /** The source that a failed message is about. */
    private static String source(Exchange exchange) {
        Publication publication = exchange.getProperty(Delivery.PUBLICATION, Publication.class);
        return publication == null
                ? exchange.getProperty(Retirement.MADE, MadeEntity.class).source()
                : publication.table().source();
    }

    private void report(String run, String catalog, Exchange exchange, FindingCode code, String what) {
        Exception cause = cause(exchange);
        state.findings()
                .report(
                        run,
                        source(exchange),
                        Finding.of(
                                code,
                                "",
                                catalog,
                                what + ": " + describe(cause) + "; "
                                        + verdict(exchange).fix()));
    }

    private Verdict verdict(Exchange exchange) {
        Exception cause = cause(exchange);
        if (cause instanceof CatalogException catalog) {
            return new Verdict(catalog.decision(), catalog.getMessage());
        }
        if (cause instanceof HttpOperationFailedException http) {
            return decide(exchange, String.valueOf(http.getUri()), http.getStatusCode(), answer(http));
        }
        if (isDistrust(cause)) {
            return new Verdict(
                    Decision.STOP, "the server's certificate is not trusted: give its authority as tls.ca-file");
        }
        if (cause instanceof IOException) {
            return decide(exchange, "", 0, "");
        }
        return new Verdict(Decision.REJECT, "this is a fault of ours; please report it with the log");
    }

    /** By the table of the catalog that was asked. */
    private Verdict decide(Exchange exchange, String url, int status, String answer) {
        CatalogConfig catalog = catalogs.config(RetryAfter.catalog(exchange));
        if (catalog instanceof CatalogConfig.Atlan) {
            return AtlanErrors.decide(status, answer);
        }
        if (catalog instanceof CatalogConfig.OpenLineage) {
            return OpenLineageErrors.decide(status, answer);
        }
        if (catalog instanceof CatalogConfig.OpenMetadata) {
            return OpenMetadataErrors.decide(method(exchange), url, status, answer);
        }
        // A catalog of files talks to nobody: what fails is the writing of a file.
        return new Verdict(Decision.REJECT, "check that the folder may be written to and the disk has room");
    }

    private static boolean isDistrust(Exception cause) {
        return cause instanceof SSLPeerUnverifiedException
                || (cause instanceof SSLException && cause.getCause() instanceof GeneralSecurityException);
    }

    private static String method(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_METHOD, "", String.class);
    }

    private static Exception cause(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .or(() -> Optional.ofNullable(exchange.getException()))
                .orElseGet(() -> new IllegalStateException("the exchange has not failed"));
    }

    private static int status(Exception cause) {
        if (cause instanceof HttpOperationFailedException http) {
            return http.getStatusCode();
        }
        return cause instanceof CatalogException catalog ? catalog.status() : 0;
    }

    private static String answer(Exception cause) {
        if (cause instanceof HttpOperationFailedException http) {
            return http.getResponseBody() == null ? "" : http.getResponseBody();
        }
        return cause instanceof CatalogException catalog ? catalog.answer() : "";
    }

    /** In our words: an exception's own message may hold a URL's secrets or a file's values. */
    private static String describe(Exception cause) {
        if (cause instanceof CatalogException) {
            return cause.getMessage();
        }
        if (cause instanceof HttpOperationFailedException http) {
            return "the server answers " + http.getStatusCode();
        }
        if (cause instanceof FileSystemException) {
            return "the file could not be written (" + cause.getClass().getSimpleName() + ")";
        }
        if (cause instanceof IOException) {
            return "the connection failed (" + cause.getClass().getSimpleName() + ")";
        }
        return "publishing failed (" + cause.getClass().getSimpleName() + ")";
    }
}

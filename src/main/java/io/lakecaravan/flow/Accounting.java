package io.lakecaravan.flow;

import io.lakecaravan.state.Outcome;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.Publication;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Tells the ledger what became of a message when the message ends, so that a run also ends where a step that a user put
 * into the routes drops some. A message that a {@code seda} step hands on ends with the route that takes it; behind an
 * aggregator it ends at once.
 */
public final class Accounting {
    /** Exchange property: whether a batch answers for the message. */
    private static final String BATCHED = "CaravanBatched";
    /** Exchange property that copies of the exchange share: whether the catalogs were asked to take the table. */
    private static final String HANDED_ON = "CaravanHandedOn";

    private final StateStore state;
    private final Catalogs catalogs;
    private final Runs runs;
    private ProducerTemplate sender;

    public Accounting(StateStore state, Catalogs catalogs, Runs runs) {
        this.state = state;
        this.catalogs = catalogs;
        this.runs = runs;
    }

    /** The candidate is settled when the exchange ends. */
    public void candidate(String run, Candidate candidate, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new WhenEnded() {
            @Override
            void ended(CamelContext context) {
                state.ledger().settled(run, candidate.source(), candidate.id());
                pass(context, "direct:release-source", run, candidate.source());
            }
        });
    }

    /** Keys of a candidate's objects that were counted: empty at first, and kept for all that becomes of the candidate. */
    public Set<String> counted() {
        return ConcurrentHashMap.newKeySet();
    }

    /** The table is left out at every catalog, unless the exchange gets to {@link #handedOn} before it ends. */
    public void table(String run, Publication publication, Exchange exchange) {
        AtomicBoolean handedOn = new AtomicBoolean();
        exchange.setProperty(HANDED_ON, handedOn);
        exchange.getExchangeExtension().addOnCompletion(new WhenEnded() {
            @Override
            void ended(CamelContext context) {
                if (!handedOn.get()) {
                    catalogs.names().forEach(catalog -> leftOut(run, catalog, publication));
                }
                pass(context, "direct:end-run", run, publication.table().source());
            }
        });
    }

    /** From here on the routes of the catalogs answer for the table. */
    public void handedOn(Exchange exchange) {
        AtomicBoolean handedOn = exchange.getProperty(HANDED_ON, AtomicBoolean.class);
        if (handedOn != null) {
            handedOn.set(true);
        }
    }

    /** The table is left out at the catalog, unless something better became of it by the time the exchange ends. */
    public void message(String run, String catalog, Publication publication, Exchange exchange) {
        AtomicBoolean batched = new AtomicBoolean();
        exchange.setProperty(BATCHED, batched);
        exchange.getExchangeExtension().addOnCompletion(new WhenEnded() {
            @Override
            void ended(CamelContext context) {
                if (!batched.get()) {
                    leftOut(run, catalog, publication);
                    pass(context, "direct:end-run", run, publication.table().source());
                }
            }
        });
    }

    /** From here on a batch answers for the message: it is counted when it is taken out of the batch. */
    public void batched(Exchange exchange) {
        exchange.getProperty(BATCHED, AtomicBoolean.class).set(true);
    }

    private void leftOut(String run, String catalog, Publication publication) {
        // Every other outcome is better, and a worse one never replaces it.
        state.ledger()
                .outcome(
                        run,
                        publication.table().source(),
                        catalog,
                        publication.table().id(),
                        Outcome.LEFT_OUT);
    }

    private void pass(CamelContext context, String endpoint, String run, String source) {
        Exchange sent = sender(context).send(endpoint, message -> {
            message.getMessage().setHeader("CaravanRun", run);
            message.getMessage().setHeader("CaravanSource", source);
        });
        if (sent.getException() != null) {
            runs.abort(sent.getException());
        }
    }

    /** One for all messages: the context ends it with itself. */
    private synchronized ProducerTemplate sender(CamelContext context) {
        if (sender == null) {
            sender = context.createProducerTemplate();
        }
        return sender;
    }

    private abstract class WhenEnded extends SynchronizationAdapter {
        abstract void ended(CamelContext context);

        @Override
        public void onDone(Exchange exchange) {
            CamelContext context = exchange.getContext();
            boolean failed = exchange.getException() != null
                    || exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class) != null;
            if (failed && (context.isStopping() || context.isStopped())) {
                // Cut off by the end of the process: the run is interrupted, and the next one does this work.
                return;
            }
            try {
                ended(context);
            } catch (RuntimeException e) {
                // Nobody would count this message any more, and the run would wait for it for ever.
                runs.abort(e);
            }
        }
    }
}

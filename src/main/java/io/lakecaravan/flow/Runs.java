package io.lakecaravan.flow;

import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.ListingEnd;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends runs: one for all sources when they are crawled once, one for each firing of a schedule. */
public final class Runs {
    /** What happens when a run has ended. */
    public interface Listener {
        void ended(RunRecord run);

        /** A run was given up: its state cannot be written, or its end cannot be reported. */
        void aborted(Throwable cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final StateStore state;
    private final List<String> catalogs;
    private final Optional<String> shared;
    private final Listener listener;

    private Runs(StateStore state, List<String> catalogs, Optional<String> shared, Listener listener) {
        this.state = state;
        this.catalogs = List.copyOf(catalogs);
        this.shared = shared;
        this.listener = listener;
    }

    /** One run of the given sources begins now; every source joins it. */
    public static Runs once(
            StateStore state, String command, List<String> sources, List<String> catalogs, Listener listener) {
        return new Runs(state, catalogs, Optional.of(state.ledger().begin(command, sources, catalogs)), listener);
    }

    public static Runs scheduled(StateStore state, List<String> catalogs, Listener listener) {
        return new Runs(state, catalogs, Optional.empty(), listener);
    }

    /** The run that a source which is crawled once takes part in. */
    public String join(String source) {
        return shared.orElseGet(() -> begin(source));
    }

    /** A run of its own. */
    public String begin(String source) {
        return state.ledger().begin("run", List.of(source), catalogs);
    }

    /** Gives the run up that an exchange failed in. */
    public void abort(Exchange exchange) {
        abort(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    void abort(Throwable cause) {
        LOG.error("the run is given up", cause);
        listener.aborted(cause);
    }

    /** Ends a run whose every table has an outcome. */
    public void end(String run) {
        RunRecord record = state.ledger().record(run);
        if (record.sources().stream().allMatch(Runs::isUseless)) {
            state.ledger().fail(run, "no source could be listed to its end, and no table was found; see the findings");
        } else {
            // What lies behind the point where a listing stopped is still to be remembered.
            record.sources().stream().filter(Runs::isComplete).forEach(source -> {
                state.seen().forgetUnused(source.name(), run);
                state.suggested().forgetUnused(source.name(), run);
            });
            boolean findings = state.findings().count(run) > 0;
            state.ledger().end(run, findings ? RunStatus.COMPLETED_WITH_FINDINGS : RunStatus.COMPLETED);
        }
        listener.ended(state.ledger().record(run));
    }

    private static boolean isComplete(SourceRecord source) {
        return source.listing().filter(ListingEnd.COMPLETE::equals).isPresent();
    }

    private static boolean isUseless(SourceRecord source) {
        return !isComplete(source) && source.tables().found() == 0;
    }
}

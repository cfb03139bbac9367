package io.lakecaravan.flow;

import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Publication;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The dead letters that are sent again, one after the other, and the run that does it. */
public final class Replay {
    /** Stands in the ledger where a crawl has its sources, so that no source's tables are compared with this run. */
    private static final String SOURCE = "(dead letters)";

    private final StateStore state;
    private final List<String> catalogs;
    private final Runs.Listener listener;

    /** @param catalogs those whose letters are sent */
    public Replay(StateStore state, List<String> catalogs, Runs.Listener listener) {
        this.state = state;
        this.catalogs = List.copyOf(catalogs);
        this.listener = listener;
    }

    /** @return the run's id */
    public String begin() {
        return state.ledger().begin("replay", List.of(SOURCE), catalogs);
    }

    /** Holds a page of letters at a time. A letter that is refused again is not met again. */
    public Iterator<DeadLetter> letters() {
        return catalogs.stream()
                .map(catalog -> state.deadLetters().of(catalog))
                .reduce(Replay::joined)
                .orElseGet(Collections::emptyIterator);
    }

    private static Iterator<DeadLetter> joined(Iterator<DeadLetter> first, Iterator<DeadLetter> second) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() || second.hasNext();
            }

            @Override
            public DeadLetter next() {
                return first.hasNext() ? first.next() : second.next();
            }
        };
    }

    /** The letter's message as one of this run, so that the catalog is read anew and merged afresh. */
    public Publication message(String run, DeadLetter letter) {
        return letter.message().withRun(run);
    }

    public void end(String run) {
        boolean left = letters().hasNext();
        state.ledger().end(run, left ? RunStatus.COMPLETED_WITH_FINDINGS : RunStatus.COMPLETED);
        listener.ended(state.ledger().record(run));
    }
}

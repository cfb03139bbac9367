package io.lakecaravan.flow;

import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** All that we made in one service of some catalogs, and the run that removes it or brings it back. */
public final class Cleanup {
    /** Stands in the ledger where a crawl has its sources, so that no source's tables are compared with this run. */
    private static final String SOURCE = "(cleanup)";

    /** What is done with it. */
    public enum Direction {
        REMOVE,
        /** What we removed before is restored. */
        RESTORE
    }

    /**
     * What to do.
     *
     * @param catalogs names of those to look into
     * @param service name of the service in the catalogs
     */
    public record Order(List<String> catalogs, String service, Direction direction) {
        /** Nothing to do. */
        static final Order NONE = new Order(List.of(), "", Direction.REMOVE);

        public Order {
            catalogs = List.copyOf(catalogs);
        }
    }

    private final StateStore state;
    private final Order order;
    private final Runs.Listener listener;

    public Cleanup(StateStore state, Order order, Runs.Listener listener) {
        this.state = state;
        this.order = order;
        this.listener = listener;
    }

    /** @return the run's id */
    public String begin() {
        return state.ledger().begin("cleanup", List.of(SOURCE), order.catalogs());
    }

    public boolean isRemoval() {
        return order.direction() == Direction.REMOVE;
    }

    /** Holds a page at a time: for a removal children first, to be restored parents first. */
    public Iterator<MadeEntity> entities() {
        return new Concatenation<>(order.catalogs().stream()
                .<Supplier<Iterator<MadeEntity>>>map(catalog -> () -> isRemoval()
                        ? state.made().standingIn(catalog, order.service())
                        : state.made().removedFrom(catalog, order.service()))
                .toList());
    }

    public void end(String run) {
        state.ledger().end(run, entities().hasNext() ? RunStatus.COMPLETED_WITH_FINDINGS : RunStatus.COMPLETED);
        listener.ended(state.ledger().record(run));
    }
}

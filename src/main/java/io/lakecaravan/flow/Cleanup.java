package io.lakecaravan.flow;

import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.TagUses;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

        /**
         * What is to be removed or restored, a page at a time: for a removal children first, to be restored parents
         * first, and before them the tags that we removed.
         */
        public Iterator<MadeEntity> entities(StateStore state) {
            return new Concatenation<>(
                    catalogs.stream().flatMap(catalog -> parts(state, catalog)).toList());
        }

        private Stream<Supplier<Iterator<MadeEntity>>> parts(StateStore state, String catalog) {
            return direction == Direction.REMOVE
                    ? Stream.of(
                            () -> state.made().tablesIn(catalog, service),
                            () -> state.made().parentsIn(catalog, service))
                    : Stream.of(
                            () -> SharedTags.removed(state, catalog),
                            () -> state.made().removedFrom(catalog, service));
        }

        /** Tags and classifications that we made, which go with the service where nothing else uses them. */
        public Iterator<MadeEntity> shared(StateStore state) {
            return direction == Direction.REMOVE ? new SharedTags(state, catalogs).all() : Collections.emptyIterator();
        }
    }

    private final StateStore state;
    private final Order order;
    private final SharedTags tags;
    private final Runs.Listener listener;

    public Cleanup(StateStore state, Order order, Runs.Listener listener) {
        this.state = state;
        this.order = order;
        this.tags = new SharedTags(state, order.catalogs());
        this.listener = listener;
    }

    /** @return the run's id */
    public String begin() {
        return state.ledger().begin("cleanup", List.of(SOURCE), order.catalogs());
    }

    public boolean isRemoval() {
        return order.direction() == Direction.REMOVE;
    }

    /** See {@link Order#entities}. */
    public Iterator<MadeEntity> entities() {
        return order.catalogs().isEmpty() ? Collections.emptyIterator() : order.entities(state);
    }

    /** Tags of ours, whose uses are counted before anything is removed. */
    public Iterator<MadeEntity> tags() {
        return isRemoval() ? tags.tags() : Collections.emptyIterator();
    }

    /** @param uses {@link TagUses}; anything else where they could not be had */
    public void counted(MadeEntity tag, Object uses) {
        if (uses instanceof TagUses known) {
            known.count().ifPresent(count -> tags.counted(tag, count));
        }
    }

    /** @param answer {@link RemovalAnswer}; anything else where the catalog was not asked */
    public void answered(MadeEntity entity, Object answer) {
        if (answer instanceof RemovalAnswer said && said.result() == RemovalAnswer.Result.REMOVED) {
            tags.removed(entity, said);
        }
    }

    /** Tags of ours that nothing uses now that the service is gone. */
    public Iterator<MadeEntity> unused(String run) {
        return isRemoval() ? tags.unused(run) : Collections.emptyIterator();
    }

    /** Classifications of ours without tags of ours. */
    public Iterator<MadeEntity> emptied() {
        return isRemoval() ? tags.emptied() : Collections.emptyIterator();
    }

    public void end(String run) {
        state.ledger().end(run, entities().hasNext() ? RunStatus.COMPLETED_WITH_FINDINGS : RunStatus.COMPLETED);
        listener.ended(state.ledger().record(run));
    }
}

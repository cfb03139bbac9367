package io.lakecaravan.table;

import java.util.List;
import java.util.Optional;

/**
 * A table on its way to catalogs.
 *
 * @param run id of the run that publishes it
 * @param sample empty when it was not read in this run: catalogs then keep the sample they have
 * @param history changes of its schema, newest run first, a bounded number of them
 */
public record Publication(String run, LogicalTable table, Optional<Sample> sample, List<RecordedChange> history) {
    public Publication {
        history = List.copyOf(history);
    }

    /** A table whose schema never changed. */
    public Publication(String run, LogicalTable table, Optional<Sample> sample) {
        this(run, table, sample, List.of());
    }

    public Publication withTable(LogicalTable other) {
        return new Publication(run, other, sample, history);
    }

    public Publication withSample(Sample rows) {
        return new Publication(run, table, Optional.of(rows), history);
    }

    public Publication withoutSample() {
        return new Publication(run, table, Optional.empty(), history);
    }

    /** The same, published by another run. */
    public Publication withRun(String other) {
        return new Publication(other, table, sample, history);
    }
}

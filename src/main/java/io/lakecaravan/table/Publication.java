package io.lakecaravan.table;

import java.util.List;
import java.util.Optional;

/**
 * A table on its way to catalogs.
 *
 * @param run id of the run that publishes it
 * @param sample empty when it was not read in this run: catalogs then keep the sample they have
 * @param history changes of its schema, newest run first, a bounded number of them
 * @param profile empty when no rows were read in this run: catalogs then keep the profile they have
 * @param detected tags that the columns suggest for the table
 * @param lineage where its data comes from and goes to
 * @param storeTags what the store keeps with its bucket and sample object; empty where no catalog asks for it
 */
public record Publication(
        String run,
        LogicalTable table,
        Optional<Sample> sample,
        List<RecordedChange> history,
        Optional<TableProfile> profile,
        List<DetectedTag> detected,
        List<LineageFlow> lineage,
        Optional<StoreTags> storeTags) {
    public Publication {
        history = List.copyOf(history);
        detected = List.copyOf(detected);
        lineage = List.copyOf(lineage);
    }

    /** A table of which schema and history are known, and nothing else yet. */
    public Publication(String run, LogicalTable table, Optional<Sample> sample, List<RecordedChange> history) {
        this(run, table, sample, history, Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** A table whose schema never changed. */
    public Publication(String run, LogicalTable table, Optional<Sample> sample) {
        this(run, table, sample, List.of());
    }

    public Publication withTable(LogicalTable other) {
        return new Publication(run, other, sample, history, profile, detected, lineage, storeTags);
    }

    public Publication withSample(Sample rows) {
        return new Publication(run, table, Optional.of(rows), history, profile, detected, lineage, storeTags);
    }

    public Publication withProfile(TableProfile found) {
        return new Publication(run, table, sample, history, Optional.of(found), detected, lineage, storeTags);
    }

    public Publication withDetected(List<DetectedTag> found) {
        return new Publication(run, table, sample, history, profile, found, lineage, storeTags);
    }

    public Publication withLineage(List<LineageFlow> flows) {
        return new Publication(run, table, sample, history, profile, detected, flows, storeTags);
    }

    public Publication withStoreTags(StoreTags found) {
        return new Publication(run, table, sample, history, profile, detected, lineage, Optional.of(found));
    }

    public Publication withoutStoreTags() {
        return new Publication(run, table, sample, history, profile, detected, lineage, Optional.empty());
    }

    /** Without anything that holds values of objects. */
    public Publication withoutValues() {
        return new Publication(run, table, Optional.empty(), history, Optional.empty(), detected, lineage, storeTags);
    }

    /** The same, published by another run. */
    public Publication withRun(String other) {
        return new Publication(other, table, sample, history, profile, detected, lineage, storeTags);
    }
}

package io.lakecaravan.table;

import java.util.Optional;

/**
 * A table on its way to catalogs.
 *
 * @param run id of the run that publishes it
 * @param sample empty when it was not read in this run: catalogs then keep the sample they have
 */
public record Publication(String run, LogicalTable table, Optional<Sample> sample) {
    public Publication withTable(LogicalTable other) {
        return new Publication(run, other, sample);
    }

    public Publication withSample(Sample rows) {
        return new Publication(run, table, Optional.of(rows));
    }
}

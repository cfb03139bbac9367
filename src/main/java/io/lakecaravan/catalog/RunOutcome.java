package io.lakecaravan.catalog;

import java.time.Instant;
import java.util.List;

/**
 * How a run went for one service of a catalog.
 *
 * @param run id of the run
 * @param service name of the service in the catalog
 * @param tables that were found
 * @param written of them
 * @param refused of them: dead letters, and those that are sent by a later run
 * @param warnings findings of the run
 * @param coverage whether the lake was listed to its end
 * @param failures what to tell about single tables, a bounded number of them
 */
public record RunOutcome(
        String run,
        String service,
        Instant startedAt,
        Instant endedAt,
        long tables,
        long written,
        long refused,
        long warnings,
        Coverage coverage,
        List<Failure> failures) {
    /** Whether all that a run was to look at was seen. */
    public enum Coverage {
        COMPLETE,
        INCOMPLETE
    }

    /**
     * A table that the catalog did not take.
     *
     * @param error in our words
     */
    public record Failure(String table, String error) {}

    public RunOutcome {
        failures = List.copyOf(failures);
    }
}

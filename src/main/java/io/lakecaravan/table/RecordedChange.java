package io.lakecaravan.table;

import io.lakecaravan.schema.SchemaChange;
import java.time.Instant;

/**
 * A change of a table's schema as a run found it.
 *
 * @param run id of the run
 * @param at when that run began
 */
public record RecordedChange(String run, Instant at, SchemaChange change) {}

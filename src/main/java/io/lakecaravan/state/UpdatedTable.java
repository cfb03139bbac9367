package io.lakecaravan.state;

import io.lakecaravan.table.LogicalTable;

/** A table as the last completed run of its source had it, and as the present run settled it; both of one name. */
public record UpdatedTable(LogicalTable before, LogicalTable after) {}

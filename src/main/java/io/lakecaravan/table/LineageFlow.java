package io.lakecaravan.table;

import java.util.Optional;

/**
 * Where a table's data comes from and goes to: upstream, then the table (or those of its objects that a pattern names),
 * then downstream. At least one end is there.
 *
 * @param name of the rule in the configuration, stable between runs
 * @param objects glob of the keys that the flow goes through; empty where it goes through the table as a whole
 * @param inbound columns of the upstream to columns of the table
 * @param outbound columns of the table to columns of the downstream
 * @param through columns of the upstream to columns of the downstream; {@code ColumnPairs.endToEnd} gives the pairs
 */
public record LineageFlow(
        String name,
        Optional<Dataset> upstream,
        Optional<String> objects,
        Optional<Dataset> downstream,
        ColumnMatching inbound,
        ColumnMatching outbound,
        ColumnMatching through) {}

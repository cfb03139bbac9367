package io.lakecaravan.layout;

import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.PartitionSummary;
import java.util.List;

/**
 * A table that layout found, and why.
 *
 * @param name unique in the bucket
 * @param root see {@link io.lakecaravan.table.LogicalTable#root}
 * @param format by content where objects were read, by name otherwise
 * @param objects number of objects
 * @param bytes of all objects
 * @param override the line of configuration that takes the keys otherwise, or pins what was found
 */
public record ExplainedTable(
        String name,
        String root,
        String format,
        List<PartitionSummary> partitionKeys,
        long objects,
        long bytes,
        Grounds grounds,
        String override) {
    public ExplainedTable {
        partitionKeys = List.copyOf(partitionKeys);
    }

    /** What makes it this table and no other of its bucket. */
    String identity() {
        return root + "|" + format;
    }

    ExplainedTable withName(String other) {
        return new ExplainedTable(other, root, format, partitionKeys, objects, bytes, grounds, override);
    }
}

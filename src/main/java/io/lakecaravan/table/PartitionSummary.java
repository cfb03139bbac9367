package io.lakecaravan.table;

import io.lakecaravan.schema.LogicalType;
import java.util.Optional;

/**
 * What all values of one partition key have in common.
 *
 * @param type inferred over all values, not over a sample
 * @param distinct number of different values; exact up to the sketch's size, an estimate above
 * @param first smallest value in the order of {@code type}; empty when all are null
 * @param last largest value in the order of {@code type}
 * @param nulls objects whose value is Hive's null marker or empty
 */
public record PartitionSummary(
        String name, LogicalType type, long distinct, Optional<String> first, Optional<String> last, long nulls) {
    public PartitionSummary withName(String other) {
        return new PartitionSummary(other, type, distinct, first, last, nulls);
    }
}

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
 * @param series where the values are points in time. On the last of the keys that spell a date together
 *     ({@code year=/month=/day=}) it is that of the whole date
 * @param bytes of the folders that the keys down to this one make; empty where they are not known
 */
public record PartitionSummary(
        String name,
        LogicalType type,
        long distinct,
        Optional<String> first,
        Optional<String> last,
        long nulls,
        Optional<DateSeries> series,
        Optional<PartitionBytes> bytes) {
    /** A key of which no series and no bytes are known. */
    public PartitionSummary(
            String name, LogicalType type, long distinct, Optional<String> first, Optional<String> last, long nulls) {
        this(name, type, distinct, first, last, nulls, Optional.empty(), Optional.empty());
    }

    public PartitionSummary withName(String other) {
        return new PartitionSummary(other, type, distinct, first, last, nulls, series, bytes);
    }

    /** The same key where all partitions lie in one folder more, which is a value of a key before it. */
    public PartitionSummary under(PartitionValue value) {
        return new PartitionSummary(
                name, type, distinct, first, last, nulls, series, bytes.map(spread -> spread.under(value)));
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.layout.PartitionStretches.Stretch;
import io.lakecaravan.table.PartitionBytes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How bytes are spread over the partitions of one level of folders. Exact up to {@value PartitionSums#SIZE} partitions, in
 * whatever order they come. Above, the smallest is that of a sample by hash, the number is estimated from it unless it
 * is known, and the largest is that of the sample or of the longest stretch: exact in the order of keys.
 */
final class BytesByPartition {
    private final PartitionSums sums = new PartitionSums();
    private final PartitionStretches stretches = new PartitionStretches();
    private Stretch open = Stretch.NONE;
    private long total;

    /**
     * @param hash of the partition's path
     * @param path asked for later, and only where it is needed
     */
    void add(long hash, Supplier<String> path, long bytes) {
        total += bytes;
        if (!open.isNone() && open.hash() == hash) {
            open = open.plus(bytes);
        } else {
            close();
            open = new Stretch(hash, path, bytes);
        }
    }

    /** One look-up for all objects of a stretch. */
    private void close() {
        if (!open.isNone()) {
            sums.add(open.hash(), open.name(), open.bytes());
            stretches.add(open);
            open = Stretch.NONE;
        }
    }

    /** Takes in the partitions of keys that lie behind those of this one. */
    void plus(BytesByPartition other) {
        close();
        other.close();
        sums.plus(other.sums);
        stretches.plus(other.stretches);
        total += other.total;
    }

    /** Number of partitions; an estimate above {@value PartitionSums#SIZE}. */
    long partitions() {
        close();
        return sums.partitions();
    }

    /** Empty where there is no partition. */
    Optional<PartitionBytes> summary() {
        long partitions = partitions();
        if (partitions == 0) {
            return Optional.empty();
        }
        Stretch largest = sums.isExact() ? sums.largest() : sums.largest().orLarger(stretches.largest());
        return Optional.of(new PartitionBytes(
                sums.smallest(), largest.bytes(), total / partitions, largest.name().get(), sums.isExact()));
    }
}

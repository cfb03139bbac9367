package io.lakecaravan.layout;

import io.lakecaravan.layout.PartitionStretches.Stretch;
import io.lakecaravan.table.PartitionBytes;
import io.lakecaravan.table.PartitionValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How bytes are spread over the partitions of one level of folders. Exact up to {@value PartitionSums#SIZE} partitions, in
 * whatever order they come. Above, the smallest is that of a sample by hash, the number is estimated from it unless it
 * is known, and the largest is that of the sample or of the longest stretch: exact in the order of keys.
 */
final class BytesByPartition {
    private PartitionSums sums = new PartitionSums();
    private PartitionStretches stretches = new PartitionStretches();
    /** Partitions that lie in folders apart from all that come, and need no telling apart any more. */
    private Optional<PartitionBytes> ended = Optional.empty();

    private Stretch open = Stretch.NONE;
    private long total;

    /**
     * @param hash of the partition's path
     * @param name the values of its keys; asked for later, and only where it is needed
     */
    void add(long hash, Supplier<List<String>> name, long bytes) {
        total += bytes;
        if (!open.isNone() && open.hash() == hash) {
            open = open.plus(bytes);
        } else {
            close();
            open = new Stretch(hash, name, bytes);
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
        ended = join(ended, other.ended);
        total += other.total;
    }

    /** Puts all partitions so far into a folder that no partition lies in that comes after. */
    void under(PartitionValue value) {
        ended = summary().map(bytes -> bytes.under(value));
        sums = new PartitionSums();
        stretches = new PartitionStretches();
        total = 0;
    }

    /** Empty where there is no partition. */
    Optional<PartitionBytes> summary() {
        close();
        return join(ended, current());
    }

    private Optional<PartitionBytes> current() {
        long partitions = sums.partitions();
        if (partitions == 0) {
            return Optional.empty();
        }
        Stretch largest = sums.isExact() ? sums.largest() : sums.largest().orLarger(stretches.largest());
        return Optional.of(new PartitionBytes(
                partitions,
                sums.smallest(),
                largest.bytes(),
                total / partitions,
                largest.name().get(),
                sums.isExact()));
    }

    private static Optional<PartitionBytes> join(Optional<PartitionBytes> one, Optional<PartitionBytes> other) {
        return one.isEmpty() || other.isEmpty()
                ? one.or(() -> other)
                : Optional.of(one.orElseThrow().plus(other.orElseThrow()));
    }
}

package io.lakecaravan.table;

import java.util.List;
import java.util.Objects;

/**
 * An object chosen for reading, with the partition values of its path in path order.
 *
 * @param reason the first of the reasons, in their order, that hold
 */
public record ChosenObject(LakeObject object, List<PartitionValue> partition, Reason reason) {
    /** Why an object is read: the more telling reason first, which is also the order of reading. */
    public enum Reason {
        /** The most recently modified one: its columns are those of today. */
        NEWEST,
        /** The first key. */
        FIRST,
        /** The last key. */
        LAST,
        /** The one with the most bytes. */
        LARGEST,
        /** By the hash of its key, from partitions that the others leave out. */
        HASH,
        /** Not chosen from keys: the log of a table format. */
        LOG
    }

    public ChosenObject {
        partition = List.copyOf(partition);
        // a message of a version that did not tell the reason
        reason = Objects.requireNonNullElse(reason, Reason.HASH);
    }

    /** Chosen by its hash. */
    public ChosenObject(LakeObject object, List<PartitionValue> partition) {
        this(object, partition, Reason.HASH);
    }

    public ChosenObject because(Reason other) {
        return new ChosenObject(object, partition, other);
    }

    public ChosenObject withPartition(List<PartitionValue> other) {
        return new ChosenObject(object, other, reason);
    }
}

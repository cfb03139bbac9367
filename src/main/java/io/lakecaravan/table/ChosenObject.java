package io.lakecaravan.table;

import java.util.List;

/** An object chosen for reading, with the partition values of its path in path order. */
public record ChosenObject(LakeObject object, List<PartitionValue> partition) {
    public ChosenObject {
        partition = List.copyOf(partition);
    }

    public ChosenObject withPartition(List<PartitionValue> other) {
        return new ChosenObject(object, other);
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.List;

/**
 * Where an object belongs as far as its key alone says.
 *
 * @param folder prefix that must have ended in the listing before its tables are known; ends in {@code /} or is empty
 * @param below names of folders between the folder and the object that tell tables apart, with {@code *} for values;
 *     empty, or ending in {@code /}
 * @param member what tells tables of one folder apart: the name's base under {@link Kind#AUTO}, else the rest of the
 *     table's root
 * @param partition in path order
 * @param pattern relative to the table's root
 */
record Placement(
        Kind kind,
        String folder,
        String below,
        String member,
        List<PartitionValue> partition,
        String pattern,
        FileName file) {
    /** Which kind of rule placed it. */
    enum Kind {
        AUTO,
        FOLDER,
        FIRST_FOLDER,
        OBJECT,
        PATTERN
    }

    Placement {
        partition = List.copyOf(partition);
    }

    /** All that lies under the folder may be one table. */
    Placement(Kind kind, String folder, String member, List<PartitionValue> partition, String pattern, FileName file) {
        this(kind, folder, "", member, partition, pattern, file);
    }

    List<String> partitionKeys() {
        return partition.stream().map(PartitionValue::key).toList();
    }
}

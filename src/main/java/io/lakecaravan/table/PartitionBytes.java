package io.lakecaravan.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the bytes of a table are spread over its partition folders.
 *
 * @param count number of partitions; an estimate where not {@code exact}
 * @param min bytes of the smallest partition; an upper bound where not {@code exact}
 * @param max bytes of the largest; a lower bound where not {@code exact}
 * @param mean bytes of all by their number, rounded down
 * @param largest what the partition with {@code max} bytes is called: a value for each key down to this one, as it lies
 * @param exact whether every partition was counted apart: always up to 1,024 of them in one listing
 */
public record PartitionBytes(long count, long min, long max, long mean, List<String> largest, boolean exact) {
    public PartitionBytes {
        largest = List.copyOf(largest);
    }

    /** The same partitions, all of them in one folder more. */
    public PartitionBytes under(PartitionValue value) {
        return new PartitionBytes(
                count,
                min,
                max,
                mean,
                Stream.concat(Stream.of(value.raw()), largest.stream()).toList(),
                exact);
    }

    /** Together with other partitions, none of which is one of these. */
    public PartitionBytes plus(PartitionBytes others) {
        boolean own = max > others.max || (max == others.max && path().compareTo(others.path()) <= 0);
        long all = count + others.count;
        return new PartitionBytes(
                all,
                Math.min(min, others.min),
                Math.max(max, others.max),
                Math.round((double) mean * count / all + (double) others.mean * others.count / all),
                own ? largest : others.largest,
                exact && others.exact);
    }

    /** Together with others, where a folder may hold objects of both. */
    public PartitionBytes beside(PartitionBytes others) {
        long most = Math.max(count, others.count);
        PartitionBytes sum = plus(others);
        long average = (mean * count + others.mean * others.count) / most;
        return new PartitionBytes(most, sum.min, Math.max(sum.max, average), average, sum.largest, false);
    }

    /** With what is known better of all together. */
    public PartitionBytes ofAll(long partitions, long bytes) {
        return new PartitionBytes(partitions, min, max, bytes / Math.max(1, partitions), largest, exact);
    }

    private String path() {
        return String.join("/", largest);
    }
}

package io.lakecaravan.table;

import java.time.Instant;
import java.util.List;

/**
 * The objects of a candidate that look alike: same format by name, same partition keys, same pattern of file name.
 *
 * @param pattern relative to the candidate's root with the varying parts replaced, e.g. {@code
 *     year={*}/month={*}/part-{n}.parquet}
 * @param member name of the folder it lies in where the candidate is of {@link Siblings}; empty otherwise
 * @param format by the name's extension, e.g. {@code parquet}; {@code unknown} where the name says nothing
 * @param compression by the name's extension, e.g. {@code gzip}; {@code none} otherwise
 * @param partitions number of different partition folders; 1 where there are no partition keys
 * @param fingerprint commutative multiset hash over key, version and size, 32 hexadecimal digits: equal exactly when
 *     the same objects lie there
 * @param chosen the objects to read, by rule and hash: few, never all, in key order
 * @param newest key of the most recently modified object, whose column order counts
 */
public record Shape(
        String pattern,
        String member,
        String format,
        String compression,
        long objects,
        long bytes,
        Instant firstModified,
        Instant lastModified,
        List<PartitionSummary> partitionKeys,
        long partitions,
        String fingerprint,
        List<ChosenObject> chosen,
        String newest) {
    public Shape {
        partitionKeys = List.copyOf(partitionKeys);
        chosen = List.copyOf(chosen);
    }

    public Shape withMember(String name) {
        return new Shape(
                pattern,
                name,
                format,
                compression,
                objects,
                bytes,
                firstModified,
                lastModified,
                partitionKeys,
                partitions,
                fingerprint,
                chosen,
                newest);
    }

    public Shape withChosen(List<ChosenObject> others) {
        return new Shape(
                pattern,
                member,
                format,
                compression,
                objects,
                bytes,
                firstModified,
                lastModified,
                partitionKeys,
                partitions,
                fingerprint,
                others,
                newest);
    }

    /** The same objects under other partition keys and another pattern. */
    public Shape withKeys(String otherPattern, List<PartitionSummary> keys, List<ChosenObject> others) {
        return new Shape(
                otherPattern,
                "",
                format,
                compression,
                objects,
                bytes,
                firstModified,
                lastModified,
                keys,
                partitions,
                fingerprint,
                others,
                newest);
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Shape;
import java.time.Instant;
import java.util.List;

/**
 * All objects of one shape, in bounded space. With {@link #plus} it is a commutative monoid: how objects are spread over
 * accumulators, and in which order they come, does not show in the shape.
 */
final class ShapeAccumulator {
    private final PartitionLevels partitions;
    private final MultisetHash fingerprint = new MultisetHash();
    private final ObjectPicks picks;
    private long objects;
    private long bytes;
    private Instant firstModified = Instant.MAX;
    private Instant lastModified = Instant.MIN;

    /**
     * @param partitionKeys number of partition keys
     * @param sampled most objects to choose
     */
    ShapeAccumulator(int partitionKeys, int sampled) {
        partitions = new PartitionLevels(partitionKeys);
        picks = new ObjectPicks(sampled);
    }

    void add(LakeObject object, List<PartitionValue> partition) {
        objects++;
        bytes += object.size();
        firstModified = earlier(firstModified, object.lastModified());
        lastModified = later(lastModified, object.lastModified());
        fingerprint.add(object);
        picks.add(object, partition);
        partitions.add(partition, 1, object.size());
    }

    /** Takes the other's objects in; it has the same partition keys, or this one keeps none. */
    void plus(ShapeAccumulator other) {
        objects += other.objects;
        bytes += other.bytes;
        firstModified = earlier(firstModified, other.firstModified);
        lastModified = later(lastModified, other.lastModified);
        fingerprint.plus(other.fingerprint);
        picks.plus(other.picks);
        partitions.plus(other.partitions);
    }

    /** Makes a value of the folder around all objects so far their first partition value. */
    void under(PartitionValue value) {
        partitions.under(value, objects, bytes);
        picks.under(value);
    }

    /** Takes the name from the first partition key. */
    void firstUnnamed() {
        picks.firstUnnamed();
    }

    /** Number of different partition folders so far; 1 where there are no partition keys. */
    long partitionFolders() {
        return partitions.count();
    }

    /** Adds its partition folders to those of other shapes. */
    void addFoldersTo(DistinctSketch all) {
        partitions.addFoldersTo(all);
    }

    long objects() {
        return objects;
    }

    LakeObject newest() {
        return picks.newest();
    }

    /** @param sampled most objects to choose */
    Shape shape(ShapeKey key, int sampled) {
        return new Shape(
                key.pattern(),
                "",
                key.format(),
                key.compression(),
                objects,
                bytes,
                firstModified,
                lastModified,
                partitions.summaries(key.partitionKeys()),
                partitions.count(),
                fingerprint.text(),
                picks.chosen(sampled),
                picks.newest().key());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package io.lakecaravan.layout;

import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All objects of one shape, in bounded space. With {@link #plus} it is a commutative monoid: how objects are spread over
 * accumulators, and in which order they come, does not show in the shape.
 */
final class ShapeAccumulator {
    private final List<PartitionAccumulator> partitions = new ArrayList<>(0);
    private DistinctSketch folders = new DistinctSketch();
    private final MultisetHash fingerprint = new MultisetHash();
    private final ObjectPicks picks;
    /** Partitions that were counted before they became part of this shape. */
    private long partitionsBefore;

    private long objects;
    private long bytes;
    private Instant firstModified = Instant.MAX;
    private Instant lastModified = Instant.MIN;

    /**
     * @param partitionKeys number of partition keys
     * @param sampled most objects to choose
     */
    ShapeAccumulator(int partitionKeys, int sampled) {
        for (int key = 0; key < partitionKeys; key++) {
            partitions.add(new PartitionAccumulator());
        }
        picks = new ObjectPicks(sampled);
    }

    void add(LakeObject object, List<PartitionValue> partition) {
        objects++;
        bytes += object.size();
        firstModified = earlier(firstModified, object.lastModified());
        lastModified = later(lastModified, object.lastModified());
        fingerprint.add(object);
        picks.add(new ChosenObject(object, partition));
        long folder = 0;
        for (int key = 0; key < partitions.size(); key++) {
            partitions.get(key).add(partition.get(key));
            folder = folder * 31 + ObjectHash.quick(partition.get(key).raw());
        }
        if (!partitions.isEmpty()) {
            folders.add(folder);
        }
    }

    /** Takes the other's objects in; it has the same partition keys, or this one keeps none. */
    void plus(ShapeAccumulator other) {
        objects += other.objects;
        bytes += other.bytes;
        firstModified = earlier(firstModified, other.firstModified);
        lastModified = later(lastModified, other.lastModified);
        fingerprint.plus(other.fingerprint);
        picks.plus(other.picks);
        for (int key = 0; key < partitions.size(); key++) {
            partitions.get(key).plus(other.partitions.get(key));
        }
        partitionsBefore += other.partitionsBefore;
        if (!partitions.isEmpty()) {
            folders.plus(other.folders);
        }
    }

    /** Makes a value of the folder around all objects so far their first partition value. */
    void under(PartitionValue value) {
        long counted = partitionsBefore + (partitions.isEmpty() ? 1 : folders.estimate());
        PartitionAccumulator constant = new PartitionAccumulator();
        constant.add(value);
        partitions.add(0, constant);
        picks.under(value);
        partitionsBefore = counted;
        folders = new DistinctSketch();
    }

    /** Number of different partition folders so far; 1 where there are no partition keys. */
    long partitionFolders() {
        return partitions.isEmpty() ? 1 : partitionsBefore + folders.estimate();
    }

    long bytes() {
        return bytes;
    }

    long objects() {
        return objects;
    }

    LakeObject newest() {
        return picks.newest();
    }

    /** @param sampled most objects to choose */
    Shape shape(ShapeKey key, int sampled) {
        List<PartitionSummary> summaries = new ArrayList<>();
        for (int at = 0; at < partitions.size(); at++) {
            summaries.add(partitions.get(at).summary(key.partitionKeys().get(at)));
        }
        return new Shape(
                key.pattern(),
                "",
                key.format(),
                key.compression(),
                objects,
                bytes,
                firstModified,
                lastModified,
                summaries,
                partitionFolders(),
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

package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The partitions of objects that have the same partition keys: the values of each key, the folders that the keys make
 * together, and the dates they spell together. Bounded and added up as {@link PartitionAccumulator}.
 */
final class PartitionLevels {
    private final List<PartitionAccumulator> keys = new ArrayList<>(0);
    private DistinctSketch folders = new DistinctSketch();
    /** Folders that were counted before they came to lie in the folder of a value. */
    private long foldersBefore;

    private final DateCensus dates = new DateCensus();
    private Optional<DateSpelling> spelling = Optional.empty();
    private List<PartitionValue> previous = List.of();
    private long[] hashes = new long[0];
    private Optional<DatePoint> previousDate = Optional.empty();

    /** @param count number of partition keys */
    PartitionLevels(int count) {
        for (int key = 0; key < count; key++) {
            keys.add(new PartitionAccumulator());
        }
    }

    /**
     * Objects of one partition folder, one or all of them.
     *
     * @param partition one value a key, in path order; further ones are left out
     */
    void add(List<PartitionValue> partition, long objects, long size) {
        if (keys.isEmpty()) {
            return;
        }
        if (!partition.equals(previous)) {
            enter(partition);
        }
        for (int key = 0; key < keys.size(); key++) {
            int depth = key + 1;
            keys.get(key).add(partition.get(key), hashes[key], () -> name(partition, depth), objects, size);
        }
        if (spelling.isPresent()) {
            dates.add(previousDate, objects);
        }
    }

    private void enter(List<PartitionValue> partition) {
        if (previous.isEmpty()) {
            hashes = new long[keys.size()];
            spelling = DateSpelling.of(
                    partition.stream().map(PartitionValue::key).limit(keys.size()).toList());
        }
        previous = partition;
        long hash = 0;
        for (int key = 0; key < hashes.length; key++) {
            hash = hash * 31 + ObjectHash.quick(partition.get(key).raw());
            hashes[key] = hash;
        }
        folders.add(hash);
        previousDate = spelling.flatMap(dated -> dated.point(partition));
    }

    private static List<String> name(List<PartitionValue> partition, int depth) {
        return partition.stream().limit(depth).map(PartitionValue::raw).toList();
    }

    /**
     * Puts all objects so far into the folder of a value, which becomes their first partition value. Nothing that is added
     * from then on lies in that folder.
     */
    void under(PartitionValue value, long objects, long size) {
        foldersBefore = count();
        folders = new DistinctSketch();
        keys.forEach(key -> key.under(value));
        PartitionAccumulator constant = new PartitionAccumulator();
        constant.add(value, objects, size);
        keys.add(0, constant);
        spelling = spelling.map(DateSpelling::under);
        previous = List.of();
    }

    /** Takes in the partitions of keys that lie behind those of this one; keeps its own number of keys. */
    void plus(PartitionLevels other) {
        for (int key = 0; key < keys.size(); key++) {
            keys.get(key).plus(other.keys.get(key));
        }
        if (!keys.isEmpty()) {
            folders.plus(other.folders);
            foldersBefore += other.foldersBefore;
            dates.plus(other.dates);
            spelling = spelling.or(() -> other.spelling);
        }
    }

    /** Number of partition folders; 1 where there are no keys. */
    long count() {
        return keys.isEmpty() ? 1 : foldersBefore + folders.estimate();
    }

    /** @param names of the keys in path order */
    List<PartitionSummary> summaries(List<String> names) {
        List<PartitionSummary> summaries = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            boolean last = spelling.isPresent() && spelling.orElseThrow().last() == key;
            summaries.add(keys.get(key).summary(names.get(key), last ? dates.series() : Optional.empty()));
        }
        return summaries;
    }
}

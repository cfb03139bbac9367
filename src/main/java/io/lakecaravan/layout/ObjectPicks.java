package io.lakecaravan.layout;

import io.lakecaravan.layout.ValueSpread.Hashed;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.ChosenObject.Reason;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.PartitionValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The objects of a shape to read: newest, first, last, largest; then by hash, in turn one from a value that none of the
 * others has of the first partition key, of the second, of the third; then those whose keys have the smallest hashes.
 * So no partition takes all. An archived object is picked only where there is no other. Adding is commutative and
 * associative; space is bounded by the number of objects to pick.
 */
final class ObjectPicks {
    private static final int MOST_LEVELS = 3;
    private static final Comparator<ChosenObject> BY_KEY =
            Comparator.comparing(chosen -> chosen.object().key(), KeyOrder.UTF8);
    private static final Comparator<ChosenObject> BY_TIME = Comparator.<ChosenObject, Instant>comparing(
                    chosen -> chosen.object().lastModified())
            .thenComparing(BY_KEY);
    private static final Comparator<ChosenObject> BY_SIZE = Comparator.<ChosenObject>comparingLong(
                    chosen -> chosen.object().size())
            .thenComparing(BY_KEY);

    private final int hashed;
    /** By the value of each of the first partition keys. */
    private final List<ValueSpread> levels = new ArrayList<>(1);

    private ValueSpread keys;
    private Optional<ChosenObject> newest = Optional.empty();
    private Optional<ChosenObject> first = Optional.empty();
    private Optional<ChosenObject> last = Optional.empty();
    private Optional<ChosenObject> largest = Optional.empty();
    private Optional<ChosenObject> archived = Optional.empty();

    /** @param hashed how many to keep by hash */
    ObjectPicks(int hashed) {
        this.hashed = hashed;
        keys = new ValueSpread(hashed);
    }

    void add(LakeObject object, List<PartitionValue> partition) {
        ChosenObject chosen = new ChosenObject(object, partition);
        Optional<ChosenObject> one = Optional.of(chosen);
        if (object.isArchived()) {
            archived = better(archived, one, BinaryOperator.maxBy(BY_TIME));
            return;
        }
        newest = better(newest, one, BinaryOperator.maxBy(BY_TIME));
        first = better(first, one, BinaryOperator.minBy(BY_KEY));
        last = better(last, one, BinaryOperator.maxBy(BY_KEY));
        largest = better(largest, one, BinaryOperator.maxBy(BY_SIZE));
        Hashed hash = new Hashed(ObjectHash.quick(object.key()), chosen);
        keys.add(hash.hash(), hash);
        for (int level = 0; level < Math.min(MOST_LEVELS, partition.size()); level++) {
            level(level).add(ObjectHash.quick(partition.get(level).raw()), hash);
        }
    }

    private ValueSpread level(int level) {
        while (levels.size() <= level) {
            levels.add(new ValueSpread(hashed));
        }
        return levels.get(level);
    }

    void plus(ObjectPicks other) {
        archived = better(archived, other.archived, BinaryOperator.maxBy(BY_TIME));
        newest = better(newest, other.newest, BinaryOperator.maxBy(BY_TIME));
        first = better(first, other.first, BinaryOperator.minBy(BY_KEY));
        last = better(last, other.last, BinaryOperator.maxBy(BY_KEY));
        largest = better(largest, other.largest, BinaryOperator.maxBy(BY_SIZE));
        keys.plus(other.keys);
        for (int level = 0; level < other.levels.size(); level++) {
            level(level).plus(other.levels.get(level));
        }
    }

    /** Puts a value before the partition values of all objects so far. */
    void under(PartitionValue value) {
        UnaryOperator<ChosenObject> change = chosen -> under(value, chosen);
        newest = newest.map(change);
        first = first.map(change);
        last = last.map(change);
        largest = largest.map(change);
        archived = archived.map(change);
        keys = keys.map(change);
        levels.replaceAll(level -> level.map(change));
        levels.add(0, keys.as(ObjectHash.quick(value.raw())));
        if (levels.size() > MOST_LEVELS) {
            levels.remove(MOST_LEVELS);
        }
    }

    private static ChosenObject under(PartitionValue value, ChosenObject chosen) {
        List<PartitionValue> partition = new ArrayList<>(chosen.partition().size() + 1);
        partition.add(value);
        partition.addAll(chosen.partition());
        return chosen.withPartition(partition);
    }

    private static Optional<ChosenObject> better(
            Optional<ChosenObject> one, Optional<ChosenObject> other, BinaryOperator<ChosenObject> choice) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return Optional.of(choice.apply(one.orElseThrow(), other.orElseThrow()));
    }

    /** The most recently modified one, archived only where all are. */
    LakeObject newest() {
        return newest.or(() -> archived).orElseThrow().object();
    }

    /** At most {@code limit} objects in key order, each with the reason it was picked for. */
    List<ChosenObject> chosen(int limit) {
        Selection selection = new Selection(limit);
        newest.ifPresent(one -> selection.offer(one, Reason.NEWEST));
        first.ifPresent(one -> selection.offer(one, Reason.FIRST));
        last.ifPresent(one -> selection.offer(one, Reason.LAST));
        largest.ifPresent(one -> selection.offer(one, Reason.LARGEST));
        while (selection.spread(levels)) {
            // one more of each level
        }
        keys.objects().forEach(one -> selection.offer(one, Reason.HASH));
        if (selection.picked.isEmpty()) {
            archived.ifPresent(one -> selection.offer(one, Reason.NEWEST));
        }
        return selection.picked.values().stream().sorted(BY_KEY).toList();
    }

    /** What is picked so far, with the values of partition keys that are told by it. */
    private static final class Selection {
        private final int limit;
        private final Map<String, ChosenObject> picked = new LinkedHashMap<>();
        private final List<Set<String>> values = new ArrayList<>();

        Selection(int limit) {
            this.limit = limit;
            for (int level = 0; level < MOST_LEVELS; level++) {
                values.add(new HashSet<>());
            }
        }

        void offer(ChosenObject one, Reason reason) {
            if (picked.size() >= limit || picked.putIfAbsent(one.object().key(), one.because(reason)) != null) {
                return;
            }
            for (int level = 0; level < Math.min(MOST_LEVELS, one.partition().size()); level++) {
                values.get(level).add(one.partition().get(level).raw());
            }
        }

        /** Takes an object of a new value of each key; false where there is none, or no room for it. */
        boolean spread(List<ValueSpread> levels) {
            int before = picked.size();
            for (int level = 0; level < levels.size(); level++) {
                Set<String> told = values.get(level);
                int at = level;
                levels.get(level).objects().stream()
                        .filter(one -> !told.contains(one.partition().get(at).raw()))
                        .findFirst()
                        .ifPresent(one -> offer(one, Reason.HASH));
            }
            return picked.size() > before;
        }
    }
}

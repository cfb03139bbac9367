package io.lakecaravan.layout;

import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The objects of a shape to read: newest, first, last, largest, then those whose keys have the smallest hashes. An
 * archived object is picked only where there is no other. Adding is commutative and associative.
 */
final class ObjectPicks {
    private static final Comparator<ChosenObject> BY_KEY =
            Comparator.comparing(chosen -> chosen.object().key(), KeyOrder.UTF8);
    private static final Comparator<ChosenObject> BY_TIME = Comparator.<ChosenObject, java.time.Instant>comparing(
                    chosen -> chosen.object().lastModified())
            .thenComparing(BY_KEY);
    private static final Comparator<ChosenObject> BY_SIZE = Comparator.<ChosenObject>comparingLong(
                    chosen -> chosen.object().size())
            .thenComparing(BY_KEY);
    private static final Comparator<Hashed> BY_HASH =
            Comparator.comparingLong(Hashed::hash).thenComparing(Hashed::chosen, BY_KEY);

    private record Hashed(long hash, ChosenObject chosen) {}

    private final int hashed;
    private final List<Hashed> smallest = new ArrayList<>(1);
    private Optional<ChosenObject> newest = Optional.empty();
    private Optional<ChosenObject> first = Optional.empty();
    private Optional<ChosenObject> last = Optional.empty();
    private Optional<ChosenObject> largest = Optional.empty();
    private Optional<ChosenObject> archived = Optional.empty();

    /** @param hashed how many to keep by hash */
    ObjectPicks(int hashed) {
        this.hashed = hashed;
    }

    void add(ChosenObject chosen) {
        if (chosen.object().isArchived()) {
            archived = better(archived, Optional.of(chosen), BinaryOperator.maxBy(BY_TIME));
            return;
        }
        Optional<ChosenObject> one = Optional.of(chosen);
        newest = better(newest, one, BinaryOperator.maxBy(BY_TIME));
        first = better(first, one, BinaryOperator.minBy(BY_KEY));
        last = better(last, one, BinaryOperator.maxBy(BY_KEY));
        largest = better(largest, one, BinaryOperator.maxBy(BY_SIZE));
        offer(new Hashed(ObjectHash.quick(chosen.object().key()), chosen));
    }

    void plus(ObjectPicks other) {
        archived = better(archived, other.archived, BinaryOperator.maxBy(BY_TIME));
        newest = better(newest, other.newest, BinaryOperator.maxBy(BY_TIME));
        first = better(first, other.first, BinaryOperator.minBy(BY_KEY));
        last = better(last, other.last, BinaryOperator.maxBy(BY_KEY));
        largest = better(largest, other.largest, BinaryOperator.maxBy(BY_SIZE));
        other.smallest.forEach(this::offer);
    }

    /** Puts a value before the partition values of all objects. */
    void under(PartitionValue value) {
        newest = newest.map(chosen -> under(value, chosen));
        first = first.map(chosen -> under(value, chosen));
        last = last.map(chosen -> under(value, chosen));
        largest = largest.map(chosen -> under(value, chosen));
        archived = archived.map(chosen -> under(value, chosen));
        smallest.replaceAll(hashed -> new Hashed(hashed.hash(), under(value, hashed.chosen())));
    }

    private static ChosenObject under(PartitionValue value, ChosenObject chosen) {
        List<PartitionValue> partition = new ArrayList<>(chosen.partition().size() + 1);
        partition.add(value);
        partition.addAll(chosen.partition());
        return new ChosenObject(chosen.object(), partition);
    }

    private static Optional<ChosenObject> better(
            Optional<ChosenObject> one, Optional<ChosenObject> other, BinaryOperator<ChosenObject> choice) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return Optional.of(choice.apply(one.orElseThrow(), other.orElseThrow()));
    }

    private void offer(Hashed candidate) {
        if (smallest.size() == hashed && BY_HASH.compare(candidate, smallest.get(hashed - 1)) >= 0) {
            return;
        }
        int at = 0;
        while (at < smallest.size() && BY_HASH.compare(smallest.get(at), candidate) < 0) {
            at++;
        }
        smallest.add(at, candidate);
        if (smallest.size() > hashed) {
            smallest.remove(hashed);
        }
    }

    /** The most recently modified one, archived only where all are. */
    LakeObject newest() {
        return newest.or(() -> archived).orElseThrow().object();
    }

    /** At most {@code limit} objects in key order. */
    List<ChosenObject> chosen(int limit) {
        Set<ChosenObject> picked = new LinkedHashSet<>();
        newest.ifPresent(picked::add);
        first.ifPresent(picked::add);
        last.ifPresent(picked::add);
        largest.ifPresent(picked::add);
        smallest.forEach(one -> picked.add(one.chosen()));
        if (picked.isEmpty()) {
            archived.ifPresent(picked::add);
        }
        return picked.stream().limit(limit).sorted(BY_KEY).toList();
    }
}

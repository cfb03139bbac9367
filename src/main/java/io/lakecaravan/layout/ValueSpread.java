package io.lakecaravan.layout;

import io.lakecaravan.table.ChosenObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One object of each of a few values: of the values with the smallest hashes, the object with the smallest hash. A value
 * that is kept at the end was kept all the time, so adding is commutative, associative and idempotent.
 */
final class ValueSpread {
    private static final Comparator<Hashed> BY_HASH = Comparator.comparingLong(Hashed::hash)
            .thenComparing(hashed -> hashed.chosen().object().key(), KeyOrder.UTF8);

    private final int most;
    private final NavigableMap<Long, Hashed> byValue = new TreeMap<>();
    private long bound = Long.MAX_VALUE;

    /** @param hash of the object's key */
    record Hashed(long hash, ChosenObject chosen) {
        private Hashed orSmaller(Hashed other) {
            return BY_HASH.compare(this, other) <= 0 ? this : other;
        }
    }

    /** @param most values to keep */
    ValueSpread(int most) {
        this.most = most;
    }

    void add(long value, Hashed object) {
        if (value > bound) {
            return;
        }
        byValue.merge(value, object, Hashed::orSmaller);
        if (byValue.size() > most) {
            byValue.pollLastEntry();
        }
        if (byValue.size() == most) {
            bound = byValue.isEmpty() ? Long.MIN_VALUE : byValue.lastKey();
        }
    }

    /** The same values with their objects changed. */
    ValueSpread map(UnaryOperator<ChosenObject> change) {
        ValueSpread changed = new ValueSpread(most);
        byValue.forEach((value, object) -> changed.add(value, new Hashed(object.hash(), change.apply(object.chosen()))));
        return changed;
    }

    /** One value that all these objects have. */
    ValueSpread as(long value) {
        ValueSpread one = new ValueSpread(most);
        byValue.values().forEach(object -> one.add(value, object));
        return one;
    }

    void plus(ValueSpread other) {
        other.byValue.forEach(this::add);
    }

    /** In order of the values' hashes. */
    List<ChosenObject> objects() {
        List<ChosenObject> objects = new ArrayList<>();
        byValue.values().forEach(hashed -> objects.add(hashed.chosen()));
        return objects;
    }
}

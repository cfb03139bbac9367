package io.lakecaravan.schema;

import java.util.Comparator;
import java.util.function.BinaryOperator;

/**
 * A column in one object.
 *
 * @param position of the column among the object's, from 0
 */
public record Appearance(ObjectStamp object, int position) {
    private static final Comparator<Appearance> BY_AGE =
            Comparator.comparing(Appearance::object).thenComparingInt(Appearance::position);

    /** By key, then place in the object. */
    static final Comparator<Appearance> BY_KEY =
            Comparator.comparing(Appearance::object, ObjectStamp.KEY_ORDER).thenComparing(BY_AGE);

    static Appearance older(Appearance a, Appearance b) {
        return BinaryOperator.minBy(BY_AGE).apply(a, b);
    }

    static Appearance newer(Appearance a, Appearance b) {
        return BinaryOperator.maxBy(BY_AGE).apply(a, b);
    }

    static Appearance firstByKey(Appearance a, Appearance b) {
        return BinaryOperator.minBy(BY_KEY).apply(a, b);
    }
}

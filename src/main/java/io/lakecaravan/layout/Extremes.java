package io.lakecaravan.layout;

import java.util.Comparator;
import java.util.Optional;

/** The smallest and the largest of texts in one order. Adding is commutative, associative and idempotent. */
final class Extremes {
    private final Comparator<String> order;
    private Optional<String> first = Optional.empty();
    private Optional<String> last = Optional.empty();

    Extremes(Comparator<String> order) {
        this.order = order;
    }

    void add(String value) {
        if (first.isEmpty() || order.compare(value, first.orElseThrow()) < 0) {
            first = Optional.of(value);
        }
        if (last.isEmpty() || order.compare(value, last.orElseThrow()) > 0) {
            last = Optional.of(value);
        }
    }

    void plus(Extremes other) {
        other.first.ifPresent(this::add);
        other.last.ifPresent(this::add);
    }

    Optional<String> first() {
        return first;
    }

    Optional<String> last() {
        return last;
    }
}

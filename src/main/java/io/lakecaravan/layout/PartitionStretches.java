package io.lakecaravan.layout;

import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the largest partition among any number of them: the longest stretch of objects of one partition. In the order of
 * keys a partition is one stretch, and its bytes are exact. Accumulators of neighbouring ranges have to be added in that
 * order; out of it a partition may come in several stretches, and the largest is found smaller than it is.
 */
final class PartitionStretches {
    /** The first and the last may go on in neighbouring ranges. They are the same where there is one. */
    private Stretch head = Stretch.NONE;

    private Stretch tail = Stretch.NONE;
    private Stretch largest = Stretch.NONE;
    private boolean several;

    /** @param name the values of its keys; asked for only where sizes are equal, and at the end */
    record Stretch(long hash, Supplier<List<String>> name, long bytes) {
        /** Smaller than all. */
        static final Stretch NONE = new Stretch(0, List::of, -1);

        Stretch orLarger(Stretch other) {
            if (bytes != other.bytes) {
                return bytes > other.bytes ? this : other;
            }
            return KeyOrder.UTF8.compare(path(), other.path()) <= 0 ? this : other;
        }

        Stretch plus(long more) {
            return new Stretch(hash, name, bytes + more);
        }

        private String path() {
            return String.join("/", name.get());
        }

        boolean isNone() {
            return bytes < 0;
        }
    }

    void add(Stretch next) {
        if (tail.isNone()) {
            head = next;
            tail = next;
        } else if (tail.hash() == next.hash()) {
            tail = tail.plus(next.bytes());
            head = several ? head : tail;
        } else {
            largest = several ? largest.orLarger(tail) : largest;
            tail = next;
            several = true;
        }
    }

    /** Takes in those that follow. */
    void plus(PartitionStretches next) {
        if (next.head.isNone()) {
            return;
        }
        add(next.head);
        if (next.several) {
            largest = largest.orLarger(next.largest);
            if (several) {
                largest = largest.orLarger(tail);
            }
            tail = next.tail;
            several = true;
        }
    }

    Stretch largest() {
        return largest.orLarger(head).orLarger(tail);
    }
}

package io.lakecaravan.format.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the members of an object belong. Members mostly come in the same order, so the one after the last is tried first. */
final class Names {
    /** A member that the schema does not have. */
    static final int UNKNOWN = -1;

    /** A member whose column is not asked for. */
    static final int UNWANTED = -2;

    /** An object whose members have columns of their own. */
    static final int INNER = -3;

    private final Map<String, Entry> byName = new HashMap<>();
    private Optional<Names> inner = Optional.empty();
    private Entry last = new Entry("", UNKNOWN);

    private static final class Entry {
        private final String name;
        private final int index;
        private Entry follower = this;

        Entry(String name, int index) {
            this.name = name;
            this.index = index;
        }
    }

    void put(String name, int index) {
        byName.put(name, new Entry(name, index));
    }

    /** The names of the object that is the member; there is one such object at most. */
    Names inner(String member) {
        if (inner.isEmpty()) {
            inner = Optional.of(new Names());
            put(member, INNER);
        }
        return inner.get();
    }

    Names inner() {
        return inner.orElseThrow();
    }

    boolean hasInner() {
        return inner.isPresent();
    }

    /** Number of names. */
    int size() {
        return byName.size();
    }

    int index(String name) {
        Entry follower = last.follower;
        if (follower.index == UNKNOWN || !follower.name.equals(name)) {
            follower = byName.get(name);
            if (follower == null) {
                return UNKNOWN;
            }
            last.follower = follower;
        }
        last = follower;
        return follower.index;
    }
}

package io.lakecaravan.lineage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a side that have no partner yet. */
final class FreeNames {
    private final Set<String> free;
    private final Map<String, Deque<String>> byFold = new HashMap<>();

    FreeNames(List<String> names) {
        free = new LinkedHashSet<>(names);
        free.forEach(name -> byFold.computeIfAbsent(NameCase.folded(name), fold -> new ArrayDeque<>())
                .add(name));
    }

    Optional<String> take(String name) {
        return free.remove(name) ? Optional.of(name) : Optional.empty();
    }

    /** The first that is free. */
    Optional<String> takeIgnoringCase(String name) {
        Deque<String> candidates = byFold.getOrDefault(NameCase.folded(name), new ArrayDeque<>());
        while (!candidates.isEmpty()) {
            String candidate = candidates.remove();
            if (free.remove(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}

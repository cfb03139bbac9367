package io.lakecaravan.lineage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Other names by name; a name that the map has in another case only is meant, too. */
final class RenamedNames {
    private final Map<String, String> exact;
    private final Map<String, String> byFold = new HashMap<>();

    RenamedNames(Map<String, String> map) {
        exact = map;
        new TreeMap<>(map).forEach((name, other) -> byFold.putIfAbsent(NameCase.folded(name), other));
    }

    Optional<String> of(String name) {
        String other = exact.get(name);
        return Optional.ofNullable(other == null ? byFold.get(NameCase.folded(name)) : other);
    }
}

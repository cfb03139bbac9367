package io.lakecaravan.catalog.openmetadata;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a server has said of classifications and tags since the run began. Safe for use by several threads. */
final class KnownTags {
    /** Shipped with the server. They belong to its administrator: nothing is created under them. */
    private static final Set<String> BUILT_IN = Set.of("PII", "PersonalData", "Tier", "Certification");

    enum State {
        USABLE,
        MISSING,
        DISABLED
    }

    private final Map<String, Boolean> exclusive = new ConcurrentHashMap<>();
    private final Map<String, State> tags = new ConcurrentHashMap<>();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();

    /** Some servers' databases do not tell cases apart. */
    static boolean isBuiltInIgnoringCase(String classification) {
        return BUILT_IN.stream().anyMatch(classification::equalsIgnoreCase);
    }

    static boolean isBuiltIn(String classification) {
        return BUILT_IN.contains(classification);
    }

    boolean isExclusive(String classification) {
        return exclusive.getOrDefault(classification, false);
    }

    /** There, and neither it nor its classification is disabled. */
    boolean isUsable(String tag) {
        return tags.get(tag) == State.USABLE
                && !disabled.contains(TagPath.of(tag).classification());
    }

    void classification(String name, boolean isExclusive) {
        exclusive.put(name, isExclusive);
    }

    void disabled(String classification) {
        disabled.add(classification);
    }

    void tag(String tag, State state) {
        tags.put(tag, state);
    }
}

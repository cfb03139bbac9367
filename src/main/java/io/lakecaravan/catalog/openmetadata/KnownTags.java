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

    static String classification(String tag) {
        int dot = tag.indexOf('.');
        return dot < 0 ? tag : tag.substring(0, dot);
    }

    /** Without the quotes that a name with dots has in a fully qualified name. */
    static String name(String tag) {
        String name = tag.substring(tag.indexOf('.') + 1);
        boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    static boolean isBuiltIn(String classification) {
        return BUILT_IN.contains(classification);
    }

    boolean isExclusive(String classification) {
        return exclusive.getOrDefault(classification, false);
    }

    /** There, and neither it nor its classification is disabled. */
    boolean isUsable(String tag) {
        return tags.get(tag) == State.USABLE && !disabled.contains(classification(tag));
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

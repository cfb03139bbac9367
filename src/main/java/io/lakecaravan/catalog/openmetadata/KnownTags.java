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

    /** As it stands in a fully qualified name: with quotes where it has dots. */
    static String classification(String tag) {
        int end = tag.startsWith("\"") ? tag.indexOf("\".", 1) + 1 : tag.indexOf('.');
        return end <= 0 ? tag : tag.substring(0, end);
    }

    /** Without the quotes that a name with dots has in a fully qualified name. */
    static String name(String tag) {
        int length = classification(tag).length();
        return unquoted(length == tag.length() ? tag : tag.substring(length + 1));
    }

    static String unquoted(String part) {
        boolean quoted = part.length() > 2 && part.startsWith("\"") && part.endsWith("\"");
        return quoted ? part.substring(1, part.length() - 1) : part;
    }

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

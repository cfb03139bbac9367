package io.lakecaravan.catalog.openmetadata;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one run has learned of a server, so that it is asked once. Safe for use by several threads. */
final class ServerMemory {
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();
    private final KnownTags tags = new KnownTags();
    private volatile String run = "";

    /** People change catalogs between runs, so what was seen in one is not believed in the next. */
    synchronized void startOf(String newRun) {
        if (!run.equals(newRun)) {
            forget();
            run = newRun;
        }
    }

    void forget() {
        present.clear();
        tags.forget();
    }

    boolean isPresent(Prerequisite prerequisite) {
        return present.contains(prerequisite.key());
    }

    void present(Prerequisite prerequisite) {
        present.add(prerequisite.key());
    }

    KnownTags tags() {
        return tags;
    }

    Set<String> unknownFields() {
        return unknownFields;
    }
}

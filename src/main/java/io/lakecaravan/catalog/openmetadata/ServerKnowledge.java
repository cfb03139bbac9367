package io.lakecaravan.catalog.openmetadata;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has been seen to stand at a server. A talk keeps the one it began with, so that nobody who forgets takes answers
 * away that another thread is about to use. Safe for use by several threads.
 */
final class ServerKnowledge {
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    /** Custom properties that take a text. */
    private final Set<String> properties = ConcurrentHashMap.newKeySet();

    private final KnownTags tags = new KnownTags();
    private volatile ServerVersion version = ServerVersion.OLDEST;

    boolean isPresent(Prerequisite prerequisite) {
        return present.contains(prerequisite.key());
    }

    /** @param id empty where the answer had none */
    void present(Prerequisite prerequisite, String id) {
        if (!id.isEmpty()) {
            ids.put(prerequisite.key(), id);
        }
        present.add(prerequisite.key());
    }

    /** The server's id, where it has been seen. */
    Optional<String> id(Prerequisite prerequisite) {
        return Optional.ofNullable(ids.get(prerequisite.key()));
    }

    /** @param type of the entities that have it */
    boolean isUsableProperty(String type, String name) {
        return properties.contains(type + "." + name);
    }

    void usableProperty(String type, String name) {
        properties.add(type + "." + name);
    }

    KnownTags tags() {
        return tags;
    }

    /** The oldest that is served until the server has said another. */
    ServerVersion version() {
        return version;
    }

    void version(ServerVersion other) {
        version = other;
    }
}

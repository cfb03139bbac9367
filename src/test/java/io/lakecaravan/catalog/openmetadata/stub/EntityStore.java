package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** Everything the server keeps. Ids are derived from a counter, so that two runs of one test agree. Guarded by the server's lock. */
final class EntityStore {
    final Clock clock;
    final StubVersion version;
    /** Declared custom properties, "type.name". */
    final TreeSet<String> customProperties = new TreeSet<>();

    final TreeMap<String, ObjectNode> edges = new TreeMap<>();
    private final Map<UUID, Entity> entities = new LinkedHashMap<>();
    private long created;

    EntityStore(Clock clock, StubVersion version) {
        this.clock = clock;
        this.version = version;
    }

    UUID nextId(String of) {
        created++;
        return UUID.nameUUIDFromBytes((of + "#" + created).getBytes(StandardCharsets.UTF_8));
    }

    void add(Entity entity, Account by) {
        touch(entity, by);
        entities.put(entity.id, entity);
    }

    /** A change of {@code tenths}: 1 for minor; a major one goes to the next whole version. */
    void bump(Entity entity, Account by, Change change) {
        entity.version += change == Change.MAJOR ? 10 : 1;
        touch(entity, by);
    }

    private void touch(Entity entity, Account by) {
        entity.updatedAt = clock.millis();
        entity.updatedBy = by.name();
    }

    void remove(Entity entity) {
        entities.remove(entity.id);
        edges.keySet().removeIf(edge -> edge.contains(entity.id.toString()));
    }

    Optional<Entity> byId(EntityKind kind, String id) {
        return entities.values().stream()
                .filter(entity -> entity.kind == kind && entity.id.toString().equals(id))
                .findFirst();
    }

    Optional<Entity> byId(UUID id) {
        return Optional.ofNullable(entities.get(id));
    }

    /** Deleted ones too. */
    Optional<Entity> byName(EntityKind kind, String fqn) {
        String wanted = Names.canonical(fqn);
        return entities.values().stream()
                .filter(entity -> entity.kind == kind && entity.fqn.equals(wanted))
                .findFirst();
    }

    /** Only one that is not deleted; otherwise 404. */
    Entity live(EntityKind kind, String fqn) {
        return byName(kind, fqn).filter(entity -> !entity.deleted).orElseThrow(() -> Errors.notFound(kind.type(), fqn));
    }

    /** In the order of kinds and names. */
    List<Entity> all(Predicate<Entity> wanted) {
        return entities.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing((Entity entity) -> entity.kind).thenComparing(entity -> entity.fqn))
                .toList();
    }

    List<Entity> children(Entity parent) {
        return all(entity -> entity.parent.equals(Optional.of(parent.id)));
    }

    enum Change {
        NONE,
        MINOR,
        MAJOR
    }
}

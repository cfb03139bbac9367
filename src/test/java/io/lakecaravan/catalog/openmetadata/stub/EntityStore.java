package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Everything the server keeps. Ids are derived from a counter, so that two runs of one test agree. Guarded by the server's lock. */
final class EntityStore {
    final Clock clock;
    final StubVersion version;
    final CustomProperties customProperties;
    final TreeMap<String, ObjectNode> edges = new TreeMap<>();
    private final Map<UUID, Entity> entities = new LinkedHashMap<>();
    /** By name, so that pages need no sorting; in insensitive case the key is in lower case. */
    private final Map<EntityKind, TreeMap<String, Entity>> named = new EnumMap<>(EntityKind.class);

    private final Map<UUID, Map<UUID, Entity>> below = new LinkedHashMap<>();
    private long created;

    EntityStore(Clock clock, StubVersion version) {
        this.clock = clock;
        this.version = version;
        this.customProperties = new CustomProperties(version);
        Arrays.stream(EntityKind.values()).forEach(kind -> named.put(kind, new TreeMap<>()));
    }

    UUID nextId(String of) {
        created++;
        return UUID.nameUUIDFromBytes((of + "#" + created).getBytes(StandardCharsets.UTF_8));
    }

    void add(Entity entity, Account by) {
        touch(entity, by);
        entities.put(entity.id, entity);
        of(entity.kind).put(key(entity.fqn), entity);
        entity.parent.ifPresent(parent ->
                below.computeIfAbsent(parent, id -> new LinkedHashMap<>()).put(entity.id, entity));
    }

    /** Contract §6: "major version +1.0"; observed §4: "+0.1". */
    void bump(Entity entity, Account by, Change change) {
        entity.version += change == Change.MAJOR ? 10 : 1;
        touch(entity, by);
    }

    private void touch(Entity entity, Account by) {
        entity.updatedAt = clock.millis();
        entity.updatedBy = by.name();
    }

    /** Contract §12: "permanent". Not in the contract: its edges go with it. */
    void remove(Entity entity) {
        entities.remove(entity.id);
        of(entity.kind).remove(key(entity.fqn));
        entity.parent.ifPresent(
                parent -> below.getOrDefault(parent, new LinkedHashMap<>()).remove(entity.id));
        edges.keySet().removeIf(edge -> edge.contains(entity.id.toString()));
    }

    /** No rule: a look-up. */
    Optional<Entity> byId(EntityKind kind, String id) {
        return uuid(id).flatMap(this::byId).filter(entity -> entity.kind == kind);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Entity> byId(UUID id) {
        return Optional.ofNullable(entities.get(id));
    }

    /** Deleted ones too. */
    Optional<Entity> byName(EntityKind kind, String fqn) {
        return Optional.ofNullable(of(kind).get(key(Names.canonical(fqn))));
    }

    /** Contract §2: "unverified for every database back end". */
    private String key(String fqn) {
        return version.plays(Variant.NameCase.INSENSITIVE) ? fqn.toLowerCase(Locale.ROOT) : fqn;
    }

    /** Only one that is not deleted; otherwise 404. */
    Entity live(EntityKind kind, String fqn) {
        return byName(kind, fqn).filter(entity -> !entity.deleted).orElseThrow(() -> Errors.notFound(kind.type(), fqn));
    }

    /** Not in the contract: lists are in the order of names. */
    List<Entity> all(EntityKind kind, Predicate<Entity> wanted) {
        return of(kind).values().stream().filter(wanted).toList();
    }

    /** In the order of kinds and names. */
    List<Entity> all() {
        return EntityKind.all().flatMap(kind -> of(kind).values().stream()).toList();
    }

    /** Right below, in the order of creation. */
    List<Entity> children(Entity parent) {
        return List.copyOf(below.getOrDefault(parent.id, Map.of()).values());
    }

    boolean isBelow(Entity entity, Entity scope) {
        Optional<Entity> above = entity.parent.flatMap(this::byId);
        while (above.isPresent() && above.get() != scope) {
            above = above.get().parent.flatMap(this::byId);
        }
        return above.isPresent();
    }

    private Map<String, Entity> of(EntityKind kind) {
        return Optional.ofNullable(named.get(kind)).orElseThrow();
    }

    enum Change {
        NONE,
        MINOR,
        MAJOR
    }
}

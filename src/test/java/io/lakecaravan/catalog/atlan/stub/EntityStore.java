package io.lakecaravan.catalog.atlan.stub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Entities by guid, with the unique indexes of contract §12: type and qualifiedName, awsArn over all AWS types. What happens between {@link #begin()} and
 * {@link #rollback()} leaves no trace: a request is a transaction (§0 rule 7).
 */
final class EntityStore {
    final Model model;
    final Links links = new Links(this);
    private final Random random;
    private final Map<String, Entity> byGuid = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> byName = new HashMap<>();
    private final Map<String, String> byArn = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Set<String> touched = new LinkedHashSet<>();

    EntityStore(Model model, long seed) {
        this.model = model;
        this.random = new Random(seed);
    }

    void begin() {
        undo.clear();
        touched.clear();
    }

    void rollback() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        touched.clear();
    }

    /** The guids of entities that changed since {@link #begin()}, edges included. */
    Set<String> commit() {
        undo.clear();
        Set<String> changed = new LinkedHashSet<>(touched);
        touched.clear();
        return changed;
    }

    void onRollback(Runnable action) {
        undo.push(action);
    }

    void touch(String guid) {
        touched.add(guid);
    }

    String newGuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    /** Contract §5: "a letter and 21 letters/digits". */
    String newTypeName() {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        StringBuilder name = new StringBuilder().append(letters.charAt(random.nextInt(letters.length())));
        String all = letters + "0123456789";
        while (name.length() < 22) {
            name.append(all.charAt(random.nextInt(all.length())));
        }
        return name.toString();
    }

    Optional<Entity> byGuid(String guid) {
        return Optional.ofNullable(byGuid.get(guid));
    }

    Entity require(String guid) {
        return byGuid(guid).orElseThrow(() -> new IllegalStateException("no entity " + guid));
    }

    /**
     * Exactly this type, case-sensitive; archived ones, too: contract §2: "All of them return archived entities too".
     */
    Optional<Entity> byName(String type, String qualifiedName) {
        return Optional.ofNullable(byName.getOrDefault(type, Map.of()).get(qualifiedName))
                .map(byGuid::get);
    }

    /** Contract §2: "existing entity of that type or a subtype". */
    Optional<Entity> byNameBelow(String type, String qualifiedName) {
        return model.below(type).stream()
                .flatMap(below -> byName(below.name(), qualifiedName).stream())
                .findFirst();
    }

    Optional<Entity> byArn(String arn) {
        return Optional.ofNullable(byArn.get(arn)).map(byGuid::get);
    }

    List<Entity> ofType(String type) {
        Collection<String> guids = byName.getOrDefault(type, Map.of()).values();
        List<Entity> found = new ArrayList<>();
        guids.forEach(guid -> found.add(byGuid.get(guid)));
        return found;
    }

    Collection<Entity> all() {
        return byGuid.values();
    }

    /** Contract §12: "unique index on (type, qualifiedName) and on awsArn over AWS types". */
    void put(Entity entity) {
        Entity before = byGuid.get(entity.guid());
        if (before != null) {
            unindex(before);
        }
        byGuid.put(entity.guid(), entity);
        index(entity);
        touch(entity.guid());
        onRollback(() -> {
            unindex(entity);
            if (before == null) {
                byGuid.remove(entity.guid());
            } else {
                byGuid.put(before.guid(), before);
                index(before);
            }
        });
    }

    /** Contract §6: "removed for good, active or archived". All its edges go, too. */
    void purge(Entity entity) {
        links.removeAll(entity);
        byGuid.remove(entity.guid());
        unindex(entity);
        touch(entity.guid());
        onRollback(() -> {
            byGuid.put(entity.guid(), entity);
            index(entity);
        });
    }

    private void index(Entity entity) {
        byName.computeIfAbsent(entity.type().name(), type -> new LinkedHashMap<>())
                .put(entity.qualifiedName(), entity.guid());
        if (!entity.text("awsArn").isEmpty()) {
            byArn.put(entity.text("awsArn"), entity.guid());
        }
    }

    private void unindex(Entity entity) {
        byName.get(entity.type().name()).remove(entity.qualifiedName());
        byArn.remove(entity.text("awsArn"), entity.guid());
    }
}

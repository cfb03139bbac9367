package io.lakecaravan.catalog.openmetadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * What was learned of the ends of edges in this run, in bounded memory, and who writes which edge. Safe for use by
 * several threads.
 */
final class LineageMemory {
    /** Columns of the entities that are remembered, all together. */
    private static final int MOST_COLUMNS = 100_000;

    private static final int GATES = 64;

    /** By kind and name, the one used longest ago first. */
    private final Map<String, Optional<LineageEntity>> entities = new LinkedHashMap<>(16, 0.75f, true);

    private final List<Semaphore> gates =
            IntStream.range(0, GATES).mapToObj(i -> new Semaphore(1)).toList();
    private int weight;
    private int removals;
    private String run = "";

    /** People change catalogs between runs, so what was seen in one is not believed in the next. */
    synchronized void startOf(String newRun) {
        if (!run.equals(newRun)) {
            entities.clear();
            weight = 0;
            removals = 0;
            run = newRun;
        }
    }

    /** Empty where it is not known whether the entity is there, an empty optional in it where it is not. */
    synchronized Optional<Optional<LineageEntity>> find(LineageKind kind, String fqn) {
        return Optional.ofNullable(entities.get(kind + " " + fqn));
    }

    synchronized void note(LineageKind kind, String fqn, Optional<LineageEntity> found) {
        forget(kind, fqn);
        entities.put(kind + " " + fqn, found);
        weight += weight(found);
        while (weight > MOST_COLUMNS && entities.size() > 1) {
            var eldest = entities.entrySet().iterator().next();
            entities.remove(eldest.getKey());
            weight -= weight(eldest.getValue());
        }
    }

    private void forget(LineageKind kind, String fqn) {
        Optional<LineageEntity> last = entities.remove(kind + " " + fqn);
        weight -= last == null ? 0 : weight(last);
    }

    /** After an entity that was there is not any more. */
    synchronized void forget() {
        entities.clear();
        weight = 0;
    }

    private static int weight(Optional<LineageEntity> entity) {
        return entity.map(LineageEntity::weight).orElse(1);
    }

    /** Whether one more edge may be removed in this run. */
    synchronized boolean mayRemove(int most) {
        return removals < most && ++removals > 0;
    }

    /** Two tables may want one edge: reading and writing it is for one of them at a time. */
    Semaphore gate(String edge) {
        return gates.get(Math.floorMod(edge.hashCode(), GATES));
    }
}

package io.lakecaravan.catalog.atlan.stub;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Edges between entities, each stored once and seen from both ends: contract §12, state. */
final class Links {
    private final EntityStore store;
    /** Guid, name of the end as that entity sees it, guids of the others. */
    private final Map<String, Map<String, Set<String>>> seen = new HashMap<>();

    Links(EntityStore store) {
        this.store = store;
    }

    Set<String> of(String guid, String end) {
        return seen.getOrDefault(guid, Map.of()).getOrDefault(end, Set.of());
    }

    /** No rule: all edges of an entity by the name it sees them under, sorted. */
    Map<String, List<String>> of(String guid) {
        Map<String, List<String>> all = new TreeMap<>();
        seen.getOrDefault(guid, Map.of()).forEach((end, others) -> {
            if (!others.isEmpty()) {
                all.put(end, List.copyOf(others));
            }
        });
        return all;
    }

    /**
     * Draws an edge (contract §12: "relationships stored once, visible from both ends"); an end that takes one only
     * loses the edge it had (contract §6: "Exactly one parent"). Says which entities lost or won an edge, none when it
     * was there.
     */
    Set<String> add(LinkEnd end, String guid, String other) {
        Set<String> changed = new LinkedHashSet<>();
        if (of(guid, end.name()).contains(other)) {
            return changed;
        }
        if (!end.many()) {
            List.copyOf(of(guid, end.name())).forEach(old -> changed.addAll(remove(end, guid, old)));
        }
        if (!end.far().many()) {
            LinkEnd back = new LinkEnd(end.link(), !end.fromLeft());
            List.copyOf(of(other, back.name())).forEach(old -> changed.addAll(remove(back, other, old)));
        }
        half(guid, end.near().name()).add(other);
        half(other, end.far().name()).add(guid);
        store.onRollback(() -> drop(end, guid, other));
        return touched(changed, guid, other);
    }

    /** Contract §12 check 19. */
    Set<String> remove(LinkEnd end, String guid, String other) {
        Set<String> changed = new LinkedHashSet<>();
        if (!of(guid, end.name()).contains(other)) {
            return changed;
        }
        drop(end, guid, other);
        store.onRollback(() -> {
            half(guid, end.near().name()).add(other);
            half(other, end.far().name()).add(guid);
        });
        return touched(changed, guid, other);
    }

    void removeAll(Entity entity) {
        for (LinkEnd end : entity.type().links().values()) {
            List.copyOf(of(entity.guid(), end.name())).forEach(other -> remove(end, entity.guid(), other));
        }
    }

    private Set<String> touched(Set<String> changed, String guid, String other) {
        changed.add(guid);
        changed.add(other);
        changed.forEach(store::touch);
        return changed;
    }

    private void drop(LinkEnd end, String guid, String other) {
        half(guid, end.near().name()).remove(other);
        half(other, end.far().name()).remove(guid);
    }

    private Set<String> half(String guid, String end) {
        return seen.computeIfAbsent(guid, any -> new HashMap<>()).computeIfAbsent(end, any -> new LinkedHashSet<>());
    }
}

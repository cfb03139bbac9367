package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Tags that come from elsewhere: along lineage from inputs to outputs, from a process to its column processes, from a container to what it holds (contract §5, §6). */
final class Propagation {
    private static final Set<String> DOWNSTREAM = Set.of("inputToProcesses", "outputs");

    private final EntityStore store;
    /** Entities that carry a tag which spreads, so that a tenant without any costs nothing. */
    private final Set<String> sources = new LinkedHashSet<>();

    Propagation(EntityStore store) {
        this.store = store;
    }

    void changed(String guid) {
        boolean spreads = store.byGuid(guid)
                .filter(entity -> entity.tags().values().stream().anyMatch(Propagation::spreads))
                .isPresent();
        if (spreads) {
            sources.add(guid);
        } else {
            sources.remove(guid);
        }
    }

    /** Tags by name that reach the entity and that it does not carry itself. */
    Map<String, ObjectNode> onto(Entity entity) {
        Map<String, ObjectNode> tags = new LinkedHashMap<>();
        for (String source : sources) {
            store.byGuid(source)
                    .filter(other -> !other.guid().equals(entity.guid()))
                    .ifPresent(other -> other.tags().forEach((name, tag) -> {
                        if (spreads(tag) && !entity.tags().containsKey(name) && reaches(other, entity, tag)) {
                            tags.put(name, tag);
                        }
                    }));
        }
        return tags;
    }

    private static boolean spreads(ObjectNode tag) {
        return tag.path("propagate").asBoolean();
    }

    private boolean reaches(Entity from, Entity to, ObjectNode tag) {
        boolean lineage = !tag.path("restrictPropagationThroughLineage").asBoolean();
        boolean hierarchy = !tag.path("restrictPropagationThroughHierarchy").asBoolean();
        Set<String> seen = new LinkedHashSet<>(Set.of(from.guid()));
        Deque<Entity> open = new ArrayDeque<>(seen.stream().map(store::require).toList());
        while (!open.isEmpty()) {
            Entity at = open.pop();
            for (LinkEnd end : at.type().links().values()) {
                boolean down = DOWNSTREAM.contains(end.name()) || end.name().equals("columnProcesses");
                boolean held = hierarchy && !down && end.link().contains() && end.fromLeft();
                if ((lineage && down) || held) {
                    for (String next : store.links.of(at.guid(), end.name())) {
                        if (next.equals(to.guid())) {
                            return true;
                        }
                        if (seen.add(next)) {
                            open.push(store.require(next));
                        }
                    }
                }
            }
        }
        return false;
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tags that come from elsewhere: along lineage from inputs to outputs, from a process to its column processes, from a container to what it holds (contract §5, §6). */
final class Propagation {
    /**
     * From an asset to what makes it, from a process to what it reads, from a column process to its process: contract
     * §6: "Tag propagation goes along lineage from inputs to outputs, and from Process to ColumnProcess".
     */
    private static final Set<String> AGAINST_LINEAGE = Set.of("outputFromProcesses", "inputs", "process");

    private final EntityStore store;
    /** Entities that carry a tag which spreads, so that a tenant without any costs nothing. */
    private final Set<String> sources = new LinkedHashSet<>();

    Propagation(EntityStore store) {
        this.store = store;
    }

    /** Contract §5: "With propagate: true and lineage, downstream". */
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

    /**
     * Tags by name that reach the entity and that it does not carry itself: contract §6: "Tag propagation goes along
     * lineage". Not in the contract: it is seen at once, where contract §5: "runs later, as a background task".
     */
    Map<String, ObjectNode> onto(Entity entity) {
        Map<String, ObjectNode> tags = new TreeMap<>();
        if (!sources.isEmpty()) {
            collect(entity, EnumSet.allOf(Way.class), tags);
            collect(entity, EnumSet.of(Way.LINEAGE), tags);
            collect(entity, EnumSet.of(Way.HIERARCHY), tags);
        }
        return tags;
    }

    /** The ways a tag may go, unless it restricts them. */
    private enum Way {
        LINEAGE("restrictPropagationThroughLineage"),
        HIERARCHY("restrictPropagationThroughHierarchy");

        private final String restriction;

        Way(String restriction) {
            this.restriction = restriction;
        }

        boolean isOpenTo(ObjectNode tag) {
            return !tag.path(restriction).asBoolean();
        }
    }

    private void collect(Entity entity, Set<Way> ways, Map<String, ObjectNode> tags) {
        for (String guid : upstream(entity, ways)) {
            if (sources.contains(guid)) {
                store.require(guid).tags().forEach((name, tag) -> {
                    boolean open = ways.stream().allMatch(way -> way.isOpenTo(tag));
                    if (spreads(tag) && open && !entity.tags().containsKey(name)) {
                        tags.putIfAbsent(name, tag);
                    }
                });
            }
        }
    }

    private static boolean spreads(ObjectNode tag) {
        return tag.path("propagate").asBoolean();
    }

    /** Where a tag on the entity could come from; archived ones pass nothing on. */
    private Set<String> upstream(Entity entity, Set<Way> ways) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<Entity> open = new ArrayDeque<>(List.of(entity));
        while (!open.isEmpty()) {
            Entity at = open.pop();
            for (LinkEnd end : at.type().links().values()) {
                if (leadsUp(end, ways)) {
                    for (String next : store.links.of(at.guid(), end.name())) {
                        Entity there = store.require(next);
                        if (there.isActive() && seen.add(next)) {
                            open.push(there);
                        }
                    }
                }
            }
        }
        seen.remove(entity.guid());
        return seen;
    }

    private static boolean leadsUp(LinkEnd end, Set<Way> ways) {
        boolean lineage = AGAINST_LINEAGE.contains(end.name());
        boolean container = !lineage && end.link().contains() && !end.fromLeft();
        return (lineage && ways.contains(Way.LINEAGE)) || (container && ways.contains(Way.HIERARCHY));
    }
}

package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One request that upserts assets of one or several tables. It is a transaction: when it is refused for one of its assets, the
 * part of each table is sent by itself, then each asset of the table that is refused, and one that the table can do without is
 * left out.
 */
final class JointWrite {
    /** An asset, and the tables that want it: several where an object or lineage belongs to them all. */
    private record Slot(AtlanEntity entity, List<TableWriting> owners) {
        boolean isSame(AtlanEntity other, TableWriting owner) {
            return entity.part() == Part.PARENT
                    || (entity.print().equals(other.print())
                            && entry().tags().equals(owner.entry(other).tags()));
        }

        EntityBatch.Entry entry() {
            return owners.get(0).entry(entity);
        }
    }

    private final List<Slot> slots;
    private final boolean isClosed;

    private JointWrite(List<Slot> slots, boolean isClosed) {
        this.slots = List.copyOf(slots);
        this.isClosed = isClosed;
    }

    /**
     * Takes what is to be sent next, in the order of the tables, parents first.
     *
     * @param size most assets of the request
     */
    static JointWrite of(List<TableWriting> writings, int size) {
        Map<Reference, Slot> slots = new LinkedHashMap<>();
        boolean closed = false;
        for (TableWriting writing : writings) {
            if (!writing.isPending()) {
                continue;
            }
            List<AtlanEntity> next = new ArrayList<>(writing.lackingParents());
            next.addAll(writing.pending());
            for (AtlanEntity entity : next) {
                Slot same = slots.get(entity.reference());
                if (same != null && !same.isSame(entity, writing)) {
                    // Two tables want it otherwise, and no request may hold it twice: the later one follows in another.
                    closed = true;
                    break;
                } else if (same != null) {
                    same.owners().add(writing);
                } else if (slots.size() == size) {
                    return new JointWrite(List.copyOf(slots.values()), true);
                } else {
                    slots.put(entity.reference(), new Slot(entity, new ArrayList<>(List.of(writing))));
                }
            }
        }
        return new JointWrite(List.copyOf(slots.values()), closed || slots.size() == size);
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Whether nothing could be added to it. */
    boolean isClosed() {
        return isClosed;
    }

    /** Without what was taken, refused or given up meanwhile. */
    JointWrite stillWanted() {
        List<Slot> left = new ArrayList<>();
        for (Slot slot : slots) {
            List<TableWriting> owners = new ArrayList<>(slot.owners());
            owners.removeIf(owner -> !owner.wants(slot.entity()));
            if (!owners.isEmpty()) {
                left.add(new Slot(slot.entity(), owners));
            }
        }
        return new JointWrite(left, true);
    }

    /** @param again takes the requests that are to follow at once, where this one is refused */
    Turn turn(Consumer<List<JointWrite>> again) {
        EntityBatch request = new EntityBatch(slots.stream().map(Slot::entry).toList());
        return new Turn(AtlanRequest.write(request.body()), reply -> note(request, reply, again));
    }

    private void note(EntityBatch request, AtlanReply reply, Consumer<List<JointWrite>> again) {
        if (reply.isTaken()) {
            taken(request, reply.json());
            return;
        }
        if (reply.verdict().decision() == Decision.STOP) {
            throw reply.refusal("assets were refused");
        }
        Map<TableWriting, List<Slot>> byTable = new LinkedHashMap<>();
        slots.forEach(slot -> byTable.computeIfAbsent(slot.owners().get(0), owner -> new ArrayList<>())
                .add(slot));
        if (byTable.size() > 1) {
            again.accept(byTable.values().stream()
                    .map(part -> new JointWrite(part, true))
                    .toList());
            return;
        }
        TableWriting only = byTable.keySet().iterator().next();
        if (only.mayBeGone(reply)) {
            only.startOver();
        } else if (slots.size() > 1) {
            again.accept(slots.stream()
                    .map(slot -> new JointWrite(List.of(slot), true))
                    .toList());
        } else {
            Slot slot = slots.get(0);
            slot.owners().forEach(owner -> owner.refused(slot.entity(), reply));
        }
    }

    private void taken(EntityBatch request, JsonNode answer) {
        JsonNode mutated = answer.path("mutatedEntities");
        Set<String> created = guids(mutated.path("CREATE"));
        Set<String> updated = guids(mutated.path("UPDATE"));
        for (Slot slot : slots) {
            String guid = answer.path("guidAssignments")
                    .path(request.placeholder(slot.entity()))
                    .asText();
            boolean isUnnamed = guid.isEmpty() && !(created.isEmpty() && updated.isEmpty());
            Saved.Effect effect = created.contains(guid)
                    ? Saved.Effect.CREATED
                    : updated.contains(guid) || isUnnamed ? Saved.Effect.UPDATED : Saved.Effect.SAME;
            slot.owners().forEach(owner -> owner.taken(slot.entity(), new Saved(guid, effect)));
        }
    }

    private static Set<String> guids(JsonNode entities) {
        Set<String> guids = new HashSet<>();
        entities.forEach(entity -> guids.add(entity.path("guid").asText()));
        return guids;
    }
}

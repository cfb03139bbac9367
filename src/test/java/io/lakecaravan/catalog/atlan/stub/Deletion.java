package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Deletion by guid (contract §6). Nothing is deleted along: column processes outlive their process, columns their table. */
final class Deletion {
    private final State state;

    Deletion(State state) {
        this.state = state;
    }

    /** What {@code deleteType} may say, upper case exactly. */
    enum Type {
        SOFT,
        HARD,
        PURGE;

        /** Contract §6: "Upper case exactly". Not in the contract: another word is 400. */
        static Type named(String name) {
            return Arrays.stream(values())
                    .filter(type -> type.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Errors.invalidParameters("deleteType " + name));
        }
    }

    /**
     * Contract §6: "Unknown or already deleted guids are skipped"; contract §6: "only if active"; contract §3: "Never
     * delete a connection directly".
     */
    Mutation delete(List<Entity> entities, Type type, Account account) {
        Mutation mutation = new Mutation();
        Set<String> administered = state.rights.administered(account);
        for (Entity entity : entities) {
            if (!state.rights.mayWrite(account, entity.type(), entity.qualifiedName(), administered)) {
                throw Errors.forbidden(
                        account,
                        "delete entity: guid=" + entity.guid() + " type="
                                + entity.type().name());
            }
            if (type == Type.PURGE || entity.isActive()) {
                if (entity.type().is("Connection")) {
                    state.notes.lapses.add("a connection was deleted: what is left under it cannot be deleted (§3)");
                }
                state.guard.deleted(account, entity);
                ObjectNode header = state.view.header(entity);
                header.put("status", "DELETED").put("deleteHandler", type.name());
                mutation.deleted.put(entity.guid(), header);
                remove(entity, type, account, mutation);
            }
        }
        return mutation;
    }

    /** Contract §6: "archived: status: DELETED"; contract §6: "removed for good, active or archived". */
    private void remove(Entity entity, Type type, Account account, Mutation mutation) {
        if (type == Type.SOFT) {
            state.store.put(entity.withStatus(Entity.Status.DELETED).updated(account, state.clock.millis()));
        } else {
            state.store.links.of(entity.guid()).forEach((end, others) -> mutation.updated.addAll(others));
            state.store.purge(entity);
        }
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.EntityStore.Change;

/** Soft and hard deletion and what undoes the first, observed §5 and contract §12. */
final class Deletion {
    private final EntityStore store;

    Deletion(EntityStore store) {
        this.store = store;
    }

    /**
     * Contract §12: "soft delete (default), restorable". Not in the contract: what is deleted softly cannot be so once
     * more, and a soft deletion of a parent needs {@code recursive} as a hard one does.
     */
    void delete(Entity entity, Query query, Account by) {
        boolean hard = query.isSet("hardDelete");
        if (entity.deleted && !hard) {
            throw Errors.notFound(entity.kind.type(), entity.fqn);
        }
        boolean recursive = query.isSet("recursive");
        if (!recursive && !store.children(entity).isEmpty()) {
            // Contract §12: "recursive is needed for parents", be what is below them deleted softly or not.
            throw Errors.bad(entity.kind.type() + " is not empty");
        }
        refusePoisoned(entity);
        remove(entity, by, hard);
    }

    /**
     * Contract §12: "hardDelete":false — as the example sends them. Not in the contract: recursive unless told
     * otherwise.
     */
    void deleteStale(Entity entity, ObjectNode asked, Account by) {
        boolean recursive = asked.path("recursive").asBoolean(true);
        boolean hard = asked.path("hardDelete").asBoolean(false);
        delete(entity, Query.parse("recursive=" + recursive + "&hardDelete=" + hard), by);
    }

    /** Observed §3: "hard delete of the schema → 500". */
    private void refusePoisoned(Entity entity) {
        entity.refusePoisoned();
        store.children(entity).forEach(this::refusePoisoned);
    }

    /** Contract §12: "permanent, with children". */
    private void remove(Entity entity, Account by, boolean hard) {
        store.children(entity).forEach(child -> remove(child, by, hard));
        entity.deleted = true;
        if (hard) {
            store.remove(entity);
        } else {
            store.bump(entity, by, Change.MINOR);
        }
    }

    /**
     * Contract §12: "restore a soft-deleted entity". Not in the contract: what was deleted along with it comes back,
     * too.
     */
    void restore(Entity entity, Account by) {
        if (entity.deleted) {
            entity.deleted = false;
            store.bump(entity, by, Change.MINOR);
        }
        store.children(entity).forEach(child -> restore(child, by));
    }
}

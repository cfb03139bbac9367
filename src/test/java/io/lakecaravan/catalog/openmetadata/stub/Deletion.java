package io.lakecaravan.catalog.openmetadata.stub;

/** Soft and hard deletion, observed §5 and contract §12. */
final class Deletion {
    private final EntityStore store;

    Deletion(EntityStore store) {
        this.store = store;
    }

    void delete(Entity entity, Query query, Account by) {
        boolean hard = query.isSet("hardDelete");
        if (entity.deleted && !hard) {
            throw Errors.notFound(entity.kind.type(), entity.fqn);
        }
        boolean recursive = query.isSet("recursive");
        if (!recursive && store.children(entity).stream().anyMatch(child -> !child.deleted)) {
            throw Errors.bad(entity.kind.type() + " is not empty");
        }
        refusePoisoned(entity);
        remove(entity, by, hard);
    }

    /** Observed §3: a poisoned table takes the deletion of its schema with it. */
    private void refusePoisoned(Entity entity) {
        entity.refusePoisoned();
        store.children(entity).forEach(this::refusePoisoned);
    }

    private void remove(Entity entity, Account by, boolean hard) {
        store.children(entity).forEach(child -> remove(child, by, hard));
        entity.deleted = true;
        if (hard) {
            store.remove(entity);
        } else {
            store.bump(entity, by, EntityStore.Change.MINOR);
        }
    }
}

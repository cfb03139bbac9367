package io.lakecaravan.catalog.atlan.stub;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Notes what a token does to assets that somebody else made. Contract §10 and §12 check 35: nothing but lineage edges. */
final class ForeignGuard {
    private final EntityStore store;
    private final Notes notes;

    ForeignGuard(EntityStore store, Notes notes) {
        this.store = store;
        this.notes = notes;
    }

    /** Contract §12 check 35. */
    void changed(Account account, Entity old, Entity changed) {
        if (isForeign(account, old)) {
            Set<String> what = new TreeSet<>();
            Set<String> names = new TreeSet<>(old.attributes().keySet());
            names.addAll(changed.attributes().keySet());
            names.stream()
                    .filter(name -> !Objects.equals(
                            old.attributes().get(name), changed.attributes().get(name)))
                    .forEach(what::add);
            note(old, "changed", what.isEmpty() ? Set.of("tags, custom metadata, labels or status") : what);
        }
    }

    /** Contract §12 check 35. */
    void deleted(Account account, Entity entity) {
        if (isForeign(account, entity)) {
            note(entity, "deleted", Set.of());
        }
    }

    /** An entity that gains or loses an edge, as a displaced readme does: contract §12 check 35. */
    void touched(Account account, LinkEnd end, String guid) {
        Entity entity = store.require(guid);
        boolean lineageAsset = end.isLineage() && !entity.type().is("Process");
        if (!lineageAsset && isForeign(account, entity)) {
            note(entity, "edge", Set.of(end.link().name()));
        }
    }

    private static boolean isForeign(Account account, Entity entity) {
        return account.isToken() && !entity.createdBy().isToken();
    }

    private void note(Entity entity, String what, Set<String> detail) {
        notes.violations.add(entity.type().name() + " " + entity.qualifiedName() + ": " + what + " " + detail);
    }
}

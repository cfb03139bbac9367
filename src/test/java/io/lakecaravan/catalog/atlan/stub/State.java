package io.lakecaravan.catalog.atlan.stub;

import java.time.Clock;
import java.util.function.Supplier;

/** All that the stub keeps, and the parts that work on it. Used under one lock. */
final class State {
    final StubAtlanSettings settings;
    final Clock clock;
    final EntityStore store;
    final Definitions definitions = new Definitions();
    final Notes notes = new Notes();
    final Rights rights;
    final Propagation propagation;
    final EntityView view;
    final SearchIndex index;
    final ForeignGuard guard;
    final Upsert upsert;
    final TagChange tags;
    final CustomChange custom;

    State(StubAtlanSettings settings) {
        this.settings = settings;
        this.clock = settings.clock();
        this.store = new EntityStore(Model.load(settings), settings.seed());
        this.rights = new Rights(store, settings);
        this.propagation = new Propagation(store);
        this.view = new EntityView(store, propagation);
        this.index = new SearchIndex(clock, settings.indexLag());
        this.guard = new ForeignGuard(store, notes);
        this.upsert = new Upsert(store, rights, definitions, notes, settings);
        this.tags = new TagChange(definitions, notes);
        this.custom = new CustomChange(definitions, notes);
    }

    /** One transaction: everything or, when it throws, nothing (contract §0 rule 7, §12 check 15). */
    <T> T write(Supplier<T> work) {
        store.begin();
        int violations = notes.violations.size();
        int changes = notes.changes.size();
        try {
            T result = work.get();
            store.commit().forEach(guid -> {
                propagation.changed(guid);
                index.changed(guid, store.byGuid(guid));
            });
            return result;
        } catch (RuntimeException e) {
            store.rollback();
            notes.violations.subList(violations, notes.violations.size()).clear();
            notes.changes.subList(changes, notes.changes.size()).clear();
            throw e;
        }
    }

    /**
     * One entity's new content, with the rights (contract §12 check 27) and the notes (contract §12 check 36) every
     * write is subject to; within {@link #write}.
     */
    void replace(Account account, Entity old, Entity changed) {
        if (!rights.mayWrite(account, old.type(), old.qualifiedName(), rights.administered(account))) {
            throw Errors.forbidden(account, "update entity: guid=" + old.guid());
        }
        if (!changed.sameContent(old)) {
            guard.changed(account, old, changed);
            store.put(changed.updated(account, clock.millis()));
            if (account.isToken()) {
                notes.changes.add("UPDATE " + old.type().name() + " " + old.qualifiedName());
            }
        }
    }
}

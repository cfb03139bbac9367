package io.lakecaravan.flow;

import io.lakecaravan.table.MadeEntity;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** Those of an iterator's entities that are chosen; one is looked ahead. */
final class Filtered implements Iterator<MadeEntity> {
    private final Iterator<MadeEntity> all;
    private final Predicate<MadeEntity> chosen;
    private Optional<MadeEntity> next = Optional.empty();

    Filtered(Iterator<MadeEntity> all, Predicate<MadeEntity> chosen) {
        this.all = all;
        this.chosen = chosen;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && all.hasNext()) {
            next = Optional.of(all.next()).filter(chosen);
        }
        return next.isPresent();
    }

    @Override
    public MadeEntity next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no entity is left");
        }
        MadeEntity found = next.orElseThrow();
        next = Optional.empty();
        return found;
    }
}

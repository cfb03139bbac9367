package io.lakecaravan.flow;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** One iterator after the other; each is begun when it is its turn. */
final class Concatenation<T> implements Iterator<T> {
    private final Iterator<Supplier<Iterator<T>>> parts;
    private Iterator<T> part = Collections.emptyIterator();

    Concatenation(List<Supplier<Iterator<T>>> parts) {
        this.parts = parts.iterator();
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && parts.hasNext()) {
            part = parts.next().get();
        }
        return part.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the last part has ended");
        }
        return part.next();
    }
}

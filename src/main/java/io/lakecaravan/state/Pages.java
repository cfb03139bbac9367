package io.lakecaravan.state;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Iterates over rows a page at a time, each page read after the last row of the one before. Nothing stays open between
 * pages, so a slow consumer blocks nobody and memory is one page.
 */
final class Pages<T> implements Iterator<T> {
    private final Function<Optional<T>, List<T>> pageAfter;
    private final int size;
    private List<T> page;
    private int next;

    /** @param pageAfter the rows after the given one, at most {@code size}; from the start for empty */
    Pages(int size, Function<Optional<T>, List<T>> pageAfter) {
        this.size = size;
        this.pageAfter = pageAfter;
        this.page = pageAfter.apply(Optional.empty());
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && page.size() == size) {
            page = pageAfter.apply(Optional.of(page.get(size - 1)));
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(next++);
    }
}

package io.lakecaravan.format.pickle;

import java.util.ArrayList;
import java.util.List;

/** A list, tuple or set. It may hold itself, so it is never printed, compared or hashed by its elements. */
public final class PySequence {
    private final Kind kind;
    private final ArrayList<Object> elements;

    /** Which Python type the sequence is of. */
    public enum Kind {
        LIST,
        TUPLE,
        SET,
        FROZENSET
    }

    PySequence(Kind kind) {
        this(kind, new ArrayList<>(0));
    }

    /** @param elements kept, not copied */
    PySequence(Kind kind, ArrayList<Object> elements) {
        this.kind = kind;
        this.elements = elements;
    }

    public Kind kind() {
        return kind;
    }

    public int size() {
        return elements.size();
    }

    public Object get(int index) {
        return elements.get(index);
    }

    /** In the pickle's order; not to be printed, compared or hashed. */
    public List<Object> elements() {
        return java.util.Collections.unmodifiableList(elements);
    }

    void add(Object element) {
        elements.add(element);
    }
}

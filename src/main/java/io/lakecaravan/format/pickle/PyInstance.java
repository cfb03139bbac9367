package io.lakecaravan.format.pickle;

import java.util.Optional;

/**
 * What a pickle would have made by calling something: the callee and all it was to be given. Nothing was called. It may
 * hold itself, so it is never printed, compared or hashed by its parts.
 */
public final class PyInstance {
    private final Object callee;
    private final Object args;
    private final Object kwargs;
    private Object state = PyNone.NONE;
    private Optional<PySequence> items = Optional.empty();
    private Optional<PyDict> dict = Optional.empty();

    PyInstance(Object callee, Object args, Object kwargs) {
        this.callee = callee;
        this.args = args;
        this.kwargs = kwargs;
    }

    /** A {@link PyGlobal} in all pickles that programs write; any object in others. */
    public Object callee() {
        return callee;
    }

    /** The callee's name where it is one. */
    public Optional<PyGlobal> global() {
        return callee instanceof PyGlobal global ? Optional.of(global) : Optional.empty();
    }

    /** Positional arguments: a tuple where the pickle is a good one. */
    public Object args() {
        return args;
    }

    /** The positional argument at this place, where there is one. */
    public Optional<Object> arg(int index) {
        return args instanceof PySequence tuple && index < tuple.size()
                ? Optional.of(tuple.get(index))
                : Optional.empty();
    }

    /** Named arguments: a {@link PyDict} or {@link PyNone}. */
    public Object kwargs() {
        return kwargs;
    }

    /** What {@code __setstate__} was to be given last; {@link PyNone} where nothing was. */
    public Object state() {
        return state;
    }

    /** What was to be appended. */
    public PySequence items() {
        if (items.isEmpty()) {
            items = Optional.of(new PySequence(PySequence.Kind.LIST));
        }
        return items.get();
    }

    /** What was to be set by key. */
    public PyDict dict() {
        if (dict.isEmpty()) {
            dict = Optional.of(new PyDict());
        }
        return dict.get();
    }

    void build(Object newState) {
        state = newState;
    }

    void append(Object item) {
        items().add(item);
    }

    void put(Object key, Object value) {
        dict().put(key, value);
    }
}

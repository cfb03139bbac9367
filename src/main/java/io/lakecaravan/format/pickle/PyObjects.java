package io.lakecaravan.format.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the objects of a pickle stand for, looking through the ways in which Python writes them. */
final class PyObjects {
    private static final int MOST_WRAPPERS = 3;

    private PyObjects() {}

    static boolean isNone(Object value) {
        return value == PyNone.NONE;
    }

    /**
     * The class that an instance is of: the callee itself, or the class that the callee is given. Protocols 0 and 1 give
     * it to {@code copyreg._reconstructor}, compiled classes to {@code __pyx_unpickle_...}, numpy to {@code
     * _reconstruct}.
     */
    static Optional<PyGlobal> classOf(Object value) {
        if (!(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        Optional<PyGlobal> callee = instance.global();
        boolean maker = callee.filter(PyObjects::isMaker).isPresent();
        return maker ? instance.arg(0).filter(PyGlobal.class::isInstance).map(PyGlobal.class::cast) : callee;
    }

    private static boolean isMaker(PyGlobal callee) {
        return callee.name().equals("_reconstructor")
                || callee.name().equals("__newobj__")
                || callee.name().equals("__newobj_ex__")
                || callee.name().equals("_new_Index")
                || callee.name().equals("_new_DatetimeIndex")
                || callee.name().equals("_new_PeriodIndex")
                || callee.name().startsWith("__pyx_unpickle_");
    }

    static boolean isOf(Object value, String className) {
        return classOf(value).filter(type -> type.name().equals(className)).isPresent();
    }

    static boolean isCallOf(Object value, String function) {
        return value instanceof PyInstance instance
                && instance.global()
                        .filter(global -> global.name().equals(function))
                        .isPresent();
    }

    static boolean isClassIn(Object value, String topPackage) {
        return classOf(value).filter(type -> type.isIn(topPackage)).isPresent();
    }

    static Optional<Long> integer(Object value) {
        if (value instanceof Long integer) {
            return Optional.of(integer);
        }
        return value instanceof Boolean flag ? Optional.of(flag ? 1L : 0L) : Optional.empty();
    }

    /**
     * A dictionary, whether plain or of a class derived from it. {@code OrderedDict} of protocol 0 and 1 of Python 2 is
     * given a list of pairs.
     */
    static Optional<PyDict> dict(Object value) {
        if (value instanceof PyDict dict) {
            return Optional.of(dict);
        }
        if (!(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        if (instance.dict().size() > 0) {
            return Optional.of(instance.dict());
        }
        boolean ordered = isOf(value, "OrderedDict") || isOf(value, "defaultdict") || isOf(value, "Counter");
        if (!ordered) {
            return Optional.empty();
        }
        Optional<PyDict> given =
                instance.arg(0).filter(PyDict.class::isInstance).map(PyDict.class::cast);
        return given.isPresent() ? given : Optional.of(pairs(instance.arg(0)));
    }

    private static PyDict pairs(Optional<Object> list) {
        PyDict dict = new PyDict();
        if (list.isPresent() && list.get() instanceof PySequence pairs) {
            for (Object pair : pairs.elements()) {
                if (pair instanceof PySequence entry && entry.size() == 2) {
                    dict.put(entry.get(0), entry.get(1));
                }
            }
        }
        return dict;
    }

    /** A list, tuple or set, whether plain or of a class that is given or filled with its elements. */
    static Optional<PySequence> sequence(Object value) {
        if (value instanceof PySequence sequence) {
            return Optional.of(sequence);
        }
        if (!(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        if (instance.items().size() > 0) {
            return Optional.of(instance.items());
        }
        boolean container = isOf(value, "set")
                || isOf(value, "frozenset")
                || isOf(value, "deque")
                || isOf(value, "FrozenList")
                || isOf(value, "list")
                || isOf(value, "tuple");
        return container
                ? instance.arg(0).filter(PySequence.class::isInstance).map(PySequence.class::cast)
                : Optional.empty();
    }

    /** The last of the members that an instance was to be given under one of the names. */
    static Optional<Object> member(PyInstance instance, List<String> names) {
        for (String name : names) {
            Optional<Object> found = stateDict(instance).flatMap(dict -> dict.get(name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<Object> member(PyInstance instance, String name) {
        return member(instance, List.of(name));
    }

    /** The dictionary of members; classes with slots give it as a part of a tuple. */
    static Optional<PyDict> stateDict(PyInstance instance) {
        if (instance.state() instanceof PyDict dict) {
            return Optional.of(dict);
        }
        if (instance.state() instanceof PySequence parts) {
            return parts.elements().stream()
                    .filter(PyDict.class::isInstance)
                    .map(PyDict.class::cast)
                    .reduce((first, last) -> last);
        }
        return Optional.empty();
    }

    /**
     * Bytes, however they are written: protocols 0 to 2 have none, so Python 3 writes {@code _codecs.encode(text,
     * "latin1")} and {@code bytearray(text, "latin-1")}.
     */
    static Optional<PyBytes> bytes(Object value) {
        return bytes(value, 0);
    }

    /** @param depth of wrappers so far: a buffer of a bytearray of encoded text is the deepest that is written */
    private static Optional<PyBytes> bytes(Object value, int depth) {
        if (value instanceof PyBytes bytes) {
            return Optional.of(bytes);
        }
        if (value instanceof String text && depth > 0) {
            return Optional.of(PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1), PyBytes.Kind.BYTES));
        }
        boolean wrapper = isCallOf(value, "encode")
                || isCallOf(value, "bytearray")
                || isCallOf(value, "bytes")
                || isCallOf(value, "py_buffer");
        if (!wrapper || depth > MOST_WRAPPERS) {
            return Optional.empty();
        }
        Optional<Object> wrapped = ((PyInstance) value).arg(0);
        return wrapped.isEmpty()
                ? Optional.of(PyBytes.of(new byte[0], PyBytes.Kind.BYTES))
                : bytes(wrapped.get(), depth + 1);
    }
}

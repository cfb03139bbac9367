package io.lakecaravan.format.pickle;

import java.util.Optional;

/** Texts among the objects of a pickle. */
public final class PyText {
    private PyText() {}

    /** A {@code str} of either Python. */
    public static Optional<String> of(Object value) {
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value instanceof PyBytes bytes && bytes.kind() == PyBytes.Kind.PYTHON_2_TEXT) {
            return Optional.of(python2(bytes));
        }
        return Optional.empty();
    }

    /** Python 2 did not say which encoding: UTF-8 where the bytes are that, Latin-1 otherwise. */
    static String python2(PyBytes bytes) {
        String text = bytes.utf8();
        return text.indexOf('\ufffd') < 0 ? text : bytes.latin1();
    }
}

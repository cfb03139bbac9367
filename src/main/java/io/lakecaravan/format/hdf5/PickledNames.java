package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.pickle.PickleLimits;
import io.lakecaravan.format.pickle.PickleMachine;
import io.lakecaravan.format.pickle.PyDict;
import io.lakecaravan.format.pickle.PyNone;
import io.lakecaravan.format.pickle.PySequence;
import io.lakecaravan.format.pickle.PyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What pandas pickles into attributes: names, lists of names and a dictionary of facts about columns. The pickles are
 * followed by an interpreter that builds inert objects and calls nothing.
 */
final class PickledNames {
    private static final PickleLimits LIMITS = new PickleLimits(2_000_000, 200_000, 16 << 20, 64);
    private static final int DEEPEST = 4;

    private PickledNames() {}

    /** Empty where the bytes are no pickle. */
    static Optional<Object> load(byte[] bytes) {
        try {
            return Optional.of(PickleMachine.load(bytes, LIMITS));
        } catch (FormatException | LimitException e) {
            return Optional.empty();
        }
    }

    /** The elements of a list or tuple as names. */
    static List<String> list(Object pickled) {
        List<String> names = new ArrayList<>();
        if (pickled instanceof PySequence sequence) {
            sequence.elements().forEach(element -> names.add(shown(element, 0)));
        }
        return names;
    }

    /**
     * A name as it stands in an attribute: text as it is, other objects pickled; empty for None.
     *
     * @param stored bytes of the attribute
     */
    static Optional<String> name(Optional<byte[]> stored) {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = stored.get();
        String text = Texts.terminated(bytes);
        Optional<Object> pickled = text.endsWith(".") ? load(bytes) : Optional.empty();
        if (pickled.isEmpty()) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        return pickled.get() == PyNone.NONE ? Optional.empty() : Optional.of(shown(pickled.get(), 0));
    }

    /** The fact of this name about a column in the dictionary {@code info} of a table. */
    static Optional<Object> fact(Optional<Object> info, String column, String name) {
        return info.filter(PyDict.class::isInstance)
                .flatMap(facts -> ((PyDict) facts).get(column))
                .filter(PyDict.class::isInstance)
                .flatMap(facts -> ((PyDict) facts).get(name))
                .filter(fact -> fact != PyNone.NONE);
    }

    /** Names of several levels are tuples; they are joined. */
    static String shown(Object name, int depth) {
        Optional<String> text = PyText.of(name);
        if (text.isPresent()) {
            return text.get();
        }
        if (name instanceof PySequence levels && depth < DEEPEST) {
            return levels.elements().stream()
                    .map(level -> shown(level, depth + 1))
                    .filter(level -> !level.isEmpty())
                    .collect(Collectors.joining("_"));
        }
        return name instanceof Number || name instanceof Boolean ? String.valueOf(name) : "";
    }
}

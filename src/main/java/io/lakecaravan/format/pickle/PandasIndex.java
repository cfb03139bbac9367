package io.lakecaravan.format.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Labels of rows or columns: one array, or several levels with codes (MultiIndex).
 *
 * @param names of the levels as pickled; one for each level
 */
record PandasIndex(List<Vector> levels, List<Object> names, boolean isRange) {
    private static final int MOST_LEVELS = 1000;

    static PandasIndex of(Object value, PandasVectors vectors) throws IOException {
        if (PyObjects.isOf(value, "MultiIndex") && value instanceof PyInstance instance) {
            return multi(instance, vectors);
        }
        Vector labels = vectors.labels(value);
        Object name = given(value).flatMap(dict -> dict.get("name")).orElse(PyNone.NONE);
        boolean counts = labels instanceof Vector.Steps steps && steps.start() == 0 && steps.step() == 1;
        return new PandasIndex(List.of(labels), List.of(name), counts);
    }

    private static Optional<PyDict> given(Object value) {
        return value instanceof PyInstance instance ? instance.arg(1).flatMap(PyObjects::dict) : Optional.empty();
    }

    private static PandasIndex multi(PyInstance instance, PandasVectors vectors) throws IOException {
        PyDict parts = given(instance).orElseThrow(PandasVectors::corrupt);
        PySequence levels = part(parts, "levels");
        PySequence codes = parts.get("codes").isPresent() ? part(parts, "codes") : part(parts, "labels");
        PySequence names = part(parts, "names");
        if (codes.size() != levels.size() || names.size() != levels.size() || levels.size() > MOST_LEVELS) {
            throw PandasVectors.corrupt();
        }
        List<Vector> coded = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Vector level = vectors.labels(levels.get(i));
            Vector places = vectors.labels(codes.get(i));
            coded.add(new Vector.Coded(places, level, level.type(), level.nativeType()));
        }
        return new PandasIndex(coded, names.elements(), false);
    }

    private static PySequence part(PyDict parts, String name) throws IOException {
        return parts.get(name).flatMap(PyObjects::sequence).orElseThrow(PandasVectors::corrupt);
    }

    int length() {
        return levels.isEmpty() ? 0 : levels.get(0).length();
    }

    /** Whether it only counts the rows from 0 on, without a name. */
    boolean isPlain() {
        return isRange && PyObjects.isNone(names.get(0));
    }

    /** As {@code reset_index} names them. */
    List<String> levelNames(PlainValues values) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String unnamed = names.size() == 1 ? "index" : "level_" + i;
            texts.add(PyObjects.isNone(names.get(i)) ? unnamed : values.label(names.get(i)));
        }
        return texts;
    }

    /** The labels as names of columns; those of several levels joined by {@code _}, empty ones left out. */
    List<String> texts(PlainValues values) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < length(); i++) {
            List<String> parts = new ArrayList<>();
            for (Vector level : levels) {
                Object label = i < level.length() ? level.at(i) : null;
                String text = io.lakecaravan.table.Rendering.text(level.type(), label);
                if (!text.isEmpty()) {
                    parts.add(text);
                }
            }
            texts.add(String.join("_", parts));
        }
        return texts;
    }
}

package io.lakecaravan.format.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary in the order in which its pickle fills it. Keys may be any object and are not compared: of two equal keys
 * both are kept. It may hold itself, so it is never printed, compared or hashed by its entries.
 */
public final class PyDict {
    private static final int INDEXED_FROM = 12;

    private final ArrayList<Object> keys = new ArrayList<>(0);
    private final ArrayList<Object> values = new ArrayList<>(0);
    private Map<String, Integer> index = Map.of();
    private int indexed;

    public int size() {
        return keys.size();
    }

    public Object key(int position) {
        return keys.get(position);
    }

    public Object value(int position) {
        return values.get(position);
    }

    public List<Object> values() {
        return Collections.unmodifiableList(values);
    }

    /** The last value under a key that is this text. */
    public Optional<Object> get(String key) {
        if (keys.size() >= INDEXED_FROM) {
            fillIndex();
            return Optional.ofNullable(index.get(key)).map(values::get);
        }
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (PyText.of(keys.get(i)).filter(key::equals).isPresent()) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    private void fillIndex() {
        if (indexed == 0) {
            index = new HashMap<>();
        }
        for (; indexed < keys.size(); indexed++) {
            int position = indexed;
            PyText.of(keys.get(position)).ifPresent(text -> index.put(text, position));
        }
    }

    void put(Object key, Object value) {
        keys.add(key);
        values.add(value);
    }
}

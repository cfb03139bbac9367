package io.lakecaravan.config;

import java.util.List;
import java.util.Optional;

/**
 * A mapping of the configuration with the keys it may have.
 *
 * @param path for people, e.g. {@code sources[].tls}
 * @param meaning a sentence for the reference page
 */
record Section(String path, String meaning, List<Key> keys) {
    Section {
        keys = List.copyOf(keys);
    }

    static Section of(String path, String meaning, Key... keys) {
        return new Section(path, meaning, List.of(keys));
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    Optional<Key> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    Key key(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(path + " defines no key " + name));
    }
}

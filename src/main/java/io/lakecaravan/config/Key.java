package io.lakecaravan.config;

import java.util.Optional;

/**
 * One key of the configuration: what the reader allows and what the reference page says.
 *
 * @param type for people: {@code size}, {@code list of globs}, ...
 * @param fallback text that an absent key stands for; empty where there is none
 * @param meaning one or two sentences
 */
record Key(String name, String type, Optional<String> fallback, boolean required, String meaning) {
    static Key required(String name, String type, String meaning) {
        return new Key(name, type, Optional.empty(), true, meaning);
    }

    static Key optional(String name, String type, String meaning) {
        return new Key(name, type, Optional.empty(), false, meaning);
    }

    static Key fallback(String name, String type, String fallback, String meaning) {
        return new Key(name, type, Optional.of(fallback), false, meaning);
    }
}

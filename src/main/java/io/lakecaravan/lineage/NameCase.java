package io.lakecaravan.lineage;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a name is written elsewhere: what stands after the bar of a placeholder. */
enum NameCase {
    AS_IT_IS,
    UPPER,
    LOWER,
    SNAKE;

    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

    /** @param word as in the configuration; empty for the name as it is */
    static NameCase of(String word) {
        return word.isEmpty() ? AS_IT_IS : valueOf(word.toUpperCase(Locale.ROOT));
    }

    String apply(String name) {
        return switch (this) {
            case AS_IT_IS -> name;
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case SNAKE -> HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        };
    }

    /** One spelling of all that differ in case only. */
    static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}

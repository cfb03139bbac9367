package io.lakecaravan.catalog;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A catalog's tags by internal tags. A key that ends in {@code *} holds for all tags that begin like it, and {@code *} in
 * what it becomes stands for the rest of the name. The exact key wins, then the longest.
 *
 * @param names empty list: the tag is not sent
 */
public record TagNames(Map<String, List<String>> names) {
    /** Of a catalog that is told nothing: every tag keeps its name. */
    public static final TagNames NONE = new TagNames(Map.of());

    public TagNames {
        names = Map.copyOf(names);
    }

    /**
     * As a Kamelet's parameter has it: {@code PII.Email=PII.Sensitive|LakePII.Email,...}, names percent-encoded.
     *
     * @throws IllegalArgumentException where an entry has no {@code =}
     */
    public static TagNames parse(String text) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                names.put(
                        decoded(entry.substring(0, equals).strip()),
                        Arrays.stream(entry.substring(equals + 1).split("\\|", -1))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .map(TagNames::decoded)
                                .toList());
            } else if (!entry.isBlank()) {
                throw new IllegalArgumentException(
                        "'" + entry + "' maps no tag; write PII.Email=PII.Sensitive|LakePII.Email, parted by commas");
            }
        }
        return new TagNames(names);
    }

    /** The text that {@link #parse} reads; the same for the same names, in whatever order they come. */
    public static String text(Map<String, List<String>> names) {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> encoded(entry.getKey()) + "="
                        + entry.getValue().stream().map(TagNames::encoded).collect(Collectors.joining("|")))
                .collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The catalog's tags, those for which a star stands completed; empty where nothing is said of the tag. */
    public Optional<List<String>> find(String internal) {
        if (names.containsKey(internal)) {
            return Optional.of(names.get(internal));
        }
        return names.keySet().stream()
                .filter(key -> key.endsWith("*") && internal.startsWith(key.substring(0, key.length() - 1)))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(key -> {
                    String rest = internal.substring(key.length() - 1);
                    return names.get(key).stream()
                            .map(name -> name.replace("*", rest))
                            .toList();
                });
    }
}

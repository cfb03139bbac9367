package io.lakecaravan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By which of a catalog's tags a person decides about an internal one. One that becomes several is decided by the one that
 * it shares with no other tag of the same column: taking {@code PII.Sensitive} away says nothing of {@code PII.Email} as
 * long as {@code LakePII.Email} stays.
 */
public final class TellingNames {
    private TellingNames() {}

    /**
     * All that are to be decided for each internal tag.
     *
     * @param byInternal the catalog's tags of one column or table, by internal tag
     */
    public static Map<String, List<String>> of(Map<String, List<String>> byInternal) {
        Map<String, Long> users = byInternal.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        Map<String, List<String>> telling = new LinkedHashMap<>();
        byInternal.forEach((internal, names) -> {
            List<String> own =
                    names.stream().filter(name -> users.get(name) == 1).toList();
            // Its most telling name stands last; without one of its own, all that it shares must have been decided.
            telling.put(internal, own.isEmpty() ? names : own.subList(own.size() - 1, own.size()));
        });
        return telling;
    }
}

package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.TagNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** By which names people see our tags in Atlan: those of the configuration, else their own. */
record ShownTags(TagNames configured) {
    /** In alphabetical order, each once. */
    List<String> of(Collection<String> internal) {
        TreeSet<String> shown = new TreeSet<>();
        internal.forEach(tag -> shown.addAll(of(tag)));
        return List.copyOf(shown);
    }

    Map<String, List<String>> byInternal(Collection<String> internal) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        internal.forEach(tag -> shown.put(tag, of(tag)));
        return shown;
    }

    private List<String> of(String internal) {
        return configured.find(internal).orElse(List.of(internal));
    }
}

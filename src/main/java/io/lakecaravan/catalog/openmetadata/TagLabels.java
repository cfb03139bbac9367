package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.DetectedTag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tags of one target, a table or a column, in the server's names. What rules say is confirmed, what was detected is
 * suggested; neither is ever {@code Manual}, which is what people's are.
 */
final class TagLabels {
    static final String SUGGESTED = "Suggested";
    static final String CONFIRMED = "Confirmed";

    /** The server's names by internal name. */
    private final Map<String, List<String>> byInternal = new TreeMap<>();
    /** State by the server's name; a rule outweighs a detection. */
    private final Map<String, String> states = new LinkedHashMap<>();

    TagLabels(Collection<String> tags, Collection<DetectedTag> detected, TagMapping mapping) {
        Set<String> suggested = detected.stream().map(DetectedTag::tag).collect(Collectors.toSet());
        for (String tag : tags) {
            add(tag, suggested.contains(tag) ? SUGGESTED : CONFIRMED, mapping);
        }
        suggested.stream().sorted().forEach(tag -> add(tag, SUGGESTED, mapping));
        TagMapping.EXCLUSIVE.forEach(this::keepOne);
    }

    /** What a rule says goes before what was detected, then the strongest. */
    private void keepOne(List<String> ladder) {
        List<String> ours = ladder.stream().filter(states::containsKey).toList();
        Optional<String> kept = ours.stream()
                .filter(name -> states.get(name).equals(CONFIRMED))
                .findFirst()
                .or(() -> ours.stream().findFirst());
        ours.stream().filter(name -> !kept.get().equals(name)).forEach(states::remove);
        byInternal.replaceAll((internal, names) -> {
            List<String> left = names.stream().filter(states::containsKey).toList();
            return left.isEmpty() ? names : left;
        });
    }

    private void add(String tag, String state, TagMapping mapping) {
        List<String> names = mapping.of(tag);
        byInternal.put(tag, names);
        names.forEach(name -> states.merge(name, state, (a, b) -> a.equals(CONFIRMED) ? a : b));
    }

    Set<String> names() {
        return states.keySet();
    }

    Map<String, List<String>> byInternal() {
        return byInternal;
    }

    /** Sets {@code tags} where there are any. */
    void putInto(ObjectNode target) {
        if (states.isEmpty()) {
            return;
        }
        ArrayNode labels = JsonNodeFactory.instance.arrayNode();
        states.forEach((name, state) -> labels.add(label(name, state)));
        target.set("tags", labels);
    }

    static ObjectNode label(String name, String state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tagFQN", name)
                .put("source", "Classification")
                .put("labelType", "Automated")
                .put("state", state);
    }
}

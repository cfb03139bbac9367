package io.lakecaravan.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Mappings whose keys the user makes up. */
final class FreeMapping {
    private FreeMapping() {}

    /** One value for each key, in the order of the file; entries with a problem are reported and left out. */
    static <T> Map<String, T> values(Mapping around, String key, ValueParser<T> parser) {
        Map<String, T> values = new LinkedHashMap<>();
        around.freeEntries(key)
                .forEach((name, node) ->
                        around.value(node, at(around, key, name), parser).ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** A list for each key; one value alone is a list of one. */
    static <T> Map<String, List<T>> lists(Mapping around, String key, ValueParser<T> parser) {
        Map<String, List<T>> lists = new LinkedHashMap<>();
        around.freeEntries(key).forEach((name, node) -> {
            List<T> values = new ArrayList<>();
            List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
            for (int i = 0; i < nodes.size(); i++) {
                String place = node instanceof SequenceNode ? "[" + i + "]" : "";
                around.value(nodes.get(i), at(around, key, name) + place, parser)
                        .ifPresent(values::add);
            }
            lists.put(name, values);
        });
        return lists;
    }

    private static String at(Mapping around, String key, String name) {
        String path = around.path().isEmpty() ? key : around.path() + "." + key;
        return path + "." + name;
    }
}

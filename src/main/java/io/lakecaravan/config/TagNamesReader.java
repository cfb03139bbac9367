package io.lakecaravan.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads which of a catalog's tags ours become: a mapping of a tag to one name or to a list of them. */
final class TagNamesReader {
    private TagNamesReader() {}

    /** @param name refuses what the catalog cannot call a tag, with a {@link BadValueException} */
    static Map<String, List<String>> read(Mapping catalog, ValueParser<String> name) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : catalog.freeEntries("tags").entrySet()) {
            String at = catalog.path() + ".tags." + entry.getKey();
            List<Node> nodes =
                    entry.getValue() instanceof SequenceNode list ? list.getValue() : List.of(entry.getValue());
            List<String> names = new ArrayList<>();
            nodes.forEach(node -> catalog.value(node, at, name).ifPresent(names::add));
            tags.put(entry.getKey(), names);
        }
        return tags;
    }
}

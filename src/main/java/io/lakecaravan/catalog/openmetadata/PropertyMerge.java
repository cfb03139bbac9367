package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Three-way merge of the custom properties that are ours. A value is written where none stands and we wrote none, or where
 * what stands is what we wrote last; it goes when it does not apply any more. All other properties are other people's, and
 * so is one of ours whose value a person changed or took away. Without a base nothing is removed or replaced.
 */
final class PropertyMerge {
    static final String EXTENSION = "extension";
    /** Member of a base: what we wrote, by property. */
    static final String MEMBER = "properties";

    private PropertyMerge() {}

    /** Of what is created whole. */
    static Map<String, String> created(JsonNode wanted) {
        return texts(wanted.path(EXTENSION));
    }

    /** @return what counts as written by us from now on */
    static Map<String, String> merge(PatchOperations patch, JsonNode there, JsonNode wanted, JsonNode base) {
        JsonNode standing = there.path(EXTENSION);
        Map<String, String> ours = texts(wanted.path(EXTENSION));
        Map<String, String> last = texts(base.path(MEMBER));
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(last.keySet());
        Map<String, String> kept = new TreeMap<>();
        ObjectNode added = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode stored = standing.path(name);
            boolean stands = !stored.isMissingNode() && !stored.isNull();
            boolean isOurs = stands ? stored.asText().equals(last.get(name)) : !last.containsKey(name);
            String value = ours.get(name);
            if (stands && value != null && stored.asText().equals(value)) {
                kept.put(name, value);
            } else if (!isOurs) {
                // A person's: what we wrote once is remembered, so that it is not written again.
                if (last.containsKey(name) && value != null) {
                    kept.put(name, last.get(name));
                }
            } else if (value == null) {
                patch.guard(path(name), stored);
                patch.remove(path(name));
            } else {
                if (stands) {
                    patch.guard(path(name), stored);
                }
                added.put(name, value);
                kept.put(name, value);
            }
        }
        write(patch, standing, added);
        return kept;
    }

    private static void write(PatchOperations patch, JsonNode standing, ObjectNode added) {
        if (added.isEmpty()) {
            return;
        }
        if (standing.isObject()) {
            added.properties().forEach(each -> patch.add(path(each.getKey()), each.getValue()));
        } else {
            patch.add("/" + EXTENSION, added);
        }
    }

    private static String path(String name) {
        return "/" + EXTENSION + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static void keepIn(ObjectNode base, Map<String, String> written) {
        if (!written.isEmpty()) {
            ObjectNode node = base.putObject(MEMBER);
            new TreeMap<>(written).forEach(node::put);
        }
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}

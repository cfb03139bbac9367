package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to do with a table that is to be published: three-way merge of what we last wrote (base), what stands in the
 * catalog, and what we have now.
 *
 * <p>A table that is not there is created whole by PUT. One that is there is changed by PATCH of the difference, because
 * a later PUT blanks what it omits, never changes a description, and unites tags.
 */
final class TableMerge {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> OWNED = List.of("tableType", "fileFormat", "locationPath", "sourceUrl");

    private final KnownTags tags;

    TableMerge(KnownTags tags) {
        this.tags = tags;
    }

    /**
     * The difference.
     *
     * @param wanted names of columns take the spelling that stands there; loses tags that people's exclude
     * @param base what we last wrote: {@code {"description", "tags": [], "columns": {name: {"tags": []}}}}; empty when
     *     lost, then nothing is removed
     * @param findings receives conflicts with people's tags
     */
    ArrayNode patch(JsonNode current, ObjectNode wanted, JsonNode base, List<Finding> findings) {
        PatchOperations patch = new PatchOperations();
        spellAsThere(current.path("columns"), wanted);
        String entity = current.path("fullyQualifiedName").asText();
        for (String field : OWNED) {
            boolean same =
                    current.path(field).asText("").equals(wanted.path(field).asText(""));
            patch.set("/" + field, current.path(field), wanted.path(field), same);
        }
        boolean samePartitions = partitions(current).equals(partitions(wanted));
        patch.set("/tablePartition", current.path("tablePartition"), wanted.path("tablePartition"), samePartitions);
        description(patch, current, wanted, base);
        TagMerge merge = new TagMerge(patch, tags, entity, findings);
        merge.compare("", current, wanted, base);
        new ColumnPatch(patch, merge).compare(current.path("columns"), wanted.path("columns"), base.path("columns"));
        return patch.isEmpty() ? JSON.arrayNode() : patch.toJson();
    }

    /** The server takes names that differ in case for one column, and keeps the spelling it has. */
    private static void spellAsThere(JsonNode current, ObjectNode wanted) {
        Map<String, Integer> there = ColumnPatch.positions(current);
        for (JsonNode column : wanted.path("columns")) {
            Integer index = there.get(ColumnPatch.key(column));
            if (index != null) {
                ((ObjectNode) column).set("name", current.get(index).get("name"));
            }
        }
        for (JsonNode key : wanted.path("tablePartition").path("columns")) {
            Integer index = there.get(key.path("columnName").asText().toLowerCase(Locale.ROOT));
            if (index != null) {
                ((ObjectNode) key).set("columnName", current.get(index).get("name"));
            }
        }
    }

    /** Ours is written where there is none, or where what stands there is what we wrote last time. */
    private static void description(PatchOperations patch, JsonNode current, ObjectNode wanted, JsonNode base) {
        String there = current.path("description").asText("");
        String ours = wanted.path("description").asText("");
        boolean mayWrite =
                there.isBlank() || there.equals(base.path("description").asText(""));
        if (mayWrite && !ours.equals(there)) {
            if (!there.isEmpty()) {
                patch.guard("/description", current.get("description"));
            }
            patch.add("/description", JSON.textNode(ours));
        }
    }

    private static String partitions(JsonNode table) {
        StringBuilder text = new StringBuilder();
        table.path("tablePartition")
                .path("columns")
                .forEach(column -> text.append(column.path("columnName").asText())
                        .append('/')
                        .append(column.path("intervalType").asText())
                        .append(';'));
        return text.toString();
    }

    /** Leaves out tags that the server does not have or may not use; each is named to {@code dropped}. */
    ObjectNode withUsableTags(ObjectNode wanted, Set<String> dropped) {
        ObjectNode copy = wanted.deepCopy();
        keepUsable(copy, dropped);
        copy.path("columns").forEach(column -> keepUsable((ObjectNode) column, dropped));
        return copy;
    }

    private void keepUsable(ObjectNode node, Set<String> dropped) {
        if (!node.has("tags")) {
            return;
        }
        ArrayNode usable = JSON.arrayNode();
        Set<String> exclusiveTaken = new TreeSet<>();
        for (JsonNode label : node.get("tags")) {
            String tag = label.path("tagFQN").asText();
            String classification = KnownTags.classification(tag);
            // Two of one exclusive classification make the server refuse the whole table: the first one stays.
            boolean second = tags.isExclusive(classification) && !exclusiveTaken.add(classification);
            if (tags.isUsable(tag) && !second) {
                usable.add(label);
            } else {
                dropped.add(tag);
            }
        }
        if (usable.isEmpty()) {
            node.remove("tags");
        } else {
            node.set("tags", usable);
        }
    }

    /** What is remembered as the base of the next merge: no value of any object. */
    static ObjectNode base(ObjectNode written) {
        ObjectNode base = JSON.objectNode();
        base.put("description", written.path("description").asText(""));
        base.set("tags", tagNames(written));
        ObjectNode columns = base.putObject("columns");
        for (JsonNode column : written.path("columns")) {
            ArrayNode names = tagNames(column);
            if (!names.isEmpty()) {
                columns.putObject(column.path("name").asText()).set("tags", names);
            }
        }
        return base;
    }

    private static ArrayNode tagNames(JsonNode node) {
        ArrayNode names = JSON.arrayNode();
        TagMerge.names(node.path("tags")).forEach(names::add);
        return names;
    }
}

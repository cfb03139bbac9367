package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Pair;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Reach;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to do with one edge: three-way merge of what we last wrote, what stands in the catalog, and what we want now. An
 * edge that is not known as ours is left alone, for a PUT replaces all that is said of it; so is one that a person drew
 * ({@code Manual}), and one of ours that a person removed is not written again.
 *
 * @param table fully qualified name of our table
 */
record LineageMerge(String table) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SERVERS_OWN =
            List.of("createdAt", "createdBy", "updatedAt", "updatedBy", "assetEdges");

    /** What to do. */
    sealed interface Step {
        /** It stands as it should, or is somebody else's. */
        record Leave(Ownership ownership) implements Step {}

        /** @param details the whole that replaces what stands there */
        record Put(ObjectNode details) implements Step {}

        record Delete() implements Step {}
    }

    /** Whose an edge is that we leave as it is. */
    enum Ownership {
        OURS,
        OTHERS,
        /** Nobody's: it is not there. */
        GONE
    }

    /**
     * For an edge that is wanted.
     *
     * @param current details of the edge that stands there; empty where there is none
     * @param base what we last wrote; empty where we did not, or do not remember
     */
    Step wanted(LineageEdge edge, Optional<JsonNode> current, Optional<LineageEdge> base) {
        if (current.isEmpty()) {
            return base.isPresent() ? new Step.Leave(Ownership.GONE) : new Step.Put(created(edge));
        }
        Optional<LineageMark> mark = mark(current.get());
        if (mark.isEmpty()) {
            return new Step.Leave(Ownership.OTHERS);
        }
        boolean shared = edge.reach() == Reach.END_TO_END && mark.get().isShared(table);
        Set<Pair> there = pairs(current.get());
        Set<Pair> before = base.map(LineageEdge::pairs).orElse(Set.of());
        Set<Pair> stale = new LinkedHashSet<>(shared ? Set.of() : before);
        stale.removeAll(edge.pairs());
        Set<Pair> added = new LinkedHashSet<>(edge.pairs());
        added.removeAll(there);
        added.removeAll(before);
        ObjectNode details = kept(current.get(), stale);
        add(details.withArray("columnsLineage"), added);
        details.put("description", description(edge, mark.get(), base).text());
        return same(details, current.get()) ? new Step.Leave(Ownership.OURS) : new Step.Put(details);
    }

    /** For an edge of ours that is not wanted any more. */
    Step unwanted(LineageEdge edge, Optional<JsonNode> current) {
        if (current.isEmpty()) {
            return new Step.Leave(Ownership.GONE);
        }
        Optional<LineageMark> mark = mark(current.get());
        if (mark.isEmpty()) {
            return new Step.Leave(Ownership.OTHERS);
        }
        if (edge.reach() == Reach.END_TO_END && mark.get().isShared(table)) {
            ObjectNode details = kept(current.get(), Set.of());
            details.put("description", mark.get().without(table).text());
            return same(details, current.get()) ? new Step.Leave(Ownership.OTHERS) : new Step.Put(details);
        }
        Set<Pair> others = pairs(current.get());
        others.removeAll(edge.pairs());
        if (others.isEmpty() && !hasFunction(current.get())) {
            return new Step.Delete();
        }
        // Somebody added columns to our edge: those stay, and with them the edge, which is theirs from now on.
        ObjectNode details = kept(current.get(), edge.pairs());
        details.remove("description");
        return new Step.Put(details);
    }

    private ObjectNode created(LineageEdge edge) {
        ObjectNode details = JSON.objectNode();
        details.put("source", edge.source());
        details.put("description", LineageMark.of(edge.rules(), tables(edge)).text());
        add(details.putArray("columnsLineage"), edge.pairs());
        return details;
    }

    private List<String> tables(LineageEdge edge) {
        return edge.reach() == Reach.END_TO_END ? List.of(table) : List.of();
    }

    private LineageMark description(LineageEdge edge, LineageMark there, Optional<LineageEdge> base) {
        if (edge.reach() == Reach.HOP) {
            return LineageMark.of(edge.rules(), List.of());
        }
        SortedSet<String> rules = new TreeSet<>(there.rules());
        base.ifPresent(last -> {
            if (!there.isShared(table)) {
                rules.removeAll(last.rules());
            }
        });
        rules.addAll(edge.rules());
        return there.with(rules, table);
    }

    /** Empty unless the edge is ours. */
    private static Optional<LineageMark> mark(JsonNode details) {
        return details.path("source").asText("Manual").equals("Manual")
                ? Optional.empty()
                : LineageMark.parse(
                        StoredText.decoded(details.path("description").asText("")));
    }

    static Set<Pair> pairs(JsonNode details) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (JsonNode line : details.path("columnsLineage")) {
            line.path("fromColumns")
                    .forEach(from -> pairs.add(
                            new Pair(from.asText(), line.path("toColumn").asText())));
        }
        return pairs;
    }

    private static boolean hasFunction(JsonNode details) {
        for (JsonNode line : details.path("columnsLineage")) {
            if (!line.path("function").asText("").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What stands there without some pairs. A line with a function was written by somebody else. */
    private static ObjectNode kept(JsonNode current, Set<Pair> without) {
        ObjectNode details = current.deepCopy();
        details.remove(SERVERS_OWN);
        ArrayNode lines = JSON.arrayNode();
        for (JsonNode line : current.path("columnsLineage")) {
            String to = line.path("toColumn").asText();
            ArrayNode from = JSON.arrayNode();
            line.path("fromColumns").forEach(column -> {
                if (!without.contains(new Pair(column.asText(), to))) {
                    from.add(column);
                }
            });
            boolean theirs = !line.path("function").asText("").isEmpty();
            if (theirs || from.size() == line.path("fromColumns").size()) {
                lines.add(line);
            } else if (!from.isEmpty()) {
                lines.add(((ObjectNode) line.deepCopy()).set("fromColumns", from));
            }
        }
        details.set("columnsLineage", lines);
        return details;
    }

    private static void add(ArrayNode lines, Set<Pair> pairs) {
        Map<String, ArrayNode> byTarget = new LinkedHashMap<>();
        pairs.forEach(pair ->
                byTarget.computeIfAbsent(pair.to(), to -> JSON.arrayNode()).add(pair.from()));
        byTarget.forEach((to, from) -> {
            ObjectNode line = lines.addObject();
            line.set("fromColumns", from);
            line.put("toColumn", to);
        });
    }

    private static boolean same(ObjectNode details, JsonNode current) {
        String there = StoredText.decoded(current.path("description").asText());
        return StoredText.decoded(details.path("description").asText()).equals(there)
                && pairs(details).equals(pairs(current));
    }
}

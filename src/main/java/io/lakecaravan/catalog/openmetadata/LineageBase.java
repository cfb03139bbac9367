package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.LineageEdge.End;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Pair;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Reach;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was last written of a table's lineage: member {@code lineage} of the base that is kept for catalog and table.
 *
 * @param hash of what was wanted
 * @param table the server's id of our table, empty where none is known
 * @param state whether all of it was written
 * @param edges by key, those among them that a person has removed since
 */
record LineageBase(String hash, String table, State state, Map<String, LineageEdge> edges) {
    /** Whether everything wanted was written. */
    enum State {
        FINISHED,
        /** Something was missing in the catalog, or refused: it is tried again by the next run. */
        UNFINISHED
    }

    private static final String MEMBER = "lineage";
    private static final String UNFINISHED = "unfinished";
    static final LineageBase NONE = new LineageBase("", "", State.FINISHED, Map.of());

    LineageBase {
        edges = new LinkedHashMap<>(edges);
    }

    static LineageBase of(JsonNode base) {
        JsonNode lineage = base.path(MEMBER);
        Map<String, LineageEdge> edges = new LinkedHashMap<>();
        lineage.path("edges").forEach(node -> {
            LineageEdge edge = edge(node);
            edges.put(edge.key(), edge);
        });
        return new LineageBase(
                lineage.path("hash").asText(""),
                lineage.path("table").asText(""),
                lineage.path(UNFINISHED).asBoolean(false) ? State.UNFINISHED : State.FINISHED,
                edges);
    }

    private static LineageEdge edge(JsonNode node) {
        Set<String> rules = new TreeSet<>();
        node.path("rules").forEach(rule -> rules.add(rule.asText()));
        Set<Pair> pairs = new LinkedHashSet<>();
        node.path("columns")
                .forEach(pair ->
                        pairs.add(new Pair(pair.path(0).asText(), pair.path(1).asText())));
        return new LineageEdge(
                end(node.path("from")),
                end(node.path("to")),
                node.path("endToEnd").asBoolean(false) ? Reach.END_TO_END : Reach.HOP,
                new TreeSet<>(rules),
                pairs);
    }

    private static End end(JsonNode node) {
        return new End(
                node.path("type").asText(),
                node.path("id").asText(),
                node.path("fqn").asText());
    }

    /** Whether something of a table's lineage is to be tried again, whatever has changed. */
    static boolean isUnfinished(JsonNode base) {
        return base.path(MEMBER).path(UNFINISHED).asBoolean(false);
    }

    /** The base with this in it. */
    ObjectNode in(JsonNode base) {
        ObjectNode all = base instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        if (hash.isEmpty() && edges.isEmpty()) {
            all.remove(MEMBER);
            return all;
        }
        ObjectNode lineage = all.putObject(MEMBER).put("hash", hash).put("table", table);
        if (state == State.UNFINISHED) {
            lineage.put(UNFINISHED, true);
        }
        ArrayNode nodes = lineage.putArray("edges");
        edges.values().forEach(edge -> nodes.add(json(edge)));
        return all;
    }

    private static ObjectNode json(LineageEdge edge) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node.putObject("from"), edge.from());
        put(node.putObject("to"), edge.to());
        if (edge.reach() == Reach.END_TO_END) {
            node.put("endToEnd", true);
        }
        edge.rules().forEach(node.putArray("rules")::add);
        ArrayNode columns = node.putArray("columns");
        edge.pairs().forEach(pair -> columns.addArray().add(pair.from()).add(pair.to()));
        return node;
    }

    private static void put(ObjectNode node, End end) {
        node.put("type", end.type()).put("id", end.id()).put("fqn", end.fqn());
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Edges between entities, observed §5 and contract §11. */
final class Lineage {
    private final EntityStore store;
    private final EntityView view;

    Lineage(EntityStore store, EntityView view) {
        this.store = store;
        this.view = view;
    }

    /** Each PUT replaces the edge's details; columns that do not exist are dropped without a word. */
    void put(JsonNode body, Account by) {
        by.mayWrite("EditLineage");
        ObjectNode lineage = Shapes.LINEAGE.read(store.version, "", body);
        Shapes.LINEAGE.require(lineage);
        Entity from = end(lineage.path("edge").path("fromEntity"), "edge.fromEntity");
        Entity to = end(lineage.path("edge").path("toEntity"), "edge.toEntity");
        ObjectNode edge = JsonNodeFactory.instance.objectNode();
        edge.put("fromEntity", from.id.toString()).put("toEntity", to.id.toString());
        ObjectNode details =
                lineage.path("edge").path("lineageDetails") instanceof ObjectNode sent ? sent : edge.objectNode();
        dropUnknownColumns(details, from, to);
        edge.set("lineageDetails", details);
        store.edges.put(key(from.id.toString(), to.id.toString()), edge);
    }

    private Entity end(JsonNode reference, String field) {
        for (String part : new String[] {"id", "type"}) {
            if (!reference.has(part)) {
                throw Errors.invalid(field + "." + part, "must not be null");
            }
        }
        String type = reference.path("type").asText();
        EntityKind kind = EntityKind.ofType(type)
                .orElseThrow(() -> Errors.of(
                        404, "Entity repository for " + type + " not found. Is the ENTITY_TYPE_MAP initialized?"));
        String id = reference.path("id").asText();
        return store.byId(kind, id).filter(found -> !found.deleted).orElseThrow(() -> Errors.notFound(type, id));
    }

    private static void dropUnknownColumns(ObjectNode details, Entity from, Entity to) {
        if (details.path("columnsLineage") instanceof ArrayNode lines) {
            Set<String> sources = columns(from);
            Set<String> targets = columns(to);
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (JsonNode line : lines) {
                boolean known = targets.contains(line.path("toColumn").asText());
                for (JsonNode source : line.path("fromColumns")) {
                    known &= sources.contains(source.asText());
                }
                if (known) {
                    kept.add(line);
                }
            }
            details.set("columnsLineage", kept);
        }
    }

    private static Set<String> columns(Entity entity) {
        Set<String> names = new TreeSet<>();
        collect(entity.columns(), entity.fqn, names);
        return names;
    }

    private static void collect(JsonNode columns, String above, Set<String> into) {
        for (JsonNode column : columns) {
            String fqn = Names.join(above, column.path("name").asText());
            into.add(fqn);
            collect(column.path("children"), fqn, into);
        }
    }

    static String key(String from, String to) {
        return from + ">" + to;
    }

    JsonNode edge(String from, String to) {
        return Optional.ofNullable(store.edges.get(key(from, to)))
                .orElseThrow(() -> Errors.of(404, "lineage between " + from + " and " + to + " not found"));
    }

    void delete(String from, String to, Account by) {
        by.mayWrite("EditLineage");
        edge(from, to);
        store.edges.remove(key(from, to));
    }

    /** One step up and down. */
    ObjectNode around(Entity entity) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("entity", view.reference(entity));
        ArrayNode nodes = answer.putArray("nodes");
        ArrayNode up = answer.putArray("upstreamEdges");
        ArrayNode down = answer.putArray("downstreamEdges");
        String id = entity.id.toString();
        for (ObjectNode edge : store.edges.values()) {
            boolean incoming = edge.path("toEntity").asText().equals(id);
            boolean outgoing = edge.path("fromEntity").asText().equals(id);
            if (incoming) {
                up.add(edge);
            }
            if (outgoing) {
                down.add(edge);
            }
            if (incoming != outgoing) {
                String other = edge.path(incoming ? "fromEntity" : "toEntity").asText();
                store.byId(java.util.UUID.fromString(other)).ifPresent(found -> nodes.add(view.reference(found)));
            }
        }
        return answer;
    }
}

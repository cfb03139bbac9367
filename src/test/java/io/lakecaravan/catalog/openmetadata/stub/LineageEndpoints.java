package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** {@code /v1/lineage}, contract §11. */
final class LineageEndpoints {
    /** Contract §11: "depth ≤3". */
    private static final int DEEPEST = 3;

    private final EntityStore store;
    private final EntityView view;
    private final PayloadCheck check;
    private final Lineage lineage;

    LineageEndpoints(EntityStore store, EntityView view, PayloadCheck check) {
        this.store = store;
        this.view = view;
        this.check = check;
        this.lineage = new Lineage(store);
    }

    /** {@code path} is what follows {@code lineage}. */
    Answer answer(Request request, List<String> path, Account by) {
        return switch (request.method()) {
            case "PUT" -> put(request, path, by);
            case "GET" -> get(request, path);
            case "DELETE" -> delete(path, by);
            default -> throw Errors.notAllowed();
        };
    }

    private Answer put(Request request, List<String> path, Account by) {
        if (!path.isEmpty()) {
            throw Errors.noSuchPath();
        }
        JsonNode body = request.json();
        check.check("lineage", body);
        lineage.put(body, by);
        // Observed §5: 200 with an empty body.
        return Answer.empty(200);
    }

    /**
     * Contract §11: "GET /v1/lineage/getLineageEdge/{fromId}/{toId}". Not in the contract: the details stand below
     * "edge", the ends are not repeated.
     */
    private Answer get(Request request, List<String> path) {
        if (path.size() == 3 && path.get(0).equals("getLineageEdge")) {
            // Contract §11; the details stand below "edge", the ends are not repeated.
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("edge", lineage.edge(path.get(1), path.get(2)).path("lineageDetails"));
            return Answer.json(200, answer);
        }
        boolean named = path.size() == 3 && path.get(1).equals("name");
        if (path.size() != 2 && !named) {
            throw Errors.noSuchPath();
        }
        EntityKind kind = Lineage.kind(path.get(0));
        String key = path.get(path.size() - 1);
        Entity entity = (named ? store.byName(kind, key) : store.byId(kind, key))
                .filter(found -> !found.deleted)
                .orElseThrow(() -> Errors.notFound(kind.type(), key));
        return Answer.json(200, around(entity, depth(request, "upstreamDepth"), depth(request, "downstreamDepth")));
    }

    /** Contract §11: "depth ≤3". */
    private static int depth(Request request, String name) {
        int depth = request.query().number(name, 1);
        if (depth < 0 || depth > DEEPEST) {
            throw Errors.invalid(name, "must be less than or equal to " + DEEPEST);
        }
        return depth;
    }

    /** Contract §11: "DELETE /v1/lineage/{fromType}/{fromId}/{toType}/{toId}", by name, and by source. */
    private Answer delete(List<String> path, Account by) {
        if (path.size() == 4 && path.get(2).equals("type")) {
            EntityKind kind = Lineage.kind(path.get(0));
            lineage.deleteBySource(
                    store.byId(kind, path.get(1)).orElseThrow(() -> Errors.notFound(kind.type(), path.get(1))),
                    path.get(3),
                    by);
        } else if (path.size() == 4) {
            lineage.delete(path.get(1), path.get(3), by);
        } else if (path.size() == 6 && path.get(1).equals("name") && path.get(4).equals("name")) {
            lineage.delete(id(path.get(0), path.get(2)), id(path.get(3), path.get(5)), by);
        } else if (path.size() == 6 && path.subList(0, 2).equals(List.of("source", "name"))) {
            deleteByName(path, by);
        } else {
            throw Errors.noSuchPath();
        }
        return Answer.empty(200);
    }

    /** Contract §11: "DELETE /v1/lineage/source/name/{entityType}/{fqn}/type/{lineageSource}", 2.0. */
    private void deleteByName(List<String> path, Account by) {
        if (!store.version.deletesByScope()) {
            throw Errors.noSuchPath();
        }
        lineage.deleteBySource(store.live(Lineage.kind(path.get(2)), path.get(3)), path.get(5), by);
    }

    private String id(String type, String fqn) {
        return store.live(Lineage.kind(type), fqn).id.toString();
    }

    private ObjectNode around(Entity entity, int up, int down) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("entity", view.reference(entity));
        Set<String> seen = new TreeSet<>(Set.of(entity.id.toString()));
        ArrayNode nodes = answer.putArray("nodes");
        follow(entity.id.toString(), "toEntity", "fromEntity", up, answer.putArray("upstreamEdges"), seen, nodes);
        follow(entity.id.toString(), "fromEntity", "toEntity", down, answer.putArray("downstreamEdges"), seen, nodes);
        return answer;
    }

    private void follow(
            String from, String near, String far, int depth, ArrayNode edges, Set<String> seen, ArrayNode nodes) {
        if (depth == 0) {
            return;
        }
        for (ObjectNode edge : store.edges.values()) {
            String other = edge.path(far).asText();
            Optional<Entity> end = store.byId(UUID.fromString(other));
            if (edge.path(near).asText().equals(from) && end.isPresent()) {
                edges.add(edge);
                if (seen.add(other)) {
                    nodes.add(view.reference(end.get()));
                    follow(other, near, far, depth - 1, edges, seen, nodes);
                }
            }
        }
    }
}

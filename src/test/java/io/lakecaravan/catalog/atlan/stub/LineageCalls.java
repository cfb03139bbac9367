package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code POST lineage/list} (contract §6): the assets that lie upstream or downstream, nearest first, archived processes left out. */
final class LineageCalls {
    private final State state;

    LineageCalls(State state) {
        this.state = state;
    }

    /**
     * Contract §6: "POST /api/meta/lineage/list". Not in the contract: another direction is 400, archived processes are
     * left out.
     */
    Answer list(Request request) {
        JsonNode body = request.json();
        Entity start = state.store
                .byGuid(body.path("guid").asText())
                .orElseThrow(() -> Errors.unknownGuid(body.path("guid").asText()));
        boolean down = switch (body.path("direction").asText()) {
            case "OUTPUT" -> true;
            case "INPUT" -> false;
            default -> throw Errors.invalidParameters("direction " + body.path("direction"));
        };
        Set<String> found = reached(start, body.path("depth").asInt(1), down);
        int from = body.path("from").asInt(0);
        int size = body.path("size").asInt(10);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode entities = answer.putArray("entities");
        List<String> wanted = Search.texts(body.path("attributes"));
        found.stream().skip(from).limit(size).forEach(guid -> {
            ObjectNode shown = state.view.header(state.store.require(guid), wanted, List.of());
            if (body.path("immediateNeighbours").asBoolean()) {
                neighbours(guid, shown);
            }
            entities.add(shown);
        });
        answer.put("hasMore", from + size < found.size()).put("entityCount", entities.size());
        answer.set("searchParameters", body);
        return Answer.json(200, answer);
    }

    private Set<String> reached(Entity start, int depth, boolean down) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> border = Set.of(start.guid());
        for (int level = 0; level < depth && !border.isEmpty(); level++) {
            Set<String> next = new LinkedHashSet<>();
            border.forEach(guid -> next.addAll(step(guid, down)));
            next.remove(start.guid());
            next.removeAll(found);
            found.addAll(next);
            border = next;
        }
        return found;
    }

    private Set<String> step(String guid, boolean down) {
        Set<String> next = new LinkedHashSet<>();
        for (String process : state.store.links.of(guid, down ? "inputToProcesses" : "outputFromProcesses")) {
            if (state.store.require(process).isActive()) {
                next.addAll(state.store.links.of(process, down ? "outputs" : "inputs"));
            }
        }
        return next;
    }

    private void neighbours(String guid, ObjectNode shown) {
        ArrayNode upstream = shown.putArray("immediateUpstream");
        step(guid, false).forEach(other -> upstream.addObject().put("guid", other));
        ArrayNode downstream = shown.putArray("immediateDownstream");
        step(guid, true).forEach(other -> downstream.addObject().put("guid", other));
    }
}

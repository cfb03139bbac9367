package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of one or several entities outside of bulk upserts (contract §5, other endpoints): all answer 204. */
final class TagCalls {
    private final State state;

    TagCalls(State state) {
        this.state = state;
    }

    /** Contract §5: "POST /api/meta/entity/bulk/classification". Not in the contract: none named is 400. */
    Answer addToMany(Request request) {
        JsonNode body = request.json();
        List<Entity> entities = new ArrayList<>();
        body.path("entityGuids")
                .forEach(guid -> entities.add(
                        state.store.byGuid(guid.asText()).orElseThrow(() -> Errors.unknownGuid(guid.asText()))));
        String type = body.path("entityTypeName").asText();
        body.path("entitiesUniqueAttributes").forEach(one -> {
            String name = one.path("qualifiedName").asText();
            entities.add(state.store.byNameBelow(type, name).orElseThrow(() -> Errors.unknownName(type, name)));
        });
        if (entities.isEmpty()) {
            throw Errors.invalidParameters("no entities");
        }
        return state.write(() -> {
            entities.forEach(entity -> attach(request.account(), entity, List.of(body.path("classification"))));
            return Answer.empty(204);
        });
    }

    Answer add(Request request, Entity entity) {
        return state.write(() -> {
            attach(request.account(), entity, request.json());
            return Answer.empty(204);
        });
    }

    Answer update(Request request, Entity entity) {
        return state.write(() -> {
            Map<String, ObjectNode> tags = new LinkedHashMap<>(entity.tags());
            for (JsonNode tag : request.json()) {
                require(entity, state.tags.known(tag.path("typeName").asText()));
            }
            tags.putAll(state.tags.listed(request.json(), entity));
            put(request.account(), entity, tags);
            return Answer.empty(204);
        });
    }

    Answer remove(Request request, Entity entity, String tag) {
        require(entity, state.tags.known(tag));
        return state.write(() -> {
            Map<String, ObjectNode> tags = new LinkedHashMap<>(entity.tags());
            tags.remove(tag);
            put(request.account(), entity, tags);
            return Answer.empty(204);
        });
    }

    /** Contract §5: "already attached → 400 ATLAS-400-00-01A". */
    private void attach(Account account, Entity entity, Iterable<JsonNode> sent) {
        Map<String, ObjectNode> tags = new LinkedHashMap<>(entity.tags());
        for (JsonNode tag : sent) {
            String name = state.tags.known(tag.path("typeName").asText(""));
            if (tags.containsKey(name)) {
                throw Errors.invalidParameters("entity " + entity.guid() + " already has classification " + name);
            }
            tags.putAll(state.tags.listed(List.of(tag), entity));
        }
        put(account, entity, tags);
    }

    /** Contract §5: "when not attached". */
    private static void require(Entity entity, String tag) {
        if (!entity.tags().containsKey(tag)) {
            throw Errors.of(400, "ATLAS-400-00-06D", "classification " + tag + " is not found on " + entity.guid());
        }
    }

    private void put(Account account, Entity entity, Map<String, ObjectNode> tags) {
        state.replace(account, entity, entity.withTags(tags));
    }
}

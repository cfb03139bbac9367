package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads that see every write at once (contract §2); archived entities, too. */
final class Reads {
    private final State state;

    Reads(State state) {
        this.state = state;
    }

    /** Contract §2: "Single reads answer". */
    Answer one(Request request, Entity entity) {
        permit(request.account(), List.of(entity));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("entity", state.view.whole(entity, edges(request)));
        body.putObject("referredEntities");
        return Answer.json(200, body);
    }

    /** Contract §2: "many by guid". Not in the contract: an unknown one fails all. */
    Answer byGuids(Request request) {
        List<String> guids = request.query().all("guid");
        guids.stream()
                .filter(guid -> state.store.byGuid(guid).isEmpty())
                .findFirst()
                .ifPresent(guid -> {
                    throw Errors.unknownGuid(guid);
                });
        return many(request, guids.stream().map(state.store::require).toList());
    }

    /** Contract §2: "unknown ones are left out of the 200 answer". */
    Answer byNames(Request request, String type) {
        List<Entity> found = request.query().values().entrySet().stream()
                .filter(entry -> entry.getKey().matches("attr_\\d+:qualifiedName"))
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(name -> state.store.byNameBelow(type, name).stream())
                .toList();
        return many(request, found);
    }

    private Answer many(Request request, List<Entity> entities) {
        permit(request.account(), entities);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("entities");
        entities.forEach(entity -> list.add(state.view.whole(entity, edges(request))));
        body.putObject("referredEntities");
        return Answer.json(200, body);
    }

    Entity byGuid(String guid) {
        return state.store.byGuid(guid).orElseThrow(() -> Errors.unknownGuid(guid));
    }

    Entity byName(Request request, String type) {
        if (state.store.model.type(type).isEmpty()) {
            throw Errors.unknownType(type, "");
        }
        String name = request.query().require("attr:qualifiedName");
        Optional<Entity> found = state.store.byNameBelow(type, name);
        return found.orElseThrow(() -> Errors.unknownName(type, name));
    }

    /** Contract §12 check 26: reads are refused, too. Contract §3: "until it stops answering 403". */
    private void permit(Account account, List<Entity> entities) {
        Set<String> administered = state.rights.administered(account);
        for (Entity entity : entities) {
            if (!state.rights.mayRead(account, entity, administered)) {
                throw Errors.forbidden(account, "read entity: guid=" + entity.guid());
            }
        }
        state.rights.passFresh(
                account, entities.stream().map(Entity::qualifiedName).toList());
    }

    private static EntityView.Edges edges(Request request) {
        return request.query().isSet("ignoreRelationships") ? EntityView.Edges.LEFT_OUT : EntityView.Edges.SHOWN;
    }
}

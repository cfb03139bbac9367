package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Bulk writes and deletions: contract §2 and §6. */
final class EntityCalls {
    private final State state;

    EntityCalls(State state) {
        this.state = state;
    }

    /** Contract §12 check 3; contract §12 check 4; contract §2: "configurable up to 50". */
    Answer upsert(Request request) {
        JsonNode body = request.json();
        BulkMode mode = BulkMode.of(request.query(), state.settings, state.notes);
        ArrayNode payloads = Upsert.payloads(body);
        if (payloads.isEmpty()) {
            throw Errors.invalidParameters("no entities to create/update.");
        }
        if (payloads.size() > state.settings.entityLimit()) {
            throw Errors.of(
                    400,
                    "ATLAS-400-00-212",
                    "Request Error - Entities should be less than or equal to: " + state.settings.entityLimit());
        }
        if (payloads.size() > 50) {
            state.notes.lapses.add("more than 50 entities in one request (§2)");
        }
        return state.write(() -> {
            Mutation mutation = state.upsert.apply(payloads, mode, request.account());
            ObjectNode answer = answer(mutation);
            note(mutation);
            ObjectNode assignments = answer.putObject("guidAssignments");
            mutation.assignments.forEach(assignments::put);
            return Answer.json(200, answer);
        });
    }

    /** Contract §6: "No guid at all → 400"; contract §6: "At most 20 guids per call". */
    Answer delete(Request request) {
        Deletion.Type type =
                Deletion.Type.named(request.query().value("deleteType").orElse("SOFT"));
        List<String> guids = request.query().all("guid");
        if (guids.isEmpty()) {
            throw Errors.invalidParameters("no guid");
        }
        if (guids.size() > 20) {
            state.notes.lapses.add("more than 20 guids in one deletion (§6)");
        }
        return deleted(
                guids.stream()
                        .flatMap(guid -> state.store.byGuid(guid).stream())
                        .toList(),
                type,
                request.account());
    }

    /** Contract §6: "DELETE /api/meta/entity/bulk/uniqueAttribute". */
    Answer deleteByName(Request request) {
        Deletion.Type type =
                Deletion.Type.named(request.query().value("deleteType").orElse("SOFT"));
        List<Entity> found = IntStream.range(0, request.json().size())
                .mapToObj(request.json()::get)
                .flatMap(one -> state
                        .store
                        .byName(
                                one.path("typeName").asText(),
                                one.path("uniqueAttributes")
                                        .path("qualifiedName")
                                        .asText())
                        .stream())
                .toList();
        return deleted(found, type, request.account());
    }

    /** Contract §6: "POST /api/meta/entity/restore/bulk?guid=". */
    Answer restore(Request request) {
        return state.write(() -> {
            Mutation mutation = new Mutation();
            for (String guid : request.query().all("guid")) {
                Optional<Entity> archived = state.store.byGuid(guid).filter(entity -> !entity.isActive());
                archived.ifPresent(entity -> {
                    state.store.put(
                            entity.withStatus(Entity.Status.ACTIVE).updated(request.account(), state.clock.millis()));
                    mutation.updated.add(guid);
                });
            }
            return Answer.json(200, answer(mutation));
        });
    }

    /** Contract §6: "200 with {} or no DELETE key (an empty body is possible)". */
    private Answer deleted(List<Entity> entities, Deletion.Type type, Account account) {
        return state.write(() -> {
            Mutation mutation = new Deletion(state).delete(entities, type, account);
            note(mutation);
            boolean noBody = state.settings.has(Variant.NO_BODY_FOR_NOTHING);
            return mutation.isEmpty() && noBody ? Answer.empty(200) : Answer.json(200, answer(mutation));
        });
    }

    private void note(Mutation mutation) {
        mutation.mutatedEntities(state.view, state.store)
                .properties()
                .forEach(part -> part.getValue()
                        .forEach(one -> state.notes.changes.add(part.getKey() + " "
                                + one.path("typeName").asText() + " "
                                + one.path("attributes").path("qualifiedName").asText())));
    }

    /** Contract §2: "the whole object may be absent or null when nothing changed". */
    private ObjectNode answer(Mutation mutation) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!mutation.isEmpty()) {
            answer.set("mutatedEntities", mutation.mutatedEntities(state.view, state.store));
        } else if (state.settings.has(Variant.NULL_FOR_NOTHING)) {
            answer.putNull("mutatedEntities");
        }
        return answer;
    }

    /** Contract §2: "PUT /api/meta/entity/guid/{guid}?name={attribute}": one attribute. */
    Answer putAttribute(Request request, Entity entity) {
        String name = request.query().require("name");
        return update(request, entity, Map.of(name, request.json()));
    }

    /** Contract §2: "PUT /api/meta/entity/uniqueAttribute/type/{type}": some attributes. */
    Answer putAttributes(Request request, Entity entity) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.setAll((ObjectNode) request.json().path("entity").path("attributes"));
        Map<String, JsonNode> attributes = new TreeMap<>();
        sent.properties().forEach(field -> attributes.put(field.getKey(), field.getValue()));
        return update(request, entity, attributes);
    }

    private Answer update(Request request, Entity entity, Map<String, JsonNode> attributes) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("typeName", entity.type().name())
                .put("guid", entity.guid());
        ObjectNode all = payload.putObject("attributes")
                .put("name", entity.text("name"))
                .put("qualifiedName", entity.qualifiedName());
        attributes.forEach(all::set);
        BulkMode plain = new BulkMode(BulkMode.Tags.IGNORE, BulkMode.Custom.IGNORE);
        return state.write(
                () -> Answer.json(200, answer(state.upsert.apply(List.of(payload), plain, request.account()))));
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Custom metadata of one entity (contract §8): both calls answer 204. */
final class CustomCalls {
    private final State state;

    CustomCalls(State state) {
        this.state = state;
    }

    /** Contract §8: "/businessmetadata?isOverwrite=false"; contract §0 rule 12. */
    Answer put(Request request, Entity entity) {
        boolean overwrite = request.query().isSet("isOverwrite");
        if (overwrite) {
            state.notes.lapses.add("isOverwrite=true wipes what other people added (§0 rule 12)");
        }
        JsonNode sent = request.json();
        return state.write(() -> {
            Entity changed = overwrite
                    ? state.custom.overwritten(entity, sent, entity.guid())
                    : state.custom.merged(entity, sent, entity.guid());
            state.replace(request.account(), entity, changed);
            return Answer.empty(204);
        });
    }

    /** Contract §8: "touches that set only". */
    Answer putSet(Request request, Entity entity, String set) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.set(set, request.json());
        return state.write(() -> {
            state.replace(request.account(), entity, state.custom.merged(entity, sent, entity.guid()));
            return Answer.empty(204);
        });
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /events/openlineage/{connector}/api/v1/lineage} (contract §11): 202, and the events are kept. */
final class OpenLineageCalls {
    private final State state;
    final List<JsonNode> events = new ArrayList<>();

    OpenLineageCalls(State state) {
        this.state = state;
    }

    /**
     * Contract §11: "a connection whose name equals the job namespace; otherwise 401". Not in the contract: of several
     * events all are taken or none.
     */
    Answer take(Request request) {
        JsonNode body = request.json();
        List<JsonNode> sent = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(sent::add);
        } else {
            sent.add(body);
        }
        for (JsonNode event : sent) {
            String namespace = event.path("job").path("namespace").asText();
            boolean known = state.store.ofType("Connection").stream()
                    .anyMatch(connection ->
                            connection.isActive() && connection.text("name").equals(namespace));
            if (!known) {
                String path = "/" + String.join("/", request.path());
                return Answer.json(
                        401,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put(
                                        "message",
                                        "Unauthorized: url path not configured to receive data, urlPath:" + path));
            }
        }
        events.addAll(sent);
        return Answer.empty(202);
    }
}

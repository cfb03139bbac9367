package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** The service API: who am I, roles (contract §1 and §3). */
final class ServiceCalls {
    private final State state;

    ServiceCalls(State state) {
        this.state = state;
    }

    static Answer whoami() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("roles").addObject().put("name", Rights.TOKEN_ROLE);
        return Answer.json(200, body);
    }

    /** Contract §1: "user tokens; for API tokens (U)". */
    Answer currentUser(Account account) {
        if (state.settings.has(Variant.NO_CURRENT_USER)) {
            return Answer.json(
                    404,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("code", 1004)
                            .put("message", "user not found")
                            .put("errorId", "e1")
                            .put("doc", ""));
        }
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("username", account.name())
                        .put("id", Roles.guid(account.name()))
                        .put("email", account.name() + "@tenant.invalid"));
    }

    /** Contract §3: "GET /api/service/roles?filter=": {@code %} stands for anything. */
    static Answer roles(Request request) {
        String like = request.query()
                .value("filter")
                .map(filter -> pattern(Json.parse(filter)))
                .orElse("%");
        Pattern wanted = Pattern.compile(Pattern.quote(like).replace("%", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode records = body.putArray("records");
        Roles.NAMES.stream()
                .filter(name -> wanted.matcher(name).matches())
                .forEach(name -> records.addObject().put("id", Roles.guid(name)).put("name", name));
        return Answer.json(200, body);
    }

    private static String pattern(JsonNode filter) {
        JsonNode name = filter.path("name");
        return name.isTextual() ? name.asText() : name.path("$ilike").asText("%");
    }
}

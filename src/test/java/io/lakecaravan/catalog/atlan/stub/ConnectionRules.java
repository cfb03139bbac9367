package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Admins and names of connections: contract §3 and §12 check 25. For other types the attributes pass as they are. */
final class ConnectionRules {
    /** Contract §3: "adminUsers: user names; adminGroups: internal group names; adminRoles: role GUIDs". */
    private static final List<String> ADMINS = List.of("adminUsers", "adminGroups", "adminRoles");

    private final StubAtlanSettings settings;
    private final Notes notes;

    ConnectionRules(StubAtlanSettings settings, Notes notes) {
        this.settings = settings;
        this.notes = notes;
    }

    /** Contract §12 check 25; contract §3: "The server on create adds the calling user to adminUsers". */
    Map<String, JsonNode> onCreate(Draft draft, Account account) {
        if (!draft.type().is("Connection")) {
            return draft.attributes();
        }
        checkNames(draft);
        // Contract §3: "default/<connector slug>/<epoch seconds>".
        if (!draft.qualifiedName().matches("default/[a-z0-9-]+/\\d{10}")) {
            notes.lapses.add("qualifiedName of a connection that is not default/<slug>/<epoch seconds> (§3)");
        }
        if (account.isToken() && settings.has(Variant.STRICT_ADMINS) && named(draft.attributes()) == 0) {
            throw noAdmin(draft);
        }
        Map<String, JsonNode> attributes = new TreeMap<>(draft.attributes());
        ArrayNode users = attributes.get("adminUsers") instanceof ArrayNode sent
                ? sent.deepCopy()
                : JsonNodeFactory.instance.arrayNode();
        if (!contains(users, account.name())) {
            users.add(account.name());
        }
        attributes.put("adminUsers", users);
        return attributes;
    }

    /** Contract §3: "The server keeps the original qualifiedName on later updates whatever is sent". */
    Map<String, JsonNode> onUpdate(Draft draft, Entity old) {
        if (!draft.type().is("Connection")) {
            return draft.attributes();
        }
        checkNames(draft);
        Map<String, JsonNode> attributes = new TreeMap<>(draft.attributes());
        attributes.remove("qualifiedName");
        if (named(old.withAttributes(attributes).attributes()) == 0) {
            throw noAdmin(draft);
        }
        return attributes;
    }

    private static boolean contains(ArrayNode list, String value) {
        for (JsonNode one : list) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static int named(Map<String, JsonNode> attributes) {
        return ADMINS.stream()
                .mapToInt(name -> attributes
                        .getOrDefault(name, JsonNodeFactory.instance.arrayNode())
                        .size())
                .sum();
    }

    /** Contract §3: "or starting with http:". */
    private static void checkNames(Draft draft) {
        for (String attribute : ADMINS) {
            for (JsonNode name : draft.attributes().getOrDefault(attribute, JsonNodeFactory.instance.arrayNode())) {
                if (name.asText().matches("(?s)http:.*|.*[<>].*")) {
                    throw Errors.badRequest(attribute + " holds " + name);
                }
            }
        }
    }

    /** Contract §12 check 25. */
    private static Refusal noAdmin(Draft draft) {
        return Errors.of(400, "ATLAS-400-00-114", "a connection needs at least one admin", draft.handle());
    }
}

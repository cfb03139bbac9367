package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads assets by name as they stand, from the graph and not from search, which is late. */
final class StoredAssets {
    /** Encoded bytes of one address; gateways allow eight thousand. */
    private static final int LONGEST_QUERY = 5_000;
    /** Assets of one answer. */
    private static final int MOST_NAMES = 100;

    private StoredAssets() {}

    /** Plans reading of the assets; each that exists is given to {@code taker}, archived ones among them. */
    static void read(Talk talk, List<Reference> wanted, Consumer<JsonNode> taker) {
        plan(talk, wanted.stream().map(each -> new Look(each, taker)).toList());
    }

    /** Plans requests for many assets at once, as few as their length allows; each asset is asked for once. */
    static void plan(Talk talk, List<Look> looks) {
        Map<String, Map<String, List<Consumer<JsonNode>>>> byType = new LinkedHashMap<>();
        looks.forEach(look -> byType.computeIfAbsent(look.asset().type(), type -> new LinkedHashMap<>())
                .computeIfAbsent(look.asset().qualifiedName(), name -> new ArrayList<>())
                .add(look.taker()));
        byType.forEach((type, takers) -> {
            StringBuilder query = new StringBuilder();
            int count = 0;
            for (String name : takers.keySet()) {
                String parameter = parameter(count, name);
                if (count == MOST_NAMES || (count > 0 && query.length() + parameter.length() > LONGEST_QUERY)) {
                    talk.next(turn(type, query.toString(), takers));
                    query.setLength(0);
                    count = 0;
                    parameter = parameter(count, name);
                }
                query.append(query.isEmpty() ? "" : "&").append(parameter);
                count++;
            }
            talk.next(turn(type, query.toString(), takers));
        });
    }

    private static String parameter(int number, String name) {
        return "attr_" + number + ":qualifiedName=" + AtlanRequest.encoded(name);
    }

    private static Turn turn(String type, String query, Map<String, List<Consumer<JsonNode>>> takers) {
        return new Turn(
                AtlanRequest.read("/api/meta/entity/bulk/uniqueAttribute/type/" + type + "?" + query), reply -> {
                    if (reply.isMissing()) {
                        return;
                    }
                    for (JsonNode entity : reply.require("what stands there cannot be read")
                            .json()
                            .path("entities")) {
                        String name =
                                entity.path("attributes").path("qualifiedName").asText();
                        takers.getOrDefault(name, List.of()).forEach(taker -> taker.accept(entity));
                    }
                });
    }

    static boolean isActive(JsonNode entity) {
        return entity.path("status").asText().equals("ACTIVE");
    }

    /** Whether we wrote it, in this connection: what is checked before anything is removed (contract, section 10). */
    static boolean isOurs(JsonNode entity, String connection, String workflow) {
        JsonNode attributes = entity.path("attributes");
        return attributes.path("connectionQualifiedName").asText().equals(connection)
                && attributes.path("qualifiedName").asText().startsWith(connection + "/")
                && attributes.path("lastSyncWorkflowName").asText().equals(workflow);
    }

    /** Whether it is the very asset: a person may have purged it and made another of its name. */
    static boolean isSame(JsonNode entity, String guid) {
        return guid.isEmpty() || entity.path("guid").asText().equals(guid);
    }

    static Optional<String> guid(JsonNode entity) {
        return Optional.of(entity.path("guid").asText()).filter(guid -> !guid.isEmpty() && !guid.equals("-1"));
    }
}

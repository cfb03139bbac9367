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

    private StoredAssets() {}

    /** Plans reading of the assets; each that exists is given to {@code taker}, archived ones among them. */
    static void read(Talk talk, List<Reference> wanted, Consumer<JsonNode> taker) {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        wanted.forEach(each ->
                byType.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each.qualifiedName()));
        byType.forEach((type, names) -> {
            StringBuilder query = new StringBuilder();
            int count = 0;
            for (String name : names) {
                String parameter = "attr_" + count + ":qualifiedName=" + AtlanRequest.encoded(name);
                if (query.length() + parameter.length() > LONGEST_QUERY && count > 0) {
                    plan(talk, type, query.toString(), taker);
                    query.setLength(0);
                    count = 0;
                    parameter = "attr_0:qualifiedName=" + AtlanRequest.encoded(name);
                }
                query.append(query.isEmpty() ? "" : "&").append(parameter);
                count++;
            }
            plan(talk, type, query.toString(), taker);
        });
    }

    private static void plan(Talk talk, String type, String query, Consumer<JsonNode> taker) {
        talk.next(new Turn(
                AtlanRequest.read("/api/meta/entity/bulk/uniqueAttribute/type/" + type + "?" + query), reply -> {
                    if (!reply.isMissing()) {
                        reply.require("what stands there cannot be read")
                                .json()
                                .path("entities")
                                .forEach(taker);
                    }
                }));
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

    static Optional<String> guid(JsonNode entity) {
        return Optional.of(entity.path("guid").asText()).filter(guid -> !guid.isEmpty() && !guid.equals("-1"));
    }
}

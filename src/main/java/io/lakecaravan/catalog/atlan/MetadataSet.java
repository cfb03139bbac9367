package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The custom metadata set as the tenant knows it. The server gives set and attributes names of its own.
 *
 * @param name empty where there is no set
 * @param attributes the server's names by those that people see
 */
record MetadataSet(String name, Map<String, String> attributes) {
    static final MetadataSet NONE = new MetadataSet("", Map.of());

    static AtlanRequest request() {
        return AtlanRequest.read("/api/meta/types/typedefs?type=BUSINESS_METADATA");
    }

    /** Ours among the definitions of an answer. */
    static Optional<MetadataSet> in(JsonNode answer) {
        for (JsonNode set : answer.path("businessMetadataDefs")) {
            if (set.path("displayName").asText().equals(TableFacts.SET)) {
                Map<String, String> attributes = new LinkedHashMap<>();
                set.path("attributeDefs").forEach(each -> {
                    String archived = each.path("options").path("isArchived").asText();
                    if (!archived.equals("true")) {
                        attributes.put(
                                each.path("displayName").asText(),
                                each.path("name").asText());
                    }
                });
                return Optional.of(new MetadataSet(set.path("name").asText(), attributes));
            }
        }
        return Optional.empty();
    }

    /** What creates it. */
    static ObjectNode definition(String connection) {
        ObjectNode all = definitions();
        ObjectNode set = all.withArray("businessMetadataDefs").addObject();
        set.put("category", "BUSINESS_METADATA");
        set.put("name", TableFacts.SET);
        set.put("displayName", TableFacts.SET);
        set.put("description", "Facts that Lake Caravan found about a table of the lake");
        set.putObject("options").put("logoType", "emoji").put("emoji", "🐫").put("isLocked", "false");
        ArrayNode attributes = set.putArray("attributeDefs");
        TableFacts.ATTRIBUTES.forEach((name, type) -> {
            ObjectNode attribute = attributes.addObject();
            attribute.put("name", name).put("displayName", name).put("typeName", type);
            attribute.put("cardinality", "SINGLE");
            attribute.put("isOptional", true).put("isUnique", false);
            attribute.put("isIndexable", true).put("isNew", true);
            attribute
                    .putObject("options")
                    .put("customMetadataVersion", "v2")
                    .put("primitiveType", type)
                    .put("applicableEntityTypes", "[\"Asset\"]")
                    .put("assetTypesList", "[\"Table\"]")
                    .put("customApplicableEntityTypes", "[\"Table\"]")
                    .put("applicableConnections", "[\"" + connection + "\"]")
                    .put("allowSearch", false)
                    .put("allowFiltering", true)
                    .put("maxStrLength", "100000000")
                    .put("multiValueSelect", false)
                    .put("showInOverview", false)
                    .put("isEnum", false);
        });
        return all;
    }

    static ObjectNode definitions() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (String kind : new String[] {
            "businessMetadataDefs", "classificationDefs", "enumDefs", "structDefs", "entityDefs", "relationshipDefs"
        }) {
            all.putArray(kind);
        }
        return all;
    }

    /** The facts under the server's names; empty where there is no set. What the set does not have is left out. */
    ObjectNode named(ObjectNode facts) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty() && !facts.isEmpty()) {
            ObjectNode values = named.putObject(name);
            facts.properties().forEach(fact -> {
                String attribute = attributes.get(fact.getKey());
                if (attribute != null) {
                    values.set(attribute, fact.getValue());
                }
            });
        }
        return named;
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What some servers make of descriptions that a PUT brings: they read them as HTML, drop tags they do not know, and write
 * signs as entities. Observed §2: 1.12.6 cleans nothing.
 */
final class Cleaning {
    private Cleaning() {}

    /** Observed §2: "HTML not cleaned". Not in the contract: that other versions clean. */
    static void clean(StubVersion version, ObjectNode sent, JsonNode columns) {
        if (version.plays(Variant.Descriptions.CLEANED)) {
            clean(sent);
            columns.forEach(Cleaning::cleanColumn);
        }
    }

    private static void cleanColumn(JsonNode column) {
        if (column instanceof ObjectNode object) {
            clean(object);
        }
        column.path("children").forEach(Cleaning::cleanColumn);
    }

    private static void clean(ObjectNode target) {
        if (target.path("description").isTextual()) {
            target.put("description", cleaned(target.get("description").asText()));
        }
    }

    /** Not in the contract: what cleaning makes of a text. */
    static String cleaned(String text) {
        StringBuilder clean = new StringBuilder();
        text.replaceAll("</?[A-Za-z][^>]*>", "").codePoints().forEach(c -> {
            if ("\"'+=@`".indexOf(c) >= 0 || c > 0xffff) {
                clean.append(c > 0xffff ? "&#x" + Integer.toHexString(c) : "&#" + c)
                        .append(';');
            } else if (c == '&' || c == '<' || c == '>') {
                clean.append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }
}

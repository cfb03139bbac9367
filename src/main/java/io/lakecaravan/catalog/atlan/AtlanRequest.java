package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What to ask next.
 *
 * @param path below the tenant's address, with its query
 * @param body empty for none
 */
record AtlanRequest(Kind kind, String method, String path, String body) {
    /** Which step of the Kamelet sends it. */
    enum Kind {
        READ,
        /** Entities, by upsert: may be sent again as it is. */
        WRITE,
        /** Entities: may be sent again as it is. */
        DELETE,
        /** A definition of a type: sent again it could make a second one. */
        DEFINE
    }

    static AtlanRequest read(String path) {
        return new AtlanRequest(Kind.READ, "GET", path, "");
    }

    static AtlanRequest search(JsonNode body) {
        return new AtlanRequest(Kind.READ, "POST", "/api/meta/search/indexsearch", body.toString());
    }

    static AtlanRequest write(JsonNode body) {
        // Never replaceTags, replaceClassifications or overwriting of custom metadata: they wipe what people added.
        return new AtlanRequest(
                Kind.WRITE,
                "POST",
                "/api/meta/entity/bulk?appendTags=true&replaceBusinessAttributes=true&overwriteBusinessAttributes=false",
                body.toString());
    }

    static AtlanRequest define(JsonNode body) {
        return new AtlanRequest(Kind.DEFINE, "POST", "/api/meta/types/typedefs", body.toString());
    }

    /** One part of a path or a query: everything but unreserved characters is percent-encoded. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as the rules see it: the decoded path below {@code /api/v1}, the query, the headers (lower-case names), the body as a tree where it can be read, and as text. */
record Request(
        String method,
        List<String> path,
        Query query,
        Map<String, String> headers,
        Optional<JsonNode> tree,
        String body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Observed §1: another content type is 415. */
    JsonNode json() {
        return json("application/json");
    }

    /** Observed §4. */
    JsonNode patch() {
        return json("application/json-patch+json");
    }

    boolean sends(String type) {
        String sent = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return sent.equals(type) || sent.startsWith(type + ";");
    }

    private JsonNode json(String type) {
        if (!sends(type)) {
            // Observed §1: "Content-Type: text/plain → 415".
            throw Errors.of(415, "HTTP 415 Unsupported Media Type");
        }
        return tree.orElseGet(() -> Json.parse(body));
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }
}

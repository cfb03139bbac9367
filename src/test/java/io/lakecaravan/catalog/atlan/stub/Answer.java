package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back on the wire. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body.toString(), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, "application/json", "", Map.of());
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain", body, Map.of());
    }

    /** Contract §9: a gateway may send HTML. */
    static Answer html(int status, String title) {
        return new Answer(
                status,
                "text/html",
                "<html><head><title>" + status + " " + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>",
                Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, Map.copyOf(more));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back on the wire. The content is text, or JSON that nobody changes any more: it becomes bytes outside the server's lock. */
record Answer(int status, String contentType, Object content, Map<String, String> headers) {
    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body, Map.of());
    }

    /** Observed §5: lineage answers 200 without a body. */
    static Answer empty(int status) {
        return new Answer(status, "application/json", "", Map.of());
    }

    /** Observed §1: the usual error body. */
    static Answer error(int status, String message) {
        return json(
                status,
                JsonNodeFactory.instance.objectNode().put("code", status).put("message", message));
    }

    /** Observed §1: malformed JSON is answered with text. */
    static Answer text(int status, String body) {
        return new Answer(status, "text/plain", body, Map.of());
    }

    /** Observed §1: a request line or header over the limit is answered by the web server, in HTML. */
    static Answer html(int status, String title) {
        return new Answer(
                status,
                "text/html;charset=iso-8859-1",
                "<html><head><title>Error " + status + "</title></head><body><h1>" + title + "</h1></body></html>",
                Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, content, Map.copyOf(more));
    }

    byte[] bytes() {
        return content.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package io.lakecaravan.catalog.openmetadata;

import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * A request to an OpenMetadata server, as the message of the step that makes the exchange.
 *
 * @param path below {@code /v1}
 * @param body JSON; empty for none
 */
record ServerRequest(String method, String path, Optional<String> body) {
    static ServerRequest get(String path) {
        return new ServerRequest("GET", path, Optional.empty());
    }

    static ServerRequest delete(String path) {
        return new ServerRequest("DELETE", path, Optional.empty());
    }

    static ServerRequest put(String path, String body) {
        return new ServerRequest("PUT", path, Optional.of(body));
    }

    /** @param url base with {@code /api}, without a slash behind it */
    void become(Exchange exchange, String url, String token) {
        // Camel counts its redeliveries in headers.
        exchange.getMessage().removeHeaders("*", "Caravan*", "CamelRedeliver*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, url + "/v1" + path);
        exchange.getMessage().setHeader("Accept", "application/json");
        exchange.getMessage().setHeader("Authorization", "Bearer " + token);
        body.ifPresent(text -> exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json"));
        exchange.getMessage().setBody(body.orElse(null));
    }
}

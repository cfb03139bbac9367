package io.lakecaravan.catalog.openmetadata;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The message that a {@code to} step sends to the server. */
final class OpenMetadataRequest {
    static final String JSON = "application/json";
    static final String JSON_PATCH = "application/json-patch+json";

    private OpenMetadataRequest() {}

    /** @param body ignored for GET */
    static void set(Exchange exchange, String token, String method, String url, String contentType, String body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*", "Caravan*");
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader(Exchange.HTTP_URI, url);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setHeader("Accept", JSON);
        message.setHeader("Authorization", "Bearer " + token);
        message.setBody(method.equals("GET") ? null : body);
    }
}

package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests of the tests, in single-quoted JSON. Paths begin below the tenant's address; {@code bulk} and {@code search} know theirs. */
final class AtlanClient {
    /** The flags the contract advises (§2). */
    static final String FLAGS = "?appendTags=true&replaceBusinessAttributes=true&overwriteBusinessAttributes=false";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    AtlanClient(StubAtlan stub) {
        this(stub.url(), stub.token());
    }

    AtlanClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Entities with the advised flags. */
    HttpResponse<String> bulk(String... entities) {
        return bulkWith(FLAGS, entities);
    }

    HttpResponse<String> bulkWith(String flags, String... entities) {
        return post("api/meta/entity/bulk" + flags, "{'entities':[" + String.join(",", entities) + "]}");
    }

    HttpResponse<String> search(String dsl, String attributes) {
        return post("api/meta/search/indexsearch", "{'dsl':" + dsl + ",'attributes':[" + attributes + "]}");
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, "");
    }

    HttpResponse<String> send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(json.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/json");
        }
        return exchange(request.build());
    }

    HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode body(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

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

/** Requests of the tests, in single-quoted JSON. */
public final class StubClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    public StubClient(StubOpenMetadata stub, String token) {
        this.url = stub.url();
        this.token = token;
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json, "application/json");
    }

    HttpResponse<String> patch(String path, String json, String... headers) {
        return send("PATCH", path, json, "application/json-patch+json", headers);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", "application/json");
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, "", "application/json");
    }

    HttpResponse<String> send(String method, String path, String json, String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/v1/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(json.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
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

    JsonNode json(String path) {
        return body(get(path));
    }

    static JsonNode body(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    static String encoded(String fqn) {
        return URLEncoder.encode(fqn, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.lakecaravan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.catalog.openmetadata.OpenMetadataErrors;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.flow.CatalogClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Whether a catalog can be reached and used. The exchanges are those of Camel's HTTP component. */
final class CatalogCheck implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** An answer, or why there is none. */
    record Answer(int status, String body, Optional<String> failure) {
        /** An empty object where the answer is none. */
        JsonNode json() {
            return CatalogCheck.json(body).orElseGet(JSON::createObjectNode);
        }
    }

    private final CaravanConfig config;

    CatalogCheck(CaravanConfig config) {
        this.config = config;
    }

    Checked check(CatalogConfig catalog) throws Exception {
        if (catalog instanceof CatalogConfig.Local local) {
            return local(local);
        }
        if (catalog instanceof CatalogConfig.OpenLineageFile events) {
            Path folder = events.file().toAbsolutePath().normalize().getParent();
            return folder(events, folder, "a file in catalogs.openlineage.file");
        }
        if (catalog instanceof CatalogConfig.OpenLineage receiver) {
            return receiver(receiver);
        }
        if (catalog instanceof CatalogConfig.Atlan tenant) {
            return new AtlanCheck(config, tenant, (method, path, body) -> ask(tenant, method, path, body)).check();
        }
        return server((CatalogConfig.OpenMetadata) catalog);
    }

    private static Checked local(CatalogConfig.Local local) {
        return folder(local, local.directory().toAbsolutePath().normalize(), "a folder in catalogs.local.directory");
    }

    private static Checked folder(CatalogConfig local, Path directory, String what) {
        Path existing = directory;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            return failed(local, existing + " is a file", "Name " + what + ", or move that file.");
        }
        if (!Files.isWritable(existing)) {
            return failed(
                    local,
                    existing + " may not be written to",
                    "Give write permission there, or name another: " + what + ".");
        }
        String found = existing.equals(directory) ? " can be written to" : " can be made";
        return new Checked("catalog", local.name(), directory + found, Optional.empty());
    }

    /** There is nothing to ask such a server for: that it answers, and does not refuse the token, must do. */
    private Checked receiver(CatalogConfig.OpenLineage receiver) throws Exception {
        Answer answer = ask(receiver, "");
        if (answer.failure().isPresent()) {
            return failed(
                    receiver,
                    receiver.url() + " is not reached: " + answer.failure().get(),
                    "Check that the server runs, and catalogs.openlineage.url, tls and proxy.");
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return failed(
                    receiver,
                    receiver.url() + " refuses the token: " + described(answer),
                    "Give a token that may post events in catalogs.openlineage.token.");
        }
        return new Checked("catalog", receiver.name(), receiver.url() + " answers", Optional.empty());
    }

    private Checked server(CatalogConfig.OpenMetadata server) throws Exception {
        Answer version = ask(server, "/v1/system/version");
        if (version.failure().isPresent()) {
            return failed(
                    server,
                    server.url() + " is not reached: " + version.failure().get(),
                    "Check that the server runs, and catalogs.openmetadata.url, tls and proxy.");
        }
        Optional<String> number = text(version.body(), "version");
        if (version.status() != 200 || number.isEmpty()) {
            return failed(
                    server,
                    server.url() + " is no OpenMetadata API: " + described(version),
                    "The url ends in /api, for example http://localhost:8585/api; a proxy may answer in its place.");
        }
        Answer user = ask(server, "/v1/users/loggedInUser");
        String reached = server.url() + " is OpenMetadata " + number.get();
        if (user.failure().isPresent() || user.status() != 200) {
            return failed(
                    server,
                    reached + "; the token is refused: " + described(user),
                    fix(OpenMetadataErrors.decide(
                                    "GET", server.url() + "/v1/users/loggedInUser", user.status(), user.body())
                            .fix()));
        }
        String name = text(user.body(), "name").orElse("unknown");
        if (!isBot(user.body())) {
            return failed(
                    server,
                    reached + "; the token is that of the person " + name + ", not of a bot",
                    "Make a bot under Settings, Bots, and give its token: what a person's token writes counts as that"
                            + " person's work and is not updated later.");
        }
        return new Checked("catalog", server.name(), reached + "; the token is good, of bot " + name, Optional.empty());
    }

    private static String fix(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String described(Answer answer) {
        return answer.failure().orElseGet(() -> "it answers " + answer.status());
    }

    private Answer ask(CatalogConfig.Server server, String path) throws Exception {
        return ask(server, "GET", path, "");
    }

    /** @param path with its query */
    private Answer ask(CatalogConfig.Server server, String method, String path, String body) throws Exception {
        CatalogClient client = new CatalogClient(server);
        client.bind(camel.getRegistry()::bind);
        camel.start();
        String[] parts = path.split("\\?", 2);
        StringBuilder uri = new StringBuilder(server.url() + parts[0] + "?throwExceptionOnFailure=false");
        client.options()
                .forEach((option, value) ->
                        uri.append('&').append(option).append('=').append(value));
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            Exchange exchange = template.request(uri.toString(), asked -> {
                asked.getMessage().setHeader(Exchange.HTTP_METHOD, method);
                if (parts.length > 1) {
                    asked.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, parts[1]);
                }
                if (!body.isEmpty()) {
                    asked.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                    asked.getMessage().setBody(body);
                }
                if (!server.token().isEmpty()) {
                    asked.getMessage().setHeader("Authorization", "Bearer " + server.token());
                }
                asked.getMessage().setHeader("Accept", "application/json");
            });
            if (exchange.getException() != null) {
                return new Answer(0, "", Optional.of(reason(exchange.getException())));
            }
            String text = exchange.getMessage().getBody(String.class);
            return new Answer(
                    exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                    text == null ? "" : text,
                    Optional.empty());
        }
    }

    /** By the kind alone: a message may quote what the server sent. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SSLException) {
                return "its certificate is not trusted or not for this host";
            }
            cause = cause.getCause();
        }
        cause = failure;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        return kind.contains("HostConnect") || kind.equals("ConnectException")
                ? "connection refused"
                : kind.contains("UnknownHost")
                        ? "no such host"
                        : kind.contains("Timeout") ? "no answer in time" : "the connection fails (" + kind + ")";
    }

    private static Optional<String> text(String body, String member) {
        return json(body).map(node -> node.path(member).textValue());
    }

    private static boolean isBot(String body) {
        return json(body).map(node -> node.path("isBot").asBoolean(false)).orElse(false);
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            // Whatever answers is not the server: the caller says so.
            return Optional.empty();
        }
    }

    private static Checked failed(CatalogConfig catalog, String found, String fix) {
        return new Checked("catalog", catalog.name(), found, Optional.of(fix));
    }

    @Override
    public void close() throws IOException {
        camel.close();
    }
}

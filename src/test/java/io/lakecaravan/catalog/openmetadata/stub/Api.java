package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Which request goes to which rule. Called under the server's lock. */
final class Api {
    final EntityStore store;
    final Accounts accounts;
    final Patching patching;
    private final EntityView view;
    private final Collections collections;
    private final Lineage lineage;
    private final Pipelines pipelines;

    Api(EntityStore store, Accounts accounts, String url, PayloadCheck check) {
        this.store = store;
        this.accounts = accounts;
        this.view = new EntityView(store, url);
        this.patching = new Patching(store, view);
        this.collections = new Collections(store, view, patching, new Upsert(store, accounts), check);
        this.lineage = new Lineage(store, view);
        this.pipelines = new Pipelines(store, view);
    }

    Answer answer(Request request) {
        List<String> path = request.path();
        // Observed §1: no token needed; //tables is 404.
        if (path.contains("")) {
            throw Errors.noSuchPath();
        }
        if (path.equals(List.of("system", "version"))) {
            return Answer.json(
                    200,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("version", store.version.text())
                            .put("revision", "0000000000000000000000000000000000000000")
                            .put("timestamp", store.clock.millis()));
        }
        if (path.equals(List.of("users", "login"))) {
            return login(request);
        }
        Account by = accounts.authenticate(request.header("authorization"));
        if (!acceptsJson(request)) {
            throw Errors.of(406, "HTTP 406 Not Acceptable");
        }
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "users", "bots" -> account(request, by);
            case "lineage" -> lineage(request, by);
            case "metadata" -> types(request, by);
            default -> collection(request, by);
        };
    }

    private static boolean acceptsJson(Request request) {
        String accept = request.header("accept").orElse("*/*");
        return accept.contains("*/*") || accept.contains("application/json") || accept.contains("application/*");
    }

    private Answer login(Request request) {
        JsonNode body = request.json();
        String password;
        try {
            password =
                    new String(Base64.getDecoder().decode(body.path("password").asText()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.bad("Password needs to be encoded in Base-64.");
        }
        if (!password.equals("admin") || !body.path("email").asText().equals("admin@open-metadata.org")) {
            throw Errors.of(401, "You have entered an invalid username or password.");
        }
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("accessToken", accounts.named("admin").token())
                        .put("tokenType", "Bearer")
                        .put("expiryDuration", 3600));
    }

    private Answer account(Request request, Account by) {
        List<String> path = request.path();
        Account bot = accounts.named("ingestion-bot");
        if (path.equals(List.of("users", "loggedInUser"))) {
            return Answer.json(200, Accounts.json(by));
        }
        if (path.equals(List.of("bots", "name", "ingestion-bot"))) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("name", "ingestion-bot");
            answer.putObject("botUser").put("id", bot.id().toString()).put("type", "user");
            return Answer.json(200, answer);
        }
        if (path.equals(List.of("users", "auth-mechanism", bot.id().toString()))) {
            by.mayWrite("ViewAll");
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("authType", "JWT");
            answer.putObject("config").put("JWTToken", bot.token()).put("JWTTokenExpiry", "Unlimited");
            return Answer.json(200, answer);
        }
        if (path.size() == 3 && path.get(0).equals("users") && path.get(1).equals("name")) {
            return Answer.json(200, Accounts.json(accounts.named(path.get(2))));
        }
        throw Errors.noSuchPath();
    }

    private Answer lineage(Request request, Account by) {
        List<String> path = request.path();
        if (path.size() == 1 && request.is("PUT")) {
            lineage.put(request.json(), by);
            return Answer.empty(200);
        }
        if (path.size() == 4 && path.get(1).equals("getLineageEdge") && request.is("GET")) {
            return Answer.json(200, lineage.edge(path.get(2), path.get(3)));
        }
        if (path.size() == 5 && request.is("DELETE")) {
            lineage.delete(path.get(2), path.get(4), by);
            return Answer.empty(200);
        }
        if (request.is("GET") && (path.size() == 3 || path.size() == 4)) {
            EntityKind kind = EntityKind.ofType(path.get(1)).orElseThrow(Errors::noSuchPath);
            Optional<Entity> entity =
                    path.size() == 3 ? store.byId(kind, path.get(2)) : store.byName(kind, path.get(3));
            return Answer.json(
                    200, lineage.around(entity.orElseThrow(() -> Errors.notFound(kind.type(), path.get(2)))));
        }
        throw Errors.noSuchPath();
    }

    /** Observed §2: a bot may declare a custom property. The id of a type is its name here. */
    private Answer types(Request request, Account by) {
        List<String> path = request.path();
        if (path.size() < 3 || !path.get(1).equals("types")) {
            throw Errors.noSuchPath();
        }
        String type = path.get(path.size() - 1);
        if (request.is("PUT")) {
            by.mayWrite("EditAll");
            store.customProperties.add(type + "." + request.json().path("name").asText());
        }
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("id", type).put("name", type);
        ArrayNode properties = answer.putArray("customProperties");
        store.customProperties.stream()
                .filter(property -> property.startsWith(type + "."))
                .forEach(property -> properties.addObject().put("name", property.substring(type.length() + 1)));
        return Answer.json(200, answer);
    }

    private Answer collection(Request request, Account by) {
        String joined = String.join(
                "/", request.path().subList(0, Math.min(2, request.path().size())));
        EntityKind kind = EntityKind.all()
                .filter(candidate ->
                        joined.equals(candidate.collection()) || joined.startsWith(candidate.collection() + "/"))
                .findFirst()
                .orElseThrow(Errors::noSuchPath);
        List<String> rest = request.path()
                .subList(kind.collection().split("/", -1).length, request.path().size());
        if (kind == EntityKind.INGESTION_PIPELINE
                && rest.size() >= 2
                && rest.get(1).equals("pipelineStatus")) {
            return pipelines.answer(request, rest, by);
        }
        return collections.answer(kind, request, rest, by);
    }
}

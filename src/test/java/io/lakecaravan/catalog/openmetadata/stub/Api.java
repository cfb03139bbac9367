package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Which request goes to which rule. Called under the server's lock. */
final class Api {
    final EntityStore store;
    final Accounts accounts;
    final Patching patching;
    private final EntityView view;
    private final Collections collections;
    private final LineageEndpoints lineage;
    private final Pipelines pipelines;
    private final Identity identity;
    private final PayloadCheck check;

    Api(EntityStore store, Accounts accounts, String url, PayloadCheck check) {
        this.store = store;
        this.accounts = accounts;
        this.check = check;
        this.view = new EntityView(store, accounts, url);
        this.patching = new Patching(store, view);
        this.collections = new Collections(store, view, patching, new Upsert(store, accounts), check);
        this.lineage = new LineageEndpoints(store, view, check);
        this.pipelines = new Pipelines(store, view, check);
        this.identity = new Identity(accounts);
    }

    Answer answer(Request request) {
        check.check(request);
        List<String> path = request.path();
        // Observed §1: "//tables → 404".
        if (path.contains("")) {
            throw Errors.noSuchPath();
        }
        // Observed §1: "GET /v1/system/version without token".
        if (path.equals(List.of("system", "version"))) {
            return Answer.json(
                    200,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("version", store.version.text())
                            .put("revision", "0000000000000000000000000000000000000000")
                            .put("timestamp", store.clock.millis()));
        }
        // Contract §1: "liveness".
        if (path.equals(List.of("system", "health")) && store.version.health()) {
            // Contract §1.
            return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", "healthy"));
        }
        if (path.equals(List.of("users", "login"))) {
            return identity.login(request);
        }
        Account by = accounts.authenticate(request.header("authorization"));
        if (!acceptsJson(request)) {
            // Observed §1: "Accept: text/plain → 406".
            throw Errors.of(406, "HTTP 406 Not Acceptable");
        }
        String first = path.isEmpty() ? "" : path.get(0);
        List<String> rest = path.subList(Math.min(1, path.size()), path.size());
        return switch (first) {
            case "users" -> identity.users(request, rest, by);
            case "bots" -> identity.bots(request, rest, by);
            case "lineage" -> lineage.answer(request, rest, by);
            case "metadata" -> store.customProperties.answer(request, rest, by);
            default -> collection(request, by);
        };
    }

    private static boolean acceptsJson(Request request) {
        String accept = request.header("accept").orElse("*/*");
        return accept.contains("*/*") || accept.contains("application/json") || accept.contains("application/*");
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

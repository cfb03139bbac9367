package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The endpoints every collection has. */
final class Collections {
    private final EntityStore store;
    private final EntityView view;
    private final Patching patching;
    private final Upsert upsert;
    private final PayloadCheck check;
    private final Listing listing;
    private final Deletion deletion;
    private final Bulk bulk;
    private final DeleteStale stale;
    private final Details details;

    Collections(EntityStore store, EntityView view, Patching patching, Upsert upsert, PayloadCheck check) {
        this.store = store;
        this.view = view;
        this.patching = patching;
        this.upsert = upsert;
        this.check = check;
        this.listing = new Listing(store, view);
        this.deletion = new Deletion(store);
        this.bulk = new Bulk(store, upsert, check);
        this.stale = new DeleteStale(store, deletion);
        this.details = new Details(store, view, check);
    }

    /** No rule: which call a request is. */
    Answer answer(EntityKind kind, Request request, List<String> rest, Account by) {
        if (rest.isEmpty()) {
            return whole(kind, request, by);
        }
        if (rest.size() == 1 && !request.is("GET")) {
            switch (rest.get(0)) {
                case "bulk" -> {
                    return bulk.answer(kind, request, by);
                }
                case "deleteStale" -> {
                    return stale.answer(kind, request, by);
                }
                case "restore" -> {
                    return restore(kind, request, by);
                }
                default -> {}
            }
        }
        if (rest.size() == 2 && rest.get(0).equals("async") && request.is("DELETE")) {
            return deleteInBackground(kind, request, rest.get(1), by);
        }
        boolean named = rest.get(0).equals("name") && rest.size() > 1;
        if (rest.size() > (named ? 2 : 1)) {
            return below(kind, request, rest, by);
        }
        String key = rest.get(named ? 1 : 0);
        Optional<Entity> found = named ? store.byName(kind, key) : store.byId(kind, key);
        return one(kind, request, key, found, by);
    }

    /** Contract §3: "201 when created, 200 when updated". */
    private Answer whole(EntityKind kind, Request request, Account by) {
        return switch (request.method()) {
            case "GET" -> Answer.json(200, listing.page(kind, request.query()));
            case "PUT" -> written(upsert.put(kind, checked(kind, request), Upsert.Protection.KEPT, by));
            case "POST" -> written(upsert.post(kind, checked(kind, request), by));
            default -> throw Errors.notAllowed();
        };
    }

    private JsonNode checked(EntityKind kind, Request request) {
        JsonNode payload = request.json();
        check.check(kind.type(), payload);
        return payload;
    }

    private Answer written(Upsert.Written written) {
        return tagged(Answer.json(written.status(), view.full(written.entity(), written.shown())), written.entity());
    }

    /** Contract §7: "GET returns ETag", from 1.9 on. Not in the contract: the answers to writes carry it, too. */
    private Answer tagged(Answer answer, Entity entity) {
        return store.version.etags() ? answer.with("ETag", entity.etag()) : answer;
    }

    /**
     * Observed §5: "GET → 404, include=all shows it"; contract §7: "404 entity missing"; contract §12: "soft delete
     * (default), restorable".
     */
    private Answer one(EntityKind kind, Request request, String key, Optional<Entity> found, Account by) {
        return switch (request.method()) {
            case "GET" -> {
                Set<String> fields = view.fields(kind, request.query().value("fields"));
                Include include = Include.of(request.query().value("include"));
                Entity entity = found.filter(include::shows).orElseThrow(() -> Errors.notFound(kind.type(), key));
                yield tagged(Answer.json(200, view.read(entity, fields)), entity);
            }
            case "PATCH" -> {
                JsonNode operations = patch(request);
                Entity entity =
                        found.filter(live -> !live.deleted).orElseThrow(() -> Errors.notFound(kind.type(), key));
                yield tagged(
                        Answer.json(200, patching.patch(entity, operations, by, request.header("if-match"))), entity);
            }
            case "DELETE" -> {
                by.mayWrite("Delete");
                Entity entity = found.orElseThrow(() -> Errors.notFound(kind.type(), key));
                deletion.delete(entity, request.query(), by);
                yield Answer.json(200, view.full(entity, entity.fields));
            }
            default -> throw Errors.notAllowed();
        };
    }

    /** Contract §7: "some versions show the 415 as a 500". */
    private JsonNode patch(Request request) {
        if (!request.sends("application/json-patch+json") && store.version.plays(Variant.PatchType.SERVER_ERROR)) {
            throw Errors.unhandled();
        }
        return request.patch();
    }

    /** Contract §12: "restore a soft-deleted entity". */
    private Answer restore(EntityKind kind, Request request, Account by) {
        by.mayWrite("EditAll");
        String id = request.json().path("id").asText();
        Entity entity = store.byId(kind, id).orElseThrow(() -> Errors.notFound(kind.type(), id));
        deletion.restore(entity, by);
        return Answer.json(200, view.full(entity, entity.fields));
    }

    /** Contract §12: "202 + jobId". */
    private Answer deleteInBackground(EntityKind kind, Request request, String id, Account by) {
        by.mayWrite("Delete");
        Entity entity = store.byId(kind, id).orElseThrow(() -> Errors.notFound(kind.type(), id));
        deletion.delete(entity, request.query(), by);
        return Answer.json(
                202,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("jobId", store.nextId("job").toString())
                        .put("message", "Delete operation initiated for " + entity.name()));
    }

    /** Contract §5: "/children?limit=&offset=". */
    private Answer below(EntityKind kind, Request request, List<String> rest, Account by) {
        if (kind == EntityKind.CONTAINER
                && rest.size() == 3
                && rest.get(0).equals("name")
                && rest.get(2).equals("children")
                && request.is("GET")) {
            return Answer.json(200, listing.children(store.live(kind, rest.get(1)), request.query()));
        }
        return details.answer(kind, request, rest, by);
    }
}

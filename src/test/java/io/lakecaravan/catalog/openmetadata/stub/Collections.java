package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The endpoints every collection has, and those below one table. */
final class Collections {
    private final EntityStore store;
    private final EntityView view;
    private final Patching patching;
    private final Upsert upsert;
    private final PayloadCheck check;
    private final Listing listing;
    private final Deletion deletion;

    Collections(EntityStore store, EntityView view, Patching patching, Upsert upsert, PayloadCheck check) {
        this.store = store;
        this.view = view;
        this.patching = patching;
        this.upsert = upsert;
        this.check = check;
        this.listing = new Listing(store, view);
        this.deletion = new Deletion(store);
    }

    Answer answer(EntityKind kind, Request request, List<String> rest, Account by) {
        if (rest.isEmpty()) {
            return whole(kind, request, by);
        }
        if (rest.equals(List.of("bulk")) && request.is("PUT")) {
            return bulk(kind, request, by);
        }
        if (rest.equals(List.of("restore")) && request.is("PUT")) {
            return restore(kind, request, by);
        }
        boolean named = rest.get(0).equals("name") && rest.size() > 1;
        if (rest.size() > (named ? 2 : 1)) {
            return below(kind, request, rest, by);
        }
        String key = rest.get(named ? 1 : 0);
        Optional<Entity> found = named ? store.byName(kind, key) : store.byId(kind, key);
        return one(kind, request, key, found, by);
    }

    private Answer whole(EntityKind kind, Request request, Account by) {
        return switch (request.method()) {
            case "GET" -> Answer.json(200, listing.page(kind, request.query()));
            case "PUT" -> written(upsert.put(kind, checked(kind, request), by));
            case "POST" -> written(upsert.post(kind, checked(kind, request), by));
            default -> throw notAllowed();
        };
    }

    private JsonNode checked(EntityKind kind, Request request) {
        JsonNode payload = request.json();
        check.check(kind.type(), payload);
        return payload;
    }

    private Answer written(Upsert.Written written) {
        return Answer.json(written.status(), view.full(written.entity(), written.shown()))
                .with("ETag", written.entity().etag());
    }

    private Answer one(EntityKind kind, Request request, String key, Optional<Entity> found, Account by) {
        return switch (request.method()) {
            case "GET" -> {
                Set<String> fields = EntityView.fields(kind, request.query().value("fields"));
                Include include = Include.of(request.query().value("include"));
                Entity entity = found.filter(include::shows).orElseThrow(() -> Errors.notFound(kind.type(), key));
                yield Answer.json(200, view.read(entity, fields)).with("ETag", entity.etag());
            }
            case "PATCH" -> {
                JsonNode operations = request.patch();
                Entity entity =
                        found.filter(live -> !live.deleted).orElseThrow(() -> Errors.notFound(kind.type(), key));
                ObjectNode shown = patching.patch(entity, operations, by, request.header("if-match"));
                yield Answer.json(200, shown).with("ETag", entity.etag());
            }
            case "DELETE" -> {
                by.mayWrite("Delete");
                Entity entity = found.orElseThrow(() -> Errors.notFound(kind.type(), key));
                deletion.delete(entity, request.query(), by);
                yield Answer.json(200, view.full(entity, entity.fields));
            }
            default -> throw notAllowed();
        };
    }

    private static Refusal notAllowed() {
        return Errors.of(405, "HTTP 405 Method Not Allowed");
    }

    private Answer restore(EntityKind kind, Request request, Account by) {
        by.mayWrite("EditAll");
        String id = request.json().path("id").asText();
        Entity entity = store.byId(kind, id).orElseThrow(() -> Errors.notFound(kind.type(), id));
        entity.deleted = false;
        store.bump(entity, by, EntityStore.Change.MINOR);
        return Answer.json(200, view.full(entity, entity.fields));
    }

    /** Observed §2: 200 also on partial failure; one item that cannot be read fails the call; an unknown parent is 400 here. */
    private Answer bulk(EntityKind kind, Request request, Account by) {
        if (!store.version.bulk(kind)) {
            throw notAllowed();
        }
        JsonNode items = request.json();
        if (!items.isArray()) {
            throw Errors.bad("Cannot deserialize value of type `java.util.ArrayList` from " + items.getNodeType());
        }
        for (JsonNode item : items) {
            check.check(kind.type(), item);
            kind.shape().read(store.version, "", item);
        }
        ArrayNode passed = JsonNodeFactory.instance.arrayNode();
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items) {
            try {
                passed.addObject().put("request", bulkItem(kind, item, by)).put("status", 200);
            } catch (Refusal refusal) {
                passed.remove(passed.size() - 1);
                int status = refusal.answer().status() == 404
                        ? 400
                        : refusal.answer().status();
                failed.addObject()
                        .put("message", refusal.getMessage())
                        .put("status", status)
                        .set("request", item);
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("dryRun", false);
        answer.put("status", failed.isEmpty() ? "success" : passed.isEmpty() ? "failure" : "partialSuccess");
        answer.put("numberOfRowsProcessed", items.size());
        answer.put("numberOfRowsPassed", passed.size());
        answer.put("numberOfRowsFailed", failed.size());
        answer.set("successRequest", passed);
        answer.set("failedRequest", failed);
        return Answer.json(200, answer);
    }

    private String bulkItem(EntityKind kind, JsonNode item, Account by) {
        if (store.version.bulkSkipsBySourceHash() && item.has("sourceHash")) {
            String fqn = Names.join(
                    item.path(kind.parentField()).asText(), item.path("name").asText());
            Optional<Entity> stored = store.byName(kind, fqn)
                    .filter(entity -> item.get("sourceHash").equals(entity.fields.get("sourceHash")));
            if (stored.isPresent()) {
                return stored.get().fqn;
            }
        }
        return upsert.put(kind, item, by).entity().fqn;
    }

    /** {@code tables/{id}/sampleData}, {@code tables/{id}/tableProfile}, {@code tables/{fqn}/tableProfile/latest}. Containers have none (observed §2). */
    private Answer below(EntityKind kind, Request request, List<String> rest, Account by) {
        if (kind != EntityKind.TABLE || rest.size() < 2) {
            throw Errors.noSuchPath();
        }
        Entity table = store.byId(kind, rest.get(0))
                .or(() -> store.byName(kind, rest.get(0)))
                .filter(found -> !found.deleted)
                .orElseThrow(() -> Errors.notFound(kind.type(), rest.get(0)));
        String endpoint = request.method() + " " + String.join("/", rest.subList(1, rest.size()));
        ObjectNode answer = view.full(table, table.fields);
        switch (endpoint) {
            case "PUT sampleData" -> {
                JsonNode body = request.json();
                check.check("sampleData", body);
                TableDetails.putSample(store.version, table, body, by);
                table.sample.ifPresent(sample -> answer.set("sampleData", sample));
            }
            case "GET sampleData" ->
                TableDetails.sample(table, by).ifPresent(sample -> answer.set("sampleData", sample));
            case "DELETE sampleData" -> {
                by.mayWrite("EditSampleData");
                table.sample = Optional.empty();
            }
            case "PUT tableProfile" -> TableDetails.putProfile(store.version, table, request.json(), by);
            case "GET tableProfile/latest" -> {
                if (!table.profiles.isEmpty()) {
                    answer.set("profile", table.profiles.lastEntry().getValue().path("tableProfile"));
                    answer.set(
                            "columnProfiles",
                            table.profiles.lastEntry().getValue().path("columnProfile"));
                }
            }
            default -> throw Errors.noSuchPath();
        }
        return Answer.json(200, answer);
    }
}

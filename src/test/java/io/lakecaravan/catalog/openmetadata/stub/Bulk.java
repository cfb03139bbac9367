package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.Upsert.Protection;
import java.util.Optional;

/** {@code PUT /v1/{collection}/bulk}, observed §2 and contract §8. */
final class Bulk {
    private final EntityStore store;
    private final Upsert upsert;
    private final PayloadCheck check;

    Bulk(EntityStore store, Upsert upsert, PayloadCheck check) {
        this.store = store;
        this.upsert = upsert;
        this.check = check;
    }

    /** 200 also on partial failure; one item that cannot be read fails the call. */
    Answer answer(EntityKind kind, Request request, Account by) {
        if (!store.version.bulk(kind)) {
            throw Errors.notAllowed();
        }
        JsonNode items = request.json();
        if (!items.isArray()) {
            // Contract §8: "a bare JSON array".
            throw Errors.bad("Cannot deserialize value of type `java.util.ArrayList` from " + items.getNodeType());
        }
        for (JsonNode item : items) {
            check.check(kind.type(), item);
            kind.shape().read(store.version, "", item);
        }
        by.mayWrite("Create");
        boolean override = store.version.bulkOverrides() && request.query().isSet("overrideMetadata");
        ObjectNode result = run(kind, items, override ? Protection.OVERRIDDEN : Protection.KEPT, by);
        boolean background = request.query().isSet("async");
        if (background) {
            // Contract §8: the work goes on in the background, the answer knows nothing of it.
            result.put("status", "running").remove(java.util.List.of("successRequest", "failedRequest"));
        }
        return Answer.json(background ? 202 : 200, result);
    }

    /** Contract §8: "200 also on partial failure". */
    private ObjectNode run(EntityKind kind, JsonNode items, Protection protection, Account by) {
        ArrayNode passed = JsonNodeFactory.instance.arrayNode();
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items) {
            try {
                String fqn = one(kind, item, protection, by);
                passed.addObject().put("request", fqn).put("status", 200);
            } catch (Refusal refusal) {
                int status = refusal.answer().status();
                failed.addObject()
                        .put("message", refusal.getMessage())
                        // Observed §2: "unknown parent is 400 here (404 single)".
                        .put("status", status == 404 ? 400 : status)
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
        return answer;
    }

    /** Contract §8, 2.0: "is skipped and reported as success". */
    private String one(EntityKind kind, JsonNode item, Protection protection, Account by) {
        if (store.version.bulkSkipsBySourceHash() && item.has("sourceHash") && protection == Protection.KEPT) {
            Optional<Entity> stored = upsert.stored(kind, item)
                    .filter(entity -> !entity.deleted)
                    .filter(entity -> item.get("sourceHash").equals(entity.fields.get("sourceHash")));
            if (stored.isPresent()) {
                return stored.get().fqn;
            }
        }
        return upsert.put(kind, item, protection, by).entity().fqn;
    }
}

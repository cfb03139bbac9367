package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Pages of a collection, observed §5 and contract §12. */
final class Listing {
    /** Observed §5: "limit ≤ 1,000,000 (else 400)". */
    private static final int LARGEST_LIMIT = 1_000_000;

    private final EntityStore store;
    private final EntityView view;

    Listing(EntityStore store, EntityView view) {
        this.store = store;
        this.view = view;
    }

    /** Contract §12: "last page has no after". */
    ObjectNode page(EntityKind kind, Query query) {
        Set<String> fields = view.fields(kind, query.value("fields"));
        int limit = limit(query);
        List<Entity> matching = store.all(kind, scope(kind, query).and(Include.of(query.value("include"))::shows));
        String after = query.value("after").map(Listing::decode).orElse("");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray("data");
        List<Entity> rest = matching.stream()
                .filter(entity -> entity.fqn.compareTo(after) > 0)
                .toList();
        rest.stream().limit(limit).forEach(entity -> page.add(view.read(entity, fields)));
        ObjectNode paging = answer.putObject("paging").put("total", matching.size());
        if (limit > 0 && rest.size() > limit) {
            paging.put("after", encode(rest.get(limit - 1).fqn));
        }
        return answer;
    }

    /** Observed §5: "limit=0 gives only paging.total"; contract §12: "limit default 10". */
    private static int limit(Query query) {
        int limit = query.number("limit", 10);
        if (limit < 0 || limit > LARGEST_LIMIT) {
            throw Errors.invalid("limit", "must be less than or equal to " + LARGEST_LIMIT);
        }
        return limit;
    }

    /** Contract §5: "/children?limit=&offset=". */
    ObjectNode children(Entity parent, Query query) {
        int limit = limit(query);
        int offset = query.number("offset", 0);
        List<Entity> live = store.children(parent).stream()
                .filter(child -> child.kind == parent.kind && !child.deleted)
                .sorted((one, other) -> one.fqn.compareTo(other.fqn))
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray("data");
        live.stream().skip(offset).limit(limit).forEach(child -> page.add(view.slim(child)));
        answer.putObject("paging")
                .put("total", live.size())
                .put("offset", offset)
                .put("limit", limit);
        return answer;
    }

    /**
     * Contract §12: "containers also root=true for top-level (unverified)". Not in the contract: a filter that the
     * collection does not know is ignored, and the list is longer than meant.
     */
    private Predicate<Entity> scope(EntityKind kind, Query query) {
        Predicate<Entity> scope = any -> true;
        for (String filter : kind.filters()) {
            if (query.value(filter).isPresent()) {
                Optional<Entity> above = above(filter, kind, query.value(filter).get());
                scope = scope.and(entity -> above.isPresent() && store.isBelow(entity, above.get()));
            }
        }
        boolean root =
                kind == EntityKind.CONTAINER && query.isSet("root") && store.version.plays(Variant.RootFilter.KNOWN);
        return root ? scope.and(this::isTopLevel) : scope;
    }

    private boolean isTopLevel(Entity entity) {
        return entity.parent
                .flatMap(store::byId)
                .filter(parent -> parent.kind == entity.kind)
                .isEmpty();
    }

    /** Contract §2: "?service= takes the service name". */
    private Optional<Entity> above(String filter, EntityKind kind, String name) {
        return switch (filter) {
            case "database" -> store.byName(EntityKind.DATABASE, name);
            case "databaseSchema" -> store.byName(EntityKind.DATABASE_SCHEMA, name);
            case "parent" -> store.byName(EntityKind.CLASSIFICATION, name);
            default -> service(kind, kind == EntityKind.INGESTION_PIPELINE ? name : Names.part(name));
        };
    }

    private Optional<Entity> service(EntityKind kind, String fqn) {
        return store.byName(
                        kind == EntityKind.CONTAINER ? EntityKind.STORAGE_SERVICE : EntityKind.DATABASE_SERVICE, fqn)
                .or(() -> store.byName(EntityKind.STORAGE_SERVICE, fqn));
    }

    private static String encode(String fqn) {
        return Base64.getEncoder().encodeToString(fqn.getBytes(StandardCharsets.UTF_8));
    }

    /** Not in the contract: a cursor that cannot be read is 400. */
    private static String decode(String cursor) {
        try {
            return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.bad("Invalid cursor " + cursor);
        }
    }
}

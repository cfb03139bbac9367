package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pages of a collection, observed §5 and contract §12. */
final class Listing {
    private static final int LARGEST_LIMIT = 1_000_000;

    private final EntityStore store;
    private final EntityView view;

    Listing(EntityStore store, EntityView view) {
        this.store = store;
        this.view = view;
    }

    ObjectNode page(EntityKind kind, Query query) {
        Set<String> fields = EntityView.fields(kind, query.value("fields"));
        Include include = Include.of(query.value("include"));
        int limit = query.number("limit", 10);
        if (limit < 0 || limit > LARGEST_LIMIT) {
            throw Errors.invalid("limit", "must be less than or equal to " + LARGEST_LIMIT);
        }
        List<Entity> matching =
                store.all(entity -> entity.kind == kind && include.shows(entity) && inScope(entity, query));
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

    private boolean inScope(Entity entity, Query query) {
        for (String filter : List.of("service", "database", "databaseSchema", "parent")) {
            Optional<String> wanted = query.value(filter).map(Names::canonical);
            if (wanted.isPresent() && !below(entity, wanted.get())) {
                return false;
            }
        }
        boolean root = query.value("root").filter("true"::equals).isPresent();
        return !root
                || entity.parent
                        .flatMap(store::byId)
                        .filter(parent -> parent.kind == entity.kind)
                        .isEmpty();
    }

    private boolean below(Entity entity, String fqn) {
        Optional<Entity> above = entity.parent.flatMap(store::byId);
        while (above.isPresent()) {
            if (above.get().fqn.equals(fqn)) {
                return true;
            }
            above = above.get().parent.flatMap(store::byId);
        }
        return false;
    }

    private static String encode(String fqn) {
        return Base64.getEncoder().encodeToString(fqn.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.bad("Invalid cursor " + cursor);
        }
    }
}

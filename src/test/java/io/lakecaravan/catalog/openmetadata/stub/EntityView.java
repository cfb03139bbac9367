package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An entity as an answer shows it: with ids, names of parents, labels joined from tags, and only the fields asked for. */
final class EntityView {
    /**
     * Contract §6: "fields=columns,tags,owners,extension". Not in the contract: columns show without being asked for.
     */
    private static final Set<String> ON_REQUEST = Set.of(
            "tags",
            "owner",
            "owners",
            "domain",
            "domains",
            "dataProducts",
            "extension",
            "lifeCycle",
            "followers",
            "schemaDefinition",
            "tableProfilerConfig");

    private final EntityStore store;
    private final Accounts accounts;
    private final String url;

    EntityView(EntityStore store, Accounts accounts, String url) {
        this.store = store;
        this.accounts = accounts;
        this.url = url;
    }

    /** Observed §5: "Invalid field name nope". */
    Set<String> fields(EntityKind kind, Optional<String> query) {
        Set<String> fields = query.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .collect(Collectors.toSet());
        for (String field : fields) {
            if (!kind.knows(store.version, field)) {
                throw Errors.bad("Invalid field name " + field);
            }
        }
        return fields;
    }

    ObjectNode full(Entity entity, ObjectNode shown) {
        return render(entity, shown, Set.of("*"));
    }

    /** Observed §3: "GET with fields=columns,tags"; observed §3: "A plain GET without fields still works". */
    ObjectNode read(Entity entity, Set<String> fields) {
        if (fields.contains("columns") || fields.contains("tags") || fields.contains("*")) {
            entity.refusePoisoned();
        }
        return render(entity, entity.fields, fields);
    }

    private ObjectNode render(Entity entity, ObjectNode stored, Set<String> fields) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("id", entity.id.toString());
        stored.properties().forEach(field -> {
            if (!ON_REQUEST.contains(field.getKey()) || wants(fields, field.getKey())) {
                view.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        view.put("fullyQualifiedName", entity.fqn);
        view.put("version", entity.version / 10.0);
        view.put("updatedAt", entity.updatedAt).put("updatedBy", entity.updatedBy);
        // Observed §1: "built from the server's configured public URL, not from the request".
        view.put("href", url + "/v1/" + entity.kind.collection() + "/" + entity.id);
        view.put("deleted", entity.deleted);
        parents(entity, view);
        if (entity.kind == EntityKind.SEARCH_INDEX && !wants(fields, "fields")) {
            view.remove("fields");
        }
        owners(view);
        domains(view);
        if (wants(fields, "tags")) {
            joinTags(view);
            if (!view.has("tags")) {
                view.putArray("tags");
            }
        }
        columns(Entity.columns(entity.kind, view), entity.fqn, wants(fields, "tags"));
        if (fields.contains("children")) {
            ArrayNode children = view.putArray("children");
            store.children(entity).stream()
                    .filter(child -> child.kind == entity.kind && !child.deleted)
                    .forEach(child -> children.add(reference(child)));
        }
        if (entity.kind == EntityKind.INGESTION_PIPELINE && wants(fields, "pipelineStatuses")) {
            Pipelines.show(entity, store.version, view);
        }
        if (entity.kind == EntityKind.TAG && fields.contains("usageCount")) {
            view.put("usageCount", uses(entity.fqn));
        }
        if (fields.contains("sampleData")) {
            entity.sample.ifPresent(sample -> view.set("sampleData", sample));
        }
        return view;
    }

    /**
     * Labels that name the tag, on entities and columns: a field of {@code GET /v1/tags} in the document that 1.12.6
     * publishes of itself. Not in the contract: whether those on what is deleted softly count.
     */
    private long uses(String tag) {
        return store.all().stream()
                .filter(entity -> !entity.deleted || store.version.plays(Variant.UsageCount.ALL))
                .flatMap(entity -> entity.fields.findValuesAsText("tagFQN").stream())
                .filter(tag::equals)
                .count();
    }

    private void owners(ObjectNode view) {
        for (JsonNode node : view.path("owners")) {
            if (node instanceof ObjectNode owner) {
                String name = accounts.require(owner.path("id").asText()).name();
                owner.put("name", name).put("fullyQualifiedName", name);
            }
        }
    }

    /** Sent as names, shown as references. */
    private static void domains(ObjectNode view) {
        if (view.path("domain").isTextual()) {
            view.set("domain", named("domain", view.path("domain").asText()));
        }
        Map.of("domains", "domain", "dataProducts", "dataProduct").forEach((field, type) -> {
            if (view.path(field) instanceof ArrayNode names) {
                ArrayNode references = view.putArray(field);
                names.forEach(name -> references.add(named(type, name.asText())));
            }
        });
    }

    private static ObjectNode named(String type, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("type", type)
                .put("name", name)
                .put("fullyQualifiedName", name);
    }

    /** Contract §5: "/children?limit=&offset=". Not in the contract: how few fields each child has. */
    ObjectNode slim(Entity entity) {
        ObjectNode full = render(entity, entity.fields, Set.of());
        return full.retain(
                "id", "name", "displayName", "fullyQualifiedName", "description", "service", "deleted", "version");
    }

    private static boolean wants(Set<String> fields, String field) {
        return fields.contains("*") || fields.contains(field);
    }

    private void parents(Entity entity, ObjectNode view) {
        Optional<Entity> above = entity.parent.flatMap(store::byId);
        while (above.isPresent()) {
            Entity parent = above.get();
            String field =
                    parent.kind == entity.kind ? "parent" : parent.kind.isService() ? "service" : parent.kind.type();
            // Of several containers above, the nearest is the parent.
            if (!view.path(field).has("fullyQualifiedName")) {
                view.set(field, reference(parent));
            }
            if (parent.kind.isService()) {
                view.set("serviceType", parent.fields.get("serviceType"));
            }
            above = parent.parent.flatMap(store::byId);
        }
    }

    ObjectNode reference(Entity entity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", entity.id.toString())
                .put("type", entity.kind.type())
                .put("name", entity.name())
                .put("fullyQualifiedName", entity.fqn)
                .put("deleted", entity.deleted);
    }

    private void columns(ArrayNode columns, String above, boolean withTags) {
        for (JsonNode node : columns) {
            if (node instanceof ObjectNode column) {
                String fqn = Names.join(above, column.path("name").asText());
                column.put("fullyQualifiedName", fqn);
                if (withTags) {
                    joinTags(column);
                    if (!column.has("tags")) {
                        column.putArray("tags");
                    }
                } else {
                    column.remove("tags");
                }
                if (column.path("children") instanceof ArrayNode children) {
                    columns(children, fqn, withTags);
                }
            }
        }
    }

    private void joinTags(ObjectNode target) {
        for (JsonNode node : target.path("tags")) {
            if (node instanceof ObjectNode label) {
                store.byName(EntityKind.TAG, label.path("tagFQN").asText()).ifPresent(tag -> {
                    label.put("name", tag.name());
                    label.put("description", tag.fields.path("description").asText());
                });
            }
        }
    }
}

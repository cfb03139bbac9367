package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A person editing in the web page: a patch by a user who is no bot. A column is named by its path, {@code address.geo}. Failures are {@link Refusal}s. */
public final class Person {
    private final Account account;
    private final Api api;
    private final Object lock;

    Person(Account account, Api api, Object lock) {
        this.account = account;
        this.api = api;
        this.lock = lock;
    }

    /** Replaces the description of an entity. */
    public void describe(EntityKind kind, String fqn, String text) {
        edit(kind, fqn, fields -> fields.put("description", text));
    }

    public void describeColumn(EntityKind kind, String fqn, String column, String text) {
        editColumn(kind, fqn, column, found -> found.put("description", text));
    }

    public void displayName(EntityKind kind, String fqn, String text) {
        edit(kind, fqn, fields -> fields.put("displayName", text));
    }

    public void displayColumn(EntityKind kind, String fqn, String column, String text) {
        editColumn(kind, fqn, column, found -> found.put("displayName", text));
    }

    /** Makes this person the only owner. */
    public void own(EntityKind kind, String fqn) {
        edit(
                kind,
                fqn,
                fields -> fields.putArray("owners")
                        .addObject()
                        .put("id", account.id().toString())
                        .put("type", "user"));
    }

    /** Makes this the only domain, named by its fully qualified name. */
    public void domain(EntityKind kind, String fqn, String domain) {
        boolean one = api.store.version.knewFormerly("domain");
        edit(kind, fqn, fields -> {
            if (one) {
                fields.put("domain", domain);
            } else {
                fields.putArray("domains").add(domain);
            }
        });
    }

    /** Fills in a declared custom property. */
    /** Declares a custom property of the type, whose values are e.g. {@code integer}. */
    public void define(EntityKind kind, String property, String value) {
        synchronized (lock) {
            api.store.customProperties.declare(kind, property, value);
        }
    }

    public void property(EntityKind kind, String fqn, String property, String value) {
        edit(kind, fqn, fields -> fields.withObject("/extension").put(property, value));
    }

    /** Draws an edge of source Manual. */
    public void connect(EntityKind fromKind, String fromFqn, EntityKind toKind, String toFqn) {
        synchronized (lock) {
            ObjectNode edge = JsonNodeFactory.instance.objectNode();
            edge.withObject("/edge/fromEntity")
                    .put("id", api.store.live(fromKind, fromFqn).id.toString())
                    .put("type", fromKind.type());
            edge.withObject("/edge/toEntity")
                    .put("id", api.store.live(toKind, toFqn).id.toString())
                    .put("type", toKind.type());
            edge.withObject("/edge/lineageDetails").put("source", "Manual").put("description", account.name());
            new Lineage(api.store).put(edge, account);
        }
    }

    public void tag(EntityKind kind, String fqn, String tag) {
        edit(kind, fqn, fields -> addTag(fields, tag));
    }

    public void untag(EntityKind kind, String fqn, String tag) {
        edit(kind, fqn, fields -> removeTag(fields, tag));
    }

    public void tagColumn(EntityKind kind, String fqn, String column, String tag) {
        editColumn(kind, fqn, column, found -> addTag(found, tag));
    }

    public void untagColumn(EntityKind kind, String fqn, String column, String tag) {
        editColumn(kind, fqn, column, found -> removeTag(found, tag));
    }

    /** Disables a tag or a classification. */
    public void disable(EntityKind kind, String fqn) {
        edit(kind, fqn, fields -> fields.put("disabled", true));
    }

    /** Soft-deletes, with everything below. */
    public void delete(EntityKind kind, String fqn) {
        synchronized (lock) {
            new Deletion(api.store).delete(api.store.live(kind, fqn), Query.parse("recursive=true"), account);
        }
    }

    /** Hard-deletes, with everything below. */
    public void deleteForGood(EntityKind kind, String fqn) {
        synchronized (lock) {
            new Deletion(api.store)
                    .delete(api.store.live(kind, fqn), Query.parse("recursive=true&hardDelete=true"), account);
        }
    }

    /** Undoes a deletion. */
    public void restore(EntityKind kind, String fqn) {
        synchronized (lock) {
            Entity deleted = api.store.byName(kind, fqn).orElseThrow(() -> Errors.notFound(kind.type(), fqn));
            new Deletion(api.store).restore(deleted, account);
        }
    }

    private static void addTag(ObjectNode target, String tag) {
        ArrayNode tags = target.path("tags") instanceof ArrayNode present ? present : target.putArray("tags");
        tags.addObject()
                .put("tagFQN", tag)
                .put("source", "Classification")
                .put("labelType", "Manual")
                .put("state", "Confirmed");
    }

    private static void removeTag(ObjectNode target, String tag) {
        Iterator<JsonNode> labels = target.path("tags").elements();
        while (labels.hasNext()) {
            if (labels.next().path("tagFQN").asText().equals(tag)) {
                labels.remove();
            }
        }
    }

    private void editColumn(EntityKind kind, String fqn, String column, Consumer<ObjectNode> edit) {
        Function<ObjectNode, ObjectNode> find = fields -> {
            JsonNode level = Entity.columns(kind, fields);
            ObjectNode found = null;
            for (String name : Names.split(column).orElse(List.of(column))) {
                found = child(level, name, fqn + "." + column);
                level = found.path("children");
            }
            return found;
        };
        edit(kind, fqn, fields -> edit.accept(find.apply(fields)));
    }

    private static ObjectNode child(JsonNode level, String name, String full) {
        for (JsonNode candidate : level) {
            if (candidate.path("name").asText().equals(name) && candidate instanceof ObjectNode found) {
                return found;
            }
        }
        throw new IllegalArgumentException("no column " + full);
    }

    private void edit(EntityKind kind, String fqn, Consumer<ObjectNode> edit) {
        synchronized (lock) {
            Entity entity = api.store.live(kind, fqn);
            ObjectNode fields = entity.fields.deepCopy();
            edit.accept(fields);
            api.patching.replace(entity, fields, account);
        }
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.EntityStore.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Create and create-or-update, observed §2 to §4. */
final class Upsert {
    /** Observed §4, contract §6: kept when omitted, replaced when sent; everything not named here or below is removed when omitted. */
    private static final Set<String> KEPT = Set.of(
            "owners",
            "domains",
            "dataProducts",
            "lifeCycle",
            "tableProfilerConfig",
            "reviewers",
            "connection",
            "style",
            "disabled");

    private final EntityStore store;
    private final TagRules tags;
    private final Accounts accounts;

    Upsert(EntityStore store, Accounts accounts) {
        this.store = store;
        this.tags = new TagRules(store);
        this.accounts = accounts;
    }

    /** What a write did: the entity, whether it is new, and the fields to show, which differ from the stored ones in one quirk. */
    record Written(Entity entity, int status, ObjectNode shown) {}

    Written put(EntityKind kind, JsonNode body, Account by) {
        return write(kind, body, by, Optional.empty());
    }

    /** Observed §2: POST of an existing entity is 409. */
    Written post(EntityKind kind, JsonNode body, Account by) {
        return write(kind, body, by, Optional.of("Entity already exists"));
    }

    private Written write(EntityKind kind, JsonNode body, Account by, Optional<String> conflict) {
        ObjectNode sent = kind.shape().read(store.version, "", body);
        by.mayWrite("Create");
        kind.shape().require(sent);
        String name = sent.path("name").asText();
        Names.checkEntity(kind, name);
        Shape.requireColumns(Entity.columns(kind, sent), "columns");
        Optional<Entity> parent = parent(kind, sent);
        String fqn = parent.map(found -> Names.join(found.fqn, name)).orElse(Names.part(name));
        sent.path("owners").forEach(owner -> accounts.require(owner.path("id").asText()));
        prepare(kind, sent);
        Optional<Entity> stored = store.byName(kind, fqn);
        if (stored.isPresent() && conflict.isPresent()) {
            throw Errors.of(409, conflict.get());
        }
        return stored.map(entity -> update(entity, sent, by)).orElseGet(() -> create(kind, fqn, parent, sent, by));
    }

    private void prepare(EntityKind kind, ObjectNode sent) {
        if (kind == EntityKind.TABLE) {
            ColumnRules.check(sent);
            ColumnRules.fillIn(Entity.columns(kind, sent));
        }
        if (kind == EntityKind.CLASSIFICATION && !sent.has("mutuallyExclusive")) {
            sent.put("mutuallyExclusive", false);
        }
        tags.check(kind, sent);
        if (sent.path("connection").path("config") instanceof ObjectNode config) {
            checkConnection(sent.path("serviceType").asText(), config);
        }
    }

    /** Observed §2: the connection must be of the service's type; the server adds what it supports. */
    private static void checkConnection(String serviceType, ObjectNode config) {
        if (config.has("type") && !config.path("type").asText().equals(serviceType)) {
            throw Errors.bad(
                    "Failed to load the connection of type [" + serviceType + "]. Did migrations run properly?");
        }
        config.put("supportsMetadataExtraction", true);
    }

    /** Observed §2: an unknown parent is 404. */
    private Optional<Entity> parent(EntityKind kind, ObjectNode sent) {
        if (kind == EntityKind.INGESTION_PIPELINE) {
            String type = sent.path("service").path("type").asText();
            String id = sent.path("service").path("id").asText();
            EntityKind service = EntityKind.ofType(type).orElseThrow(() -> Errors.notFound(type, id));
            return Optional.of(store.byId(service, id).orElseThrow(() -> Errors.notFound(type, id)));
        }
        if (sent.path("parent").isObject()) {
            String id = sent.path("parent").path("id").asText();
            return Optional.of(store.byId(kind, id)
                    .filter(found -> !found.deleted)
                    .orElseThrow(() -> Errors.notFound(kind.type(), id)));
        }
        if (sent.path("parent").isTextual()) {
            return Optional.of(store.live(kind, sent.path("parent").asText()));
        }
        return kind.parent()
                .map(above -> store.live(above, sent.path(kind.parentField()).asText()));
    }

    private Written create(EntityKind kind, String fqn, Optional<Entity> parent, ObjectNode sent, Account by) {
        checkExtension(kind, sent);
        tags.settle(sent);
        tags.settleColumns(Entity.columns(kind, sent));
        Optional<UUID> above = parent.map(found -> found.id);
        Entity entity = new Entity(store.nextId(kind.type() + fqn), kind, fqn, above, sent);
        store.add(entity, by);
        return new Written(entity, 201, sent);
    }

    /** Observed §2: only declared custom properties. */
    private void checkExtension(EntityKind kind, ObjectNode sent) {
        sent.path("extension").fieldNames().forEachRemaining(field -> {
            if (!store.customProperties.contains(kind.type() + "." + field)) {
                throw Errors.bad("Unknown custom field " + field);
            }
        });
    }

    private Written update(Entity entity, ObjectNode sent, Account by) {
        entity.refusePoisoned();
        ObjectNode stored = entity.fields;
        if (entity.kind.isService()
                && stored.has("connection")
                && sent.path("connection").path("config").isMissingNode()) {
            throw nullConnection();
        }
        ObjectNode now = sent.deepCopy();
        keep(stored, now, by);
        if (!by.isBot()) {
            checkExtension(entity.kind, now);
        }
        tags.union(stored, now);
        ColumnMerge columns = new ColumnMerge(tags, by);
        ArrayNode merged = columns.merge(entity.columns(), Entity.columns(entity.kind, sent));
        if (now.has("columns")) {
            now.set("columns", merged);
        } else if (now.path("dataModel") instanceof ObjectNode model) {
            model.set("columns", merged);
        }
        return store(entity, now, columns, by);
    }

    private Written store(Entity entity, ObjectNode now, ColumnMerge columns, Account by) {
        ObjectNode shown = now.deepCopy();
        List<String> newNames = columns.newNames();
        columns.undoRenames();
        boolean restored = entity.deleted;
        entity.deleted = false;
        if (Json.same(now, entity.fields) && !restored) {
            // Observed §4: a rename in case alone is shown and not stored.
            return new Written(entity, 200, shown);
        }
        columns.redoRenames(newNames);
        entity.fields = now;
        store.bump(entity, by, columns.major() ? Change.MAJOR : Change.MINOR);
        return new Written(entity, 200, now);
    }

    private static void keep(ObjectNode stored, ObjectNode now, Account by) {
        for (String field : KEPT) {
            if (!now.has(field) && stored.has(field)) {
                now.set(field, stored.get(field));
            }
        }
        // Observed §4: a bot cannot change a description that is not empty; blanks are not empty. Omitted is kept.
        boolean frozen = by.isBot() || !now.has("description");
        if (frozen && !stored.path("description").asText().isEmpty()) {
            now.set("description", stored.get("description"));
        }
        // Observed §4: a bot's change of the extension is ignored.
        if (by.isBot() || !now.has("extension")) {
            now.remove("extension");
            Optional.ofNullable(stored.get("extension")).ifPresent(value -> now.set("extension", value));
        }
    }

    /** Observed §2. */
    private static Refusal nullConnection() {
        return Errors.bad(
                "Cannot invoke \"org.openmetadata.schema.ServiceConnectionEntityInterface.getConfig()\" because the"
                        + " return value of \"org.openmetadata.schema.ServiceEntityInterface.getConnection()\" is null");
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.EntityStore.Change;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Create and create-or-update, observed §2 to §4. */
final class Upsert {
    private final EntityStore store;
    private final TagRules tags;
    private final Accounts accounts;
    private final KeptFields kept;

    Upsert(EntityStore store, Accounts accounts) {
        this.store = store;
        this.tags = new TagRules(store);
        this.accounts = accounts;
        this.kept = new KeptFields(store.version);
    }

    /** Whether a bot's write leaves alone what people wrote. */
    enum Protection {
        KEPT,
        /** Contract §6: {@code ?overrideMetadata=true} of bulk calls in 2.0. */
        OVERRIDDEN
    }

    /** What a write did: the entity, whether it is new, and the fields to show, which differ from the stored ones in one quirk. */
    record Written(Entity entity, int status, ObjectNode shown) {}

    /** Contract §3: "201 when created, 200 when updated". */
    Written put(EntityKind kind, JsonNode body, Protection protection, Account by) {
        Target target = target(kind, body, by);
        return target.stored()
                .map(entity -> update(entity, target.sent(), protection, by))
                .orElseGet(() -> create(target, by));
    }

    /** Observed §2: "409 Entity already exists". */
    Written post(EntityKind kind, JsonNode body, Account by) {
        Target target = target(kind, body, by);
        if (target.stored().isPresent()) {
            throw Errors.of(409, "Entity already exists");
        }
        return create(target, by);
    }

    /** What a payload would update, deleted ones too. */
    Optional<Entity> stored(EntityKind kind, JsonNode body) {
        ObjectNode sent = kind.shape().read(store.version, "", body);
        return store.byName(kind, fqn(parent(kind, sent), sent));
    }

    private record Target(
            EntityKind kind, ObjectNode sent, String fqn, Optional<Entity> parent, Optional<Entity> stored) {}

    private Target target(EntityKind kind, JsonNode body, Account by) {
        ObjectNode sent = kind.shape().read(store.version, "", body);
        by.mayWrite("Create");
        kind.shape().require(sent);
        Names.checkEntity(store.version, kind, sent.path("name").asText());
        Shape.requireColumns(store.version, Entity.columns(kind, sent), "columns");
        Optional<Entity> parent = parent(kind, sent);
        sent.path("owners").forEach(owner -> accounts.require(owner.path("id").asText()));
        prepare(kind, sent);
        String fqn = fqn(parent, sent);
        Names.checkLengths(fqn, sent);
        return new Target(kind, sent, fqn, parent, store.byName(kind, fqn));
    }

    private static String fqn(Optional<Entity> parent, ObjectNode sent) {
        String name = sent.path("name").asText();
        return parent.map(found -> Names.join(found.fqn, name)).orElse(Names.part(name));
    }

    private void prepare(EntityKind kind, ObjectNode sent) {
        Cleaning.clean(store.version, sent, Entity.columns(kind, sent));
        if (kind == EntityKind.TABLE) {
            ColumnRules.check(store.version, sent);
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

    /**
     * Observed §2: "Failed to load the connection of type"; observed §2: "server adds supportsMetadataExtraction:true".
     */
    private static void checkConnection(String serviceType, ObjectNode config) {
        if (config.has("type") && !config.path("type").asText().equals(serviceType)) {
            throw Errors.bad(
                    "Failed to load the connection of type [" + serviceType + "]. Did migrations run properly?");
        }
        config.put("supportsMetadataExtraction", true);
    }

    /** Observed §2: "unknown parent → 404". */
    private Optional<Entity> parent(EntityKind kind, ObjectNode sent) {
        if (kind == EntityKind.INGESTION_PIPELINE) {
            String type = sent.path("service").path("type").asText();
            String id = sent.path("service").path("id").asText();
            EntityKind service = EntityKind.ofType(type).orElseThrow(() -> Errors.notFound(type, id));
            return Optional.of(live(service, id));
        }
        if (sent.path("parent").isObject()) {
            // Contract §5: "is an entity reference by id". Not in the contract: the service must be there all the same.
            store.live(EntityKind.STORAGE_SERVICE, sent.path("service").asText());
            return Optional.of(live(kind, sent.path("parent").path("id").asText()));
        }
        if (sent.path("parent").isTextual()) {
            return Optional.of(store.live(kind, sent.path("parent").asText()));
        }
        return kind.parent()
                .map(above -> store.live(above, sent.path(kind.parentField()).asText()));
    }

    private Entity live(EntityKind kind, String id) {
        return store.byId(kind, id).filter(found -> !found.deleted).orElseThrow(() -> Errors.notFound(kind.type(), id));
    }

    private Written create(Target target, Account by) {
        ObjectNode sent = target.sent();
        store.customProperties.check(target.kind(), sent);
        tags.settle(sent);
        tags.settleColumns(Entity.columns(target.kind(), sent));
        Optional<UUID> above = target.parent().map(found -> found.id);
        UUID id = store.nextId(target.kind().type() + target.fqn());
        Entity entity = new Entity(id, target.kind(), target.fqn(), above, sent);
        store.add(entity, by);
        return new Written(entity, 201, sent);
    }

    /** Observed §2: "same, no connection (or connection:{}), existing service has one". */
    private Written update(Entity entity, ObjectNode sent, Protection protection, Account by) {
        entity.refusePoisoned();
        ObjectNode stored = entity.fields;
        if (entity.kind.isService()
                && stored.has("connection")
                && sent.path("connection").path("config").isMissingNode()) {
            throw nullConnection();
        }
        ObjectNode now = sent.deepCopy();
        kept.keep(stored, now, protection, by);
        if (!by.isBot()) {
            store.customProperties.check(entity.kind, now);
        }
        if (protection == Protection.OVERRIDDEN) {
            tags.override(stored, now);
        } else {
            tags.union(stored, now);
        }
        ColumnMerge columns = new ColumnMerge(store.version, tags, protection, by);
        ArrayNode merged = columns.merge(entity.columns(), Entity.columns(entity.kind, sent));
        if (now.has("columns")) {
            now.set("columns", merged);
        } else if (now.path("dataModel") instanceof ObjectNode model) {
            model.set("columns", merged);
        }
        return store(entity, now, columns, by);
    }

    /**
     * Observed §4: "restored, same id"; observed §4: "200, same version"; observed §4: "but nothing is stored", for a
     * rename in case alone.
     */
    private Written store(Entity entity, ObjectNode now, ColumnMerge columns, Account by) {
        ObjectNode shown = now.deepCopy();
        List<String> newNames = columns.newNames();
        columns.undoRenames();
        boolean restored = entity.deleted;
        entity.deleted = false;
        if (Json.same(now, entity.fields) && !restored) {
            // Shown, and not stored.
            return new Written(entity, 200, shown);
        }
        columns.redoRenames(newNames);
        entity.fields = now;
        store.bump(entity, by, columns.major() ? Change.MAJOR : Change.MINOR);
        return new Written(entity, 200, now);
    }

    /** Observed §2: "NullPointer text". */
    private static Refusal nullConnection() {
        return Errors.bad(
                "Cannot invoke \"org.openmetadata.schema.ServiceConnectionEntityInterface.getConfig()\" because the"
                        + " return value of \"org.openmetadata.schema.ServiceEntityInterface.getConnection()\" is null");
    }
}

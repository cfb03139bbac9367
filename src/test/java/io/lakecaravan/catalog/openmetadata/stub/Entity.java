package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One stored entity: the fields of its create payload as they stand now, and what hangs on it. Guarded by the server's lock. */
final class Entity {
    final UUID id;
    final EntityKind kind;
    final String fqn;
    final Optional<UUID> parent;
    /** In the order of arrival. */
    final List<ObjectNode> profiles = new ArrayList<>();

    final TreeMap<String, ObjectNode> runs = new TreeMap<>();
    Optional<JsonNode> sample = Optional.empty();
    ObjectNode fields;
    boolean deleted;
    /** In tenths: 1 is version 0.1. */
    long version = 1;

    long updatedAt;
    String updatedBy = "";

    Entity(UUID id, EntityKind kind, String fqn, Optional<UUID> parent, ObjectNode fields) {
        this.id = id;
        this.kind = kind;
        this.fqn = fqn;
        this.parent = parent;
        this.fields = fields;
    }

    String name() {
        return fields.path("name").asText();
    }

    /** The columns of a table or of a container's data model, or the fields of a topic's messages or a search index. */
    ArrayNode columns() {
        return columns(kind, fields);
    }

    /** No rule: where each kind keeps its columns. */
    static ArrayNode columns(EntityKind kind, ObjectNode fields) {
        JsonNode columns = switch (kind) {
            case CONTAINER -> fields.path("dataModel").path("columns");
            case TOPIC -> fields.path("messageSchema").path("schemaFields");
            case SEARCH_INDEX -> fields.path("fields");
            case TABLE,
                    STORED_PROCEDURE,
                    DATABASE_SERVICE,
                    DATABASE,
                    DATABASE_SCHEMA,
                    STORAGE_SERVICE,
                    MESSAGING_SERVICE,
                    SEARCH_SERVICE,
                    CLASSIFICATION,
                    TAG,
                    INGESTION_PIPELINE -> fields.path("columns");
        };
        return columns instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
    }

    /** Observed §3: "201 on create, then the table is poisoned". */
    boolean poisoned() {
        return poisoned(columns());
    }

    private static boolean poisoned(JsonNode columns) {
        for (JsonNode column : columns) {
            if (Names.poisonous(column.path("name").asText()) || poisoned(column.path("children"))) {
                return true;
            }
        }
        return false;
    }

    /** Observed §4: "ETag is sent". Not in the contract: what it is made of. */
    String etag() {
        return "\"" + versionText() + "-" + updatedAt + "\"";
    }

    String versionText() {
        return version / 10 + "." + version % 10;
    }

    /** Observed §3: "every later PUT". */
    void refusePoisoned() {
        if (poisoned()) {
            throw Errors.unhandled();
        }
    }
}

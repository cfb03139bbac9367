package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.StoreFacts;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that must stand in the catalog before a table can be written.
 *
 * @param collection path below {@code /v1}
 * @param body empty where it belongs to the server's administrator and is not created by us
 */
record Prerequisite(What what, String fqn, String collection, Optional<ObjectNode> body) {
    private static final String TYPES = "/metadata/types";

    enum What {
        VERSION,
        SERVICE,
        DATABASE,
        SCHEMA,
        /** A bucket's own container, to which those of tables refer by id. */
        BUCKET,
        CLASSIFICATION,
        TAG,
        /** The type of values of custom properties, to which their definitions refer by id. */
        VALUE_TYPE,
        /** The definition of a custom property. */
        PROPERTY,
        /** What a store keeps with a bucket, at the bucket's own entity. */
        STORE_TAGS;

        /** For people. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Prerequisite version() {
        return new Prerequisite(What.VERSION, "", "/system/version", Optional.empty());
    }

    static Prerequisite databaseService(String name, ServiceType type, StoreFacts store) {
        return service("/services/databaseServices", name, type, store);
    }

    static Prerequisite storageService(String name, ServiceType type, StoreFacts store) {
        return service("/services/storageServices", name, type, store);
    }

    private static Prerequisite service(String collection, String name, ServiceType type, StoreFacts store) {
        return new Prerequisite(
                What.SERVICE,
                OpenMetadataNames.fqn(name),
                collection,
                Optional.of(ParentPayload.service(name, type, store)));
    }

    static Prerequisite database(TablePath path, StoreFacts store) {
        return new Prerequisite(
                What.DATABASE, path.databaseFqn(), "/databases", Optional.of(ParentPayload.database(path, store)));
    }

    static Prerequisite schema(TablePath path, StoreFacts store) {
        return new Prerequisite(
                What.SCHEMA, path.schemaFqn(), "/databaseSchemas", Optional.of(ParentPayload.schema(path, store)));
    }

    static Prerequisite bucket(String service, String bucket, StoreFacts store) {
        return new Prerequisite(
                What.BUCKET,
                OpenMetadataNames.fqn(service, OpenMetadataNames.legal(bucket)),
                "/containers",
                Optional.of(ParentPayload.bucket(service, bucket, store)));
    }

    /** @param fqn with quotes where it has dots */
    static Prerequisite classification(String fqn) {
        String name = TagPath.unquoted(fqn);
        return new Prerequisite(
                What.CLASSIFICATION,
                fqn,
                "/classifications",
                KnownTags.isBuiltIn(name) ? Optional.empty() : Optional.of(ParentPayload.classification(name)));
    }

    static Prerequisite tag(String tag) {
        TagPath path = TagPath.of(tag);
        return new Prerequisite(
                What.TAG,
                tag,
                "/tags",
                KnownTags.isBuiltIn(path.classification())
                        ? Optional.empty()
                        : Optional.of(ParentPayload.tag(path.classification(), path.name())));
    }

    /** Text, which tags of a store are. */
    static Prerequisite valueType() {
        return new Prerequisite(What.VALUE_TYPE, "string", TYPES, Optional.empty());
    }

    /**
     * The definition of a custom property for texts. Its body lacks the id of {@link #valueType}, which only the server
     * knows.
     *
     * @param type of the entities that have it, e.g. {@code table}
     * @param key of the store's tag
     */
    static Prerequisite property(String type, String key) {
        return new Prerequisite(
                What.PROPERTY,
                type + "." + StoreTagNames.property(key),
                TYPES,
                Optional.of(ParentPayload.property(StoreTagNames.property(key), key)));
    }

    /** @param bucket the bucket's own entity */
    static Prerequisite storeTags(Prerequisite bucket) {
        return new Prerequisite(What.STORE_TAGS, bucket.fqn(), bucket.collection(), Optional.empty());
    }

    /** Of the entities with a custom property. */
    String type() {
        return what == What.PROPERTY
                ? fqn.substring(0, fqn.indexOf('.'))
                : collection.equals("/databases") ? "database" : "container";
    }

    /** Path below {@code /v1} that tells whether it is there; what was deleted softly is shown, too. */
    String readPath() {
        String named = collection + "/name/";
        return switch (what) {
            case VERSION -> collection;
            case VALUE_TYPE -> named + fqn;
            case PROPERTY -> named + type() + "?fields=customProperties";
            case STORE_TAGS -> named + OpenMetadataNames.urlSegment(fqn) + "?fields=tags,extension&include=all";
            case SERVICE, DATABASE, SCHEMA, BUCKET, CLASSIFICATION, TAG ->
                named + OpenMetadataNames.urlSegment(fqn) + "?include=all";
        };
    }

    /** Whether it cannot be created where the server says that it is not there. */
    boolean isAbsentForGood() {
        return what == What.VALUE_TYPE || what == What.PROPERTY || what == What.STORE_TAGS;
    }

    /** Whether a table can do without it. */
    boolean isTag() {
        return what == What.TAG || what == What.CLASSIFICATION;
    }

    /**
     * As what was just created or restored by a PUT.
     *
     * @param service that the table stands in
     */
    Made made(String service, Reply reply) {
        return Made.parent(
                reply.hasCreated() ? Made.Origin.MADE : Made.Origin.FOUND,
                collection.substring(1),
                fqn,
                reply.json().path("id").asText(),
                isTag() ? "" : service);
    }

    String key() {
        return what + " " + fqn;
    }
}

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
    enum What {
        VERSION,
        SERVICE,
        DATABASE,
        SCHEMA,
        /** A bucket's own container, to which those of tables refer by id. */
        BUCKET,
        CLASSIFICATION,
        TAG;

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

    static Prerequisite classification(String name) {
        return new Prerequisite(
                What.CLASSIFICATION,
                OpenMetadataNames.fqn(name),
                "/classifications",
                KnownTags.isBuiltIn(name) ? Optional.empty() : Optional.of(ParentPayload.classification(name)));
    }

    static Prerequisite tag(String tag) {
        String classification = KnownTags.classification(tag);
        return new Prerequisite(
                What.TAG,
                tag,
                "/tags",
                KnownTags.isBuiltIn(classification)
                        ? Optional.empty()
                        : Optional.of(ParentPayload.tag(classification, KnownTags.name(tag))));
    }

    /** Path below {@code /v1} that tells whether it is there; what was deleted softly is shown, too. */
    String readPath() {
        return what == What.VERSION
                ? collection
                : collection + "/name/" + OpenMetadataNames.urlSegment(fqn) + "?include=all";
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

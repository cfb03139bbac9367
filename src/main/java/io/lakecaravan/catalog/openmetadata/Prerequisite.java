package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Made;
import java.util.Optional;

/**
 * Something that must stand in the catalog before a table can be written.
 *
 * @param what for people, e.g. {@code database}
 * @param readPath path below {@code /v1} that tells whether it is there
 * @param createPath collection to PUT it to
 * @param body empty where it belongs to the server's administrator and is not created by us
 */
record Prerequisite(What what, String fqn, String readPath, String createPath, Optional<ObjectNode> body) {
    enum What {
        VERSION,
        SERVICE,
        DATABASE,
        SCHEMA,
        CLASSIFICATION,
        TAG
    }

    static Prerequisite version() {
        return new Prerequisite(What.VERSION, "", "/system/version", "", Optional.empty());
    }

    static Prerequisite service(TablePath path) {
        return named(
                What.SERVICE,
                OpenMetadataNames.fqn(path.service()),
                "/services/databaseServices",
                Optional.of(TablePayload.service(path.service())));
    }

    static Prerequisite database(TablePath path) {
        return named(What.DATABASE, path.databaseFqn(), "/databases", Optional.of(TablePayload.database(path)));
    }

    static Prerequisite schema(TablePath path) {
        return named(What.SCHEMA, path.schemaFqn(), "/databaseSchemas", Optional.of(TablePayload.schema(path)));
    }

    static Prerequisite classification(String name) {
        return named(
                What.CLASSIFICATION,
                OpenMetadataNames.fqn(name),
                "/classifications",
                KnownTags.isBuiltIn(name) ? Optional.empty() : Optional.of(TablePayload.classification(name)));
    }

    static Prerequisite tag(String tag) {
        String classification = KnownTags.classification(tag);
        return named(
                What.TAG,
                tag,
                "/tags",
                KnownTags.isBuiltIn(classification)
                        ? Optional.empty()
                        : Optional.of(TablePayload.tag(classification, KnownTags.name(tag))));
    }

    private static Prerequisite named(What what, String fqn, String collection, Optional<ObjectNode> body) {
        return new Prerequisite(what, fqn, collection + "/name/" + OpenMetadataNames.urlSegment(fqn), collection, body);
    }

    /** Whether a table can do without it. */
    boolean isTag() {
        return what == What.TAG || what == What.CLASSIFICATION;
    }

    /**
     * As what was just created by a PUT.
     *
     * @param service that the table stands in
     */
    Made made(String service, Reply reply) {
        return Made.parent(
                reply.hasCreated() ? Made.Origin.MADE : Made.Origin.FOUND,
                createPath.substring(1),
                fqn,
                reply.json().path("id").asText(),
                isTag() ? "" : service);
    }

    String key() {
        return what + " " + fqn;
    }
}

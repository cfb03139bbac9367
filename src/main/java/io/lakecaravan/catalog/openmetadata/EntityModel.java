package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Optional;

/**
 * One logical table as the entity that it becomes, and all in which the kinds of entity differ: what stands above it,
 * where it is read, where its columns are, which fields are the crawler's, and where its rows go.
 */
sealed interface EntityModel permits TableEntity, ContainerEntity {
    /** For people, and as references name it. */
    String type();

    /** Path of the collection below {@code /v1}, with a slash in front. */
    String collection();

    String fqn();

    /** Path below {@code /v1} that lists it beside few others, to be followed by {@code &}; empty where there is none. */
    Optional<String> listedUnder();

    /** Name of the service it stands in. */
    String service();

    /** The entity that stands for its bucket; one of {@link #parents}. */
    Prerequisite bucketEntity();

    /** What must stand before the entity, parents first. */
    List<Prerequisite> parents();

    /** What a read must ask for by name to see it. */
    List<String> fields();

    /** JSON pointer to the columns. */
    String columnsPath();

    /** Pointers to the members that are the crawler's, apart from columns; everything else belongs to people. */
    List<String> owned();

    /** Whether the server shows rows of it. */
    boolean takesSample(ServerVersion server);

    /** Whether the server shows counts of it and its columns. */
    boolean takesProfile();

    /** The body that creates it. */
    ObjectNode payload(Publication publication, ServerKnowledge known, TagMapping mapping);

    default JsonNode columns(JsonNode entity) {
        return entity.at(columnsPath());
    }

    default String readPath() {
        return collection() + "/name/" + OpenMetadataNames.urlSegment(fqn());
    }
}

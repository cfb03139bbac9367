package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.table.DatasetKind;

/** What kinds of entity lineage joins: the collection in the URL, the type in references, and where the columns are. */
enum LineageKind {
    TABLE("tables", "table", "?fields=columns", "/columns"),
    TOPIC("topics", "topic", "", "/messageSchema/schemaFields"),
    CONTAINER("containers", "container", "?fields=dataModel", "/dataModel/columns"),
    INDEX("searchIndexes", "searchIndex", "?fields=fields", "/fields");

    private final String collection;
    private final String type;
    private final String query;
    private final String columns;

    LineageKind(String collection, String type, String query, String columns) {
        this.collection = collection;
        this.type = type;
        this.query = query;
        this.columns = columns;
    }

    static LineageKind of(DatasetKind kind) {
        return switch (kind) {
            case TABLE -> TABLE;
            case TOPIC -> TOPIC;
            case CONTAINER -> CONTAINER;
            case INDEX -> INDEX;
        };
    }

    String type() {
        return type;
    }

    /** Path below {@code /v1} that reads an entity with its columns. */
    String path(String fqn) {
        return "/" + collection + "/name/" + OpenMetadataNames.urlSegment(fqn) + query;
    }

    /** A message's fields mostly stand in one record that has the message's name. */
    JsonNode columns(JsonNode entity) {
        JsonNode found = entity.at(columns);
        boolean wrapped = this == TOPIC
                && found.size() == 1
                && !found.get(0).path("children").isEmpty();
        return wrapped ? found.get(0).path("children") : found;
    }
}

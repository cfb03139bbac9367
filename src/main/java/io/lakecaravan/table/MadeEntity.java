package io.lakecaravan.table;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that we made in a catalog and that stands there as far as we know: a table, or what tables stand in. It is
 * the message of the routes that remove ({@code direct:remove-from-<catalog>}) and restore ({@code
 * direct:restore-in-<catalog>}).
 *
 * @param catalog name of the catalog in the configuration
 * @param kind the catalog's own word; for OpenMetadata the collection, such as databaseSchemas
 * @param name the catalog's full name of it; begins with the name of what it stands in
 * @param id the catalog's id; empty where names are all it has
 * @param service name of the service in the catalog; empty for what belongs to none, e.g. tags
 * @param source of the table, or of the first table that needed it
 * @param bucket of the table; empty for what tables stand in
 * @param table name of the table in the lake; empty for what tables stand in
 * @param base of the three-way merge; empty where nothing is known
 */
public record MadeEntity(
        String catalog,
        String kind,
        String name,
        String id,
        String service,
        String source,
        String bucket,
        String table,
        JsonNode base) {
    /** Whether it shows a table of the lake. */
    public boolean isTable() {
        return !table.isEmpty();
    }

    /** As {@link LogicalTable#id}; empty for what tables stand in. */
    public String tableId() {
        return isTable() ? source + "/" + bucket + "/" + table : "";
    }
}

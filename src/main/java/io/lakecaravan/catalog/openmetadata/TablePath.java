package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.table.LogicalTable;

/**
 * Where a logical table stands in OpenMetadata: database is the bucket, schema the first folder of the table's name or
 * {@code default}, table the rest joined by {@code /}. All parts are legal names.
 */
record TablePath(String service, String database, String schema, String table) {
    static final String DEFAULT_SCHEMA = "default";

    static TablePath of(String service, LogicalTable table) {
        String name = table.name();
        int slash = name.indexOf('/');
        boolean inFolder = slash > 0 && slash < name.length() - 1;
        return new TablePath(
                OpenMetadataNames.legal(service),
                OpenMetadataNames.legal(table.bucket()),
                OpenMetadataNames.legal(inFolder ? name.substring(0, slash) : DEFAULT_SCHEMA),
                OpenMetadataNames.legal(inFolder ? name.substring(slash + 1) : name));
    }

    String databaseFqn() {
        return OpenMetadataNames.fqn(service, database);
    }

    String schemaFqn() {
        return OpenMetadataNames.fqn(service, database, schema);
    }

    String fqn() {
        return OpenMetadataNames.fqn(service, database, schema, table);
    }
}

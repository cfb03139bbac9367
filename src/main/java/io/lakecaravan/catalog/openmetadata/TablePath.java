package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.table.LogicalTable;
import java.util.Optional;

/**
 * Where a logical table stands in OpenMetadata: database is the bucket, schema the first folder of the table's name or
 * {@code default}, table the rest joined by {@code /}. All parts but the last two are legal names.
 *
 * @param bucket as the store calls it
 * @param folder the schema's folder as the store calls it; empty for {@code default}
 */
record TablePath(String service, String database, String schema, String table, String bucket, Optional<String> folder) {
    static final String DEFAULT_SCHEMA = "default";

    static TablePath of(String service, LogicalTable table) {
        String name = table.name();
        int slash = name.indexOf('/');
        boolean inFolder = slash > 0 && slash < name.length() - 1;
        Optional<String> folder = inFolder ? Optional.of(name.substring(0, slash)) : Optional.empty();
        return new TablePath(
                OpenMetadataNames.legal(service),
                OpenMetadataNames.legal(table.bucket()),
                OpenMetadataNames.legal(folder.orElse(DEFAULT_SCHEMA)),
                OpenMetadataNames.legal(inFolder ? name.substring(slash + 1) : name),
                table.bucket(),
                folder);
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

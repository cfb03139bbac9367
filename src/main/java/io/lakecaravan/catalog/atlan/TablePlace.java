package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.LogicalTable;

/** Where a table stands in a tenant: the names of its parents and its own. */
record TablePlace(AtlanConnection connection, String bucket, String tableName, String workflow) {
    /** Most characters of a text; a longer one is a 500 for ever (contract, section 2). */
    static final int LONGEST_TEXT = 100_000;

    static TablePlace of(AtlanConnection connection, LogicalTable table, String workflow) {
        return new TablePlace(connection, table.bucket(), table.name(), workflow);
    }

    String database() {
        return AtlanNames.database(connection.qualifiedName());
    }

    String schema() {
        return AtlanNames.schema(connection.qualifiedName(), bucket);
    }

    String table() {
        return AtlanNames.table(connection.qualifiedName(), bucket, tableName);
    }

    String bucketName() {
        return AtlanNames.bucket(connection.qualifiedName(), bucket);
    }

    String object(String key) {
        return AtlanNames.object(connection.qualifiedName(), bucket, key);
    }

    String prefix(String prefix) {
        return AtlanNames.prefix(connection.qualifiedName(), bucket, prefix);
    }

    /** The attributes that every asset of ours has. */
    ObjectNode asset(String name, String qualifiedName) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", text(name.isEmpty() ? "_" : name));
        node.put("qualifiedName", qualifiedName);
        node.put("connectionQualifiedName", connection.qualifiedName());
        node.put("connectionName", connection.name());
        node.put("connectorName", AtlanNames.CONNECTOR);
        node.put("tenantId", "default");
        node.put("lastSyncWorkflowName", workflow);
        return node;
    }

    /** What a table and its columns stand in, as filters want it. */
    void nameParents(ObjectNode node) {
        node.put("databaseName", AtlanNames.DATABASE);
        node.put("databaseQualifiedName", database());
        node.put("schemaName", bucket);
        node.put("schemaQualifiedName", schema());
    }

    /** The first characters; no half of a surrogate pair is left at the end. */
    static String text(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }
}

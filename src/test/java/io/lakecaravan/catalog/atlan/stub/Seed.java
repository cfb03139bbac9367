package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plants connections, tables and processes of other tools (contract §12 check 35), and tags people defined. Search sees them at once. */
public final class Seed {
    /** The PostgreSQL connection of the contract's examples. */
    public static final String POSTGRES = "default/postgres/1690000001";

    /** The Snowflake connection of the contract's examples. */
    public static final String SNOWFLAKE = "default/snowflake/1690000002";

    private static final Account CRAWLER = new Account("crawler", Account.Nature.PERSON);
    private static final BulkMode MODE = new BulkMode(BulkMode.Tags.APPEND, BulkMode.Custom.MERGE);

    private final State state;
    private final Object lock;

    Seed(State state, Object lock) {
        this.state = state;
        this.lock = lock;
    }

    /** What a tenant has unless it is {@link Variant#NOT_SEEDED}. */
    void everything() {
        connection("postgres", POSTGRES, "acme-postgres");
        table(
                POSTGRES,
                "shop",
                "public",
                "orders",
                "id bigint",
                "customer_id bigint",
                "amount numeric",
                "created_at timestamp");
        table(POSTGRES, "shop", "public", "customers", "id bigint", "email text", "name text");
        connection("snowflake", SNOWFLAKE, "acme-snowflake");
        table(
                SNOWFLAKE,
                "DWH",
                "ANALYTICS",
                "ORDERS",
                "ORDER_ID NUMBER",
                "CUSTOMER_ID NUMBER",
                "AMOUNT NUMBER",
                "CREATED_AT TIMESTAMP_NTZ");
        table(SNOWFLAKE, "DWH", "ANALYTICS", "CUSTOMERS", "ID NUMBER", "EMAIL VARCHAR", "NAME VARCHAR");
        process(
                SNOWFLAKE,
                "load customers",
                POSTGRES + "/shop/public/customers",
                SNOWFLAKE + "/DWH/ANALYTICS/CUSTOMERS");
        tag("PII");
        tag("Confidential");
    }

    /** A connection of somebody else; the token is no admin of it. */
    public void connection(String connector, String qualifiedName, String name) {
        plant(entity("Connection", qualifiedName, name, connector, ""));
    }

    /** A connection whose admins include every API token. */
    public void sharedConnection(String connector, String qualifiedName, String name) {
        ObjectNode connection = entity("Connection", qualifiedName, name, connector, "");
        attributes(connection).putArray("adminRoles").add(Roles.guid(Rights.TOKEN_ROLE));
        plant(connection);
    }

    /** A table with database and schema; each column is {@code name type}. The connection is there. */
    public void table(String connection, String database, String schema, String table, String... columns) {
        String connector = connection.split("/", 3)[1];
        String databaseName = connection + "/" + database;
        String schemaName = databaseName + "/" + schema;
        String tableName = schemaName + "/" + table;
        plant(entity("Database", databaseName, database, connector, connection));
        ObjectNode inDatabase = entity("Schema", schemaName, schema, connector, connection);
        attributes(inDatabase).put("databaseName", database).put("databaseQualifiedName", databaseName);
        plant(refer(inDatabase, "database", "Database", databaseName));
        ObjectNode inSchema = entity("Table", tableName, table, connector, connection);
        place(inSchema, database, databaseName, schema, schemaName).put("columnCount", columns.length);
        plant(refer(inSchema, "atlanSchema", "Schema", schemaName));
        for (int i = 0; i < columns.length; i++) {
            String[] words = columns[i].split(" ", 2);
            ObjectNode column = entity("Column", tableName + "/" + words[0], words[0], connector, connection);
            place(column, database, databaseName, schema, schemaName)
                    .put("tableName", table)
                    .put("tableQualifiedName", tableName)
                    .put("dataType", words[1])
                    .put("order", i + 1);
            plant(refer(column, "table", "Table", tableName));
        }
    }

    /** A process of another tool between two tables, named under the connection. */
    public void process(String connection, String name, String inputTable, String outputTable) {
        ObjectNode process = entity(
                "Process",
                connection + "/" + name.replace(' ', '-'),
                name,
                connection.split("/", 3)[1],
                connection);
        refer(process, "inputs", "Table", inputTable);
        plant(refer(process, "outputs", "Table", outputTable));
    }

    /** An S3 object as the vendor's crawler names it, in a bucket of that connection (contract §4). */
    public void crawledObject(String connection, String bucket, String key) {
        String bucketName = connection + "/arn:aws:s3:::" + bucket;
        plant(entity("S3Bucket", bucketName, bucket, "s3", connection));
        ObjectNode object =
                entity("S3Object", bucketName + "/" + key, key.substring(key.lastIndexOf('/') + 1), "s3", connection);
        attributes(object).put("s3ObjectKey", key).put("s3BucketName", bucket).put("s3BucketQualifiedName", bucketName);
        plant(refer(object, "bucket", "S3Bucket", bucketName));
    }

    /** A tag as people see it; its hashed name is {@link StubAtlan#tagName}. */
    public void tag(String displayName) {
        synchronized (lock) {
            String name = state.store.newTypeName();
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("category", "CLASSIFICATION")
                    .put("guid", state.store.newGuid())
                    .put("name", name)
                    .put("displayName", displayName);
            body.putObject("options").put("color", "Red");
            state.definitions.put(new TagDefinition(name, displayName, body));
        }
    }

    /** A term of a glossary. */
    public void term(String name) {
        plant(entity("AtlasGlossaryTerm", name + "@glossary", name, "", ""));
    }

    /** A custom metadata set of others with one attribute of text, for all types. */
    public void customSet(String displayName, String attribute) {
        synchronized (lock) {
            String name = state.store.newTypeName();
            String attributeName = state.store.newTypeName();
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("category", "BUSINESS_METADATA")
                    .put("guid", state.store.newGuid())
                    .put("name", name)
                    .put("displayName", displayName);
            body.putArray("attributeDefs")
                    .addObject()
                    .put("name", attributeName)
                    .put("displayName", attribute)
                    .put("typeName", "string");
            CustomSet.CustomAttribute one = new CustomSet.CustomAttribute(attributeName, attribute, "string", false);
            state.definitions.put(new CustomSet(name, displayName, Map.of(attributeName, one), Set.of("Asset"), body));
        }
    }

    private static ObjectNode entity(
            String type, String qualifiedName, String name, String connector, String connection) {
        ObjectNode entity = JsonNodeFactory.instance.objectNode().put("typeName", type);
        ObjectNode attributes = entity.putObject("attributes")
                .put("qualifiedName", qualifiedName)
                .put("name", name)
                .put("connectorName", connector);
        if (!connection.isEmpty()) {
            attributes.put("connectionQualifiedName", connection);
        }
        return entity;
    }

    private static ObjectNode attributes(ObjectNode entity) {
        return (ObjectNode) entity.path("attributes");
    }

    private static ObjectNode place(
            ObjectNode entity, String database, String databaseName, String schema, String schemaName) {
        return attributes(entity)
                .put("databaseName", database)
                .put("databaseQualifiedName", databaseName)
                .put("schemaName", schema)
                .put("schemaQualifiedName", schemaName);
    }

    private ObjectNode refer(ObjectNode entity, String end, String type, String qualifiedName) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("typeName", type);
        reference.putObject("uniqueAttributes").put("qualifiedName", qualifiedName);
        ObjectNode links = entity.withObjectProperty("relationshipAttributes");
        boolean many = state.store
                .model
                .type(entity.path("typeName").asText())
                .orElseThrow()
                .links()
                .get(end)
                .many();
        JsonNode value = many ? new ArrayNode(JsonNodeFactory.instance, List.of(reference)) : reference;
        links.set(end, value);
        return entity;
    }

    private void plant(ObjectNode entity) {
        synchronized (lock) {
            state.write(() -> state.upsert.apply(List.of(entity), MODE, CRAWLER));
            state.index.flush();
        }
    }
}

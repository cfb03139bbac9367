package io.lakecaravan.catalog.openmetadata.stub;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of entity the stub keeps: the collection in the URL, the type in references, where the parent is named, and what {@code fields} may ask for. */
public enum EntityKind {
    DATABASE_SERVICE("services/databaseServices", "databaseService", "", "pipelines"),
    DATABASE("databases", "database", "service", "databaseSchemas,usageSummary,location,extension,sourceHash"),
    DATABASE_SCHEMA("databaseSchemas", "databaseSchema", "database", "tables,usageSummary,extension,sourceHash"),
    TABLE(
            "tables",
            "table",
            "databaseSchema",
            "tableConstraints,tablePartition,usageSummary,customMetrics,columns,sampleData,joins,schemaDefinition,dataModel,"
                    + "extension,testSuite,dataProducts,lifeCycle,sourceHash,profile"),
    STORED_PROCEDURE("storedProcedures", "storedProcedure", "databaseSchema", "extension,sourceHash"),
    STORAGE_SERVICE("services/storageServices", "storageService", "", "pipelines"),
    CONTAINER("containers", "container", "service", "parent,children,dataModel,extension,lifeCycle,sourceHash"),
    CLASSIFICATION("classifications", "classification", "", "reviewers,usageCount,termCount"),
    TAG("tags", "tag", "classification", "reviewers,children,usageCount,recognizers"),
    MESSAGING_SERVICE("services/messagingServices", "messagingService", "", "pipelines"),
    TOPIC("topics", "topic", "service", "sampleData,extension,lifeCycle,sourceHash"),
    SEARCH_SERVICE("services/searchServices", "searchService", "", "pipelines"),
    SEARCH_INDEX("searchIndexes", "searchIndex", "service", "fields,sampleData,extension,lifeCycle,sourceHash"),
    INGESTION_PIPELINE("services/ingestionPipelines", "ingestionPipeline", "service", "pipelineStatuses");

    /**
     * Contract §6: "fields=columns,tags,owners,extension". Not in the contract: the others, from the document that
     * 1.12.6 publishes.
     */
    private static final Set<String> COMMON_FIELDS =
            Set.of("*", "owner", "owners", "tags", "domain", "domains", "followers", "certification");

    private final String collection;
    private final String type;
    private final String parentField;
    private final String fields;

    EntityKind(String collection, String type, String parentField, String fields) {
        this.collection = collection;
        this.type = type;
        this.parentField = parentField;
        this.fields = "," + fields + ",";
    }

    /** The path below {@code /api/v1/}. */
    public String collection() {
        return collection;
    }

    /** The type in entity references and in messages. */
    public String type() {
        return type;
    }

    /** The field of the create payload that names the parent, empty for a root. */
    String parentField() {
        return parentField;
    }

    /**
     * Contract §3: "PUT /v1/databases", and so on down to containers: what each create call requires. A tag's or a
     * container's own kind of parent is named by another field.
     */
    Optional<EntityKind> parent() {
        return switch (this) {
            case DATABASE -> Optional.of(DATABASE_SERVICE);
            case DATABASE_SCHEMA -> Optional.of(DATABASE);
            case TABLE, STORED_PROCEDURE -> Optional.of(DATABASE_SCHEMA);
            case CONTAINER -> Optional.of(STORAGE_SERVICE);
            case TAG -> Optional.of(CLASSIFICATION);
            case TOPIC -> Optional.of(MESSAGING_SERVICE);
            case SEARCH_INDEX -> Optional.of(SEARCH_SERVICE);
            case DATABASE_SERVICE,
                    STORAGE_SERVICE,
                    MESSAGING_SERVICE,
                    SEARCH_SERVICE,
                    CLASSIFICATION,
                    INGESTION_PIPELINE -> Optional.empty();
        };
    }

    /** No rule: which shape is whose. */
    Shape shape() {
        return switch (this) {
            case DATABASE_SERVICE -> Shapes.DATABASE_SERVICE;
            case DATABASE -> Shapes.DATABASE;
            case DATABASE_SCHEMA -> Shapes.DATABASE_SCHEMA;
            case TABLE -> Shapes.TABLE;
            case STORED_PROCEDURE -> Shapes.STORED_PROCEDURE;
            case STORAGE_SERVICE -> Shapes.STORAGE_SERVICE;
            case CONTAINER -> Shapes.CONTAINER;
            case CLASSIFICATION -> Shapes.CLASSIFICATION;
            case TAG -> Shapes.TAG;
            case MESSAGING_SERVICE, SEARCH_SERVICE -> Shapes.OTHER_SERVICE;
            case TOPIC -> Shapes.TOPIC;
            case SEARCH_INDEX -> Shapes.SEARCH_INDEX;
            case INGESTION_PIPELINE -> Shapes.INGESTION_PIPELINE;
        };
    }

    /** No rule: which kinds are services. */
    boolean isService() {
        return switch (this) {
            case DATABASE_SERVICE, STORAGE_SERVICE, MESSAGING_SERVICE, SEARCH_SERVICE -> true;
            case DATABASE,
                    DATABASE_SCHEMA,
                    TABLE,
                    STORED_PROCEDURE,
                    CONTAINER,
                    TOPIC,
                    SEARCH_INDEX,
                    CLASSIFICATION,
                    TAG,
                    INGESTION_PIPELINE -> false;
        };
    }

    boolean knows(StubVersion version, String field) {
        boolean known = COMMON_FIELDS.contains(field) || fields.contains("," + field + ",");
        return known && version.knowsRequested(this, field);
    }

    /**
     * Contract §12: "Filters: tables database, databaseSchema; schemas database; databases and containers service". Not
     * in the contract: those of the other kinds.
     */
    List<String> filters() {
        return switch (this) {
            case TABLE -> List.of("database", "databaseSchema");
            case DATABASE_SCHEMA -> List.of("database");
            case STORED_PROCEDURE -> List.of("databaseSchema");
            case DATABASE, CONTAINER, TOPIC, SEARCH_INDEX, INGESTION_PIPELINE -> List.of("service");
            case TAG -> List.of("parent");
            case DATABASE_SERVICE, STORAGE_SERVICE, MESSAGING_SERVICE, SEARCH_SERVICE, CLASSIFICATION -> List.of();
        };
    }

    static Stream<EntityKind> all() {
        return Arrays.stream(values());
    }

    /** No rule: a look-up. */
    static Optional<EntityKind> ofType(String type) {
        return all().filter(kind -> kind.type.equals(type)).findFirst();
    }
}

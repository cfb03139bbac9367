package io.lakecaravan.catalog.openmetadata.stub;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of entity the stub keeps: the collection in the URL, the type in references, where the parent is named, and what {@code fields} may ask for. */
public enum EntityKind {
    DATABASE_SERVICE("services/databaseServices", "databaseService", "", Shapes.DATABASE_SERVICE, "pipelines"),
    DATABASE(
            "databases",
            "database",
            "service",
            Shapes.DATABASE,
            "databaseSchemas,usageSummary,location,extension,sourceHash"),
    DATABASE_SCHEMA(
            "databaseSchemas",
            "databaseSchema",
            "database",
            Shapes.DATABASE_SCHEMA,
            "tables,usageSummary,extension,sourceHash"),
    TABLE(
            "tables",
            "table",
            "databaseSchema",
            Shapes.TABLE,
            "tableConstraints,tablePartition,usageSummary,customMetrics,columns,sampleData,joins,schemaDefinition,dataModel,"
                    + "extension,testSuite,dataProducts,lifeCycle,sourceHash,profile"),
    STORAGE_SERVICE("services/storageServices", "storageService", "", Shapes.STORAGE_SERVICE, "pipelines"),
    CONTAINER(
            "containers",
            "container",
            "service",
            Shapes.CONTAINER,
            "parent,children,dataModel,extension,lifeCycle,sourceHash"),
    CLASSIFICATION("classifications", "classification", "", Shapes.CLASSIFICATION, "reviewers,usageCount,termCount"),
    TAG("tags", "tag", "classification", Shapes.TAG, "reviewers,children,usageCount,recognizers"),
    INGESTION_PIPELINE(
            "services/ingestionPipelines",
            "ingestionPipeline",
            "service",
            Shapes.INGESTION_PIPELINE,
            "pipelineStatuses");

    private static final Set<String> COMMON_FIELDS =
            Set.of("*", "owners", "tags", "domains", "followers", "certification");

    private final String collection;
    private final String type;
    private final String parentField;
    private final Shape shape;
    private final Set<String> fields;

    EntityKind(String collection, String type, String parentField, Shape shape, String fields) {
        this.collection = collection;
        this.type = type;
        this.parentField = parentField;
        this.shape = shape;
        this.fields = Set.of(fields.split(",", -1));
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

    /** Where the parent lives; a tag's or a container's own kind of parent is named by another field. */
    Optional<EntityKind> parent() {
        return switch (this) {
            case DATABASE -> Optional.of(DATABASE_SERVICE);
            case DATABASE_SCHEMA -> Optional.of(DATABASE);
            case TABLE -> Optional.of(DATABASE_SCHEMA);
            case CONTAINER -> Optional.of(STORAGE_SERVICE);
            case TAG -> Optional.of(CLASSIFICATION);
            case DATABASE_SERVICE, STORAGE_SERVICE, CLASSIFICATION, INGESTION_PIPELINE -> Optional.empty();
        };
    }

    Shape shape() {
        return shape;
    }

    boolean isService() {
        return this == DATABASE_SERVICE || this == STORAGE_SERVICE;
    }

    boolean knows(String field) {
        return COMMON_FIELDS.contains(field) || fields.contains(field);
    }

    static Stream<EntityKind> all() {
        return Arrays.stream(values());
    }

    static Optional<EntityKind> ofType(String type) {
        return all().filter(kind -> kind.type.equals(type)).findFirst();
    }
}

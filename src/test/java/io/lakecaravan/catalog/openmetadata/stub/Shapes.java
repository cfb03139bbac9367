package io.lakecaravan.catalog.openmetadata.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The payload classes of 1.12.6, field by field, from its own OpenAPI document. Fields the connector never sends are not looked into. */
final class Shapes {
    static final Shape TABLE = create(
            "org.openmetadata.schema.api.data.CreateTable",
            List.of("databaseSchema", "name"),
            field("columns", FieldType.list(FieldType.object(() -> Shapes.COLUMN))),
            field("dataModel", FieldType.any()),
            field("databaseSchema", FieldType.text()),
            field("fileFormat", FieldType.choice("org.openmetadata.schema.type.FileFormat", Enums.FILE_FORMAT)),
            field("locationPath", FieldType.text()),
            field("name", FieldType.text()),
            field("retentionPeriod", FieldType.text()),
            field("schemaDefinition", FieldType.text()),
            field("sourceHash", FieldType.text()),
            field("sourceUrl", FieldType.text()),
            field("tableConstraints", FieldType.list(FieldType.object(() -> Shapes.CONSTRAINT))),
            field("tablePartition", FieldType.object(() -> Shapes.PARTITION)),
            field("tableProfilerConfig", FieldType.any()),
            field("tableType", FieldType.choice("org.openmetadata.schema.type.TableType", Enums.TABLE_TYPE)));
    static final Shape DATABASE_SERVICE = create(
            "org.openmetadata.schema.api.services.CreateDatabaseService",
            List.of("name", "serviceType"),
            field("connection", FieldType.object(() -> Shapes.CONNECTION)),
            field("ingestionRunner", FieldType.object(() -> Shapes.REFERENCE)),
            field("name", FieldType.text()),
            field(
                    "serviceType",
                    FieldType.choice("org.openmetadata.schema.type.DatabaseServiceType", Enums.DATABASE_TYPE)));
    static final Shape STORAGE_SERVICE = create(
            "org.openmetadata.schema.api.services.CreateStorageService",
            List.of("name", "serviceType"),
            field("connection", FieldType.object(() -> Shapes.CONNECTION)),
            field("ingestionRunner", FieldType.object(() -> Shapes.REFERENCE)),
            field("name", FieldType.text()),
            field(
                    "serviceType",
                    FieldType.choice("org.openmetadata.schema.type.StorageServiceType", Enums.STORAGE_TYPE)));
    static final Shape DATABASE = create(
            "org.openmetadata.schema.api.data.CreateDatabase",
            List.of("name", "service"),
            field("default", FieldType.flag()),
            field("name", FieldType.text()),
            field("retentionPeriod", FieldType.text()),
            field("service", FieldType.text()),
            field("sourceHash", FieldType.text()),
            field("sourceUrl", FieldType.text()));
    static final Shape DATABASE_SCHEMA = create(
            "org.openmetadata.schema.api.data.CreateDatabaseSchema",
            List.of("database", "name"),
            field("database", FieldType.text()),
            field("name", FieldType.text()),
            field("retentionPeriod", FieldType.text()),
            field("sourceHash", FieldType.text()),
            field("sourceUrl", FieldType.text()));
    static final Shape CONTAINER = create(
            "org.openmetadata.schema.api.data.CreateContainer",
            List.of("name", "service"),
            field("dataModel", FieldType.object(() -> Shapes.DATA_MODEL)),
            field(
                    "fileFormats",
                    FieldType.list(FieldType.choice(
                            "org.openmetadata.schema.type.ContainerFileFormat", Enums.CONTAINER_FORMAT))),
            field("fullPath", FieldType.text()),
            field("name", FieldType.text()),
            field("numberOfObjects", FieldType.number()),
            field("parent", FieldType.object(() -> Shapes.REFERENCE)),
            field("prefix", FieldType.text()),
            field("service", FieldType.text()),
            field("size", FieldType.number()),
            field("sourceHash", FieldType.text()),
            field("sourceUrl", FieldType.text()));
    static final Shape CLASSIFICATION = create(
            "org.openmetadata.schema.api.classification.CreateClassification",
            List.of("description", "name"),
            field("autoClassificationConfig", FieldType.any()),
            field("mutuallyExclusive", FieldType.flag()),
            field("name", FieldType.text()),
            field("provider", FieldType.text()));
    static final Shape TAG = create(
            "org.openmetadata.schema.api.classification.CreateTag",
            List.of("description", "name"),
            field("associatedTags", FieldType.list(FieldType.text())),
            field("autoClassificationEnabled", FieldType.flag()),
            field("autoClassificationPriority", FieldType.whole()),
            field("classification", FieldType.text()),
            field("mutuallyExclusive", FieldType.flag()),
            field("name", FieldType.text()),
            field("parent", FieldType.text()),
            field("provider", FieldType.text()),
            field("recognizers", FieldType.list(FieldType.any())),
            field("style", FieldType.any()));
    static final Shape INGESTION_PIPELINE = create(
            "org.openmetadata.schema.api.services.ingestionPipelines.CreateIngestionPipeline",
            List.of("airflowConfig", "name", "pipelineType", "service", "sourceConfig"),
            field("airflowConfig", FieldType.any()),
            field("enableStreamableLogs", FieldType.flag()),
            field("loggerLevel", FieldType.text()),
            field("name", FieldType.text()),
            field("pipelineType", FieldType.choice("org.openmetadata.schema.type.PipelineType", Enums.PIPELINE_TYPE)),
            field("processingEngine", FieldType.object(() -> Shapes.REFERENCE)),
            field("provider", FieldType.text()),
            field("raiseOnError", FieldType.flag()),
            field("service", FieldType.object(() -> Shapes.REFERENCE)),
            field("sourceConfig", FieldType.any()));
    static final Shape COLUMN = shape(
            "org.openmetadata.schema.type.Column",
            List.of("dataType", "name"),
            field("arrayDataType", FieldType.choice("org.openmetadata.schema.type.ColumnDataType", Enums.DATA_TYPE)),
            field("children", FieldType.list(FieldType.object(() -> Shapes.COLUMN))),
            field("constraint", FieldType.choice("org.openmetadata.schema.type.ColumnConstraint", Enums.CONSTRAINT)),
            field("customMetrics", FieldType.list(FieldType.any())),
            field("dataLength", FieldType.whole()),
            field("dataType", FieldType.choice("org.openmetadata.schema.type.ColumnDataType", Enums.DATA_TYPE)),
            field("dataTypeDisplay", FieldType.text()),
            field("description", FieldType.text()),
            field("displayName", FieldType.text()),
            field("extension", FieldType.any()),
            field("fullyQualifiedName", FieldType.text()),
            field("jsonSchema", FieldType.text()),
            field("name", FieldType.text()),
            field("ordinalPosition", FieldType.whole()),
            field("precision", FieldType.whole()),
            field("profile", FieldType.object(() -> Shapes.COLUMN_PROFILE)),
            field("scale", FieldType.whole()),
            field("tags", FieldType.list(FieldType.object(() -> Shapes.TAG_LABEL))));
    static final Shape TAG_LABEL = shape(
            "org.openmetadata.schema.type.TagLabel",
            List.of("tagFQN"),
            field("appliedAt", FieldType.text()),
            field("appliedBy", FieldType.text()),
            field("description", FieldType.text()),
            field("displayName", FieldType.text()),
            field("href", FieldType.text()),
            field(
                    "labelType",
                    FieldType.choice(
                            "org.openmetadata.schema.type.LabelType",
                            List.of("Manual", "Propagated", "Automated", "Derived", "Generated"))),
            field("metadata", FieldType.any()),
            field("name", FieldType.text()),
            field("reason", FieldType.text()),
            field(
                    "source",
                    FieldType.choice("org.openmetadata.schema.type.TagSource", List.of("Classification", "Glossary"))),
            field("state", FieldType.choice("org.openmetadata.schema.type.State", List.of("Suggested", "Confirmed"))),
            field("style", FieldType.any()),
            field("tagFQN", FieldType.text()));
    static final Shape REFERENCE = shape(
            "org.openmetadata.schema.type.EntityReference",
            List.of("id", "type"),
            field("deleted", FieldType.flag()),
            field("description", FieldType.text()),
            field("displayName", FieldType.text()),
            field("fullyQualifiedName", FieldType.text()),
            field("href", FieldType.text()),
            field("id", FieldType.text()),
            field("inherited", FieldType.flag()),
            field("name", FieldType.text()),
            field("type", FieldType.text()));
    static final Shape CONSTRAINT = shape(
            "org.openmetadata.schema.type.TableConstraint",
            List.of(),
            field("columns", FieldType.list(FieldType.text())),
            field(
                    "constraintType",
                    FieldType.choice("org.openmetadata.schema.type.ConstraintType", Enums.CONSTRAINT_TYPE)),
            field("referredColumns", FieldType.list(FieldType.text())),
            field("relationshipType", FieldType.text()));
    static final Shape PARTITION = shape(
            "org.openmetadata.schema.type.TablePartition",
            List.of(),
            field("columns", FieldType.list(FieldType.object(() -> Shapes.PARTITION_COLUMN))));
    static final Shape PARTITION_COLUMN = shape(
            "org.openmetadata.schema.type.PartitionColumnDetails",
            List.of(),
            field("columnName", FieldType.text()),
            field("interval", FieldType.text()),
            field(
                    "intervalType",
                    FieldType.choice("org.openmetadata.schema.type.PartitionIntervalTypes", Enums.INTERVAL)));
    static final Shape DATA_MODEL = shape(
            "org.openmetadata.schema.type.ContainerDataModel",
            List.of("columns"),
            field("columns", FieldType.list(FieldType.object(() -> Shapes.COLUMN))),
            field("isPartitioned", FieldType.flag()));
    static final Shape CONNECTION = shape(
            "org.openmetadata.schema.api.services.DatabaseConnection", List.of(), field("config", FieldType.any()));
    static final Shape SAMPLE = shape(
            "org.openmetadata.schema.type.TableData",
            List.of(),
            field("columns", FieldType.list(FieldType.text())),
            field("rows", FieldType.list(FieldType.list(FieldType.any()))));
    static final Shape PROFILE = shape(
            "org.openmetadata.schema.api.data.CreateTableProfile",
            List.of("tableProfile"),
            field("columnProfile", FieldType.list(FieldType.object(() -> Shapes.COLUMN_PROFILE))),
            field("systemProfile", FieldType.list(FieldType.any())),
            field("tableProfile", FieldType.object(() -> Shapes.TABLE_PROFILE)));
    static final Shape TABLE_PROFILE = shape(
            "org.openmetadata.schema.type.TableProfile",
            List.of("timestamp"),
            field("columnCount", FieldType.number()),
            field("createDateTime", FieldType.text()),
            field("customMetrics", FieldType.list(FieldType.any())),
            field("profileSample", FieldType.number()),
            field("profileSampleType", FieldType.text()),
            field("rowCount", FieldType.number()),
            field("samplingMethodType", FieldType.text()),
            field("sizeInByte", FieldType.number()),
            field("timestamp", FieldType.whole()));
    static final Shape COLUMN_PROFILE = shape(
            "org.openmetadata.schema.type.ColumnProfile",
            List.of("name", "timestamp"),
            field("cardinalityDistribution", FieldType.any()),
            field("customMetrics", FieldType.list(FieldType.any())),
            field("distinctCount", FieldType.number()),
            field("distinctProportion", FieldType.number()),
            field("duplicateCount", FieldType.number()),
            field("firstQuartile", FieldType.number()),
            field("histogram", FieldType.any()),
            field("interQuartileRange", FieldType.number()),
            field("max", FieldType.any()),
            field("maxLength", FieldType.number()),
            field("mean", FieldType.number()),
            field("median", FieldType.number()),
            field("min", FieldType.any()),
            field("minLength", FieldType.number()),
            field("missingCount", FieldType.number()),
            field("missingPercentage", FieldType.number()),
            field("name", FieldType.text()),
            field("nonParametricSkew", FieldType.number()),
            field("nullCount", FieldType.number()),
            field("nullProportion", FieldType.number()),
            field("stddev", FieldType.number()),
            field("sum", FieldType.number()),
            field("thirdQuartile", FieldType.number()),
            field("timestamp", FieldType.whole()),
            field("uniqueCount", FieldType.number()),
            field("uniqueProportion", FieldType.number()),
            field("validCount", FieldType.number()),
            field("valuesCount", FieldType.number()),
            field("valuesPercentage", FieldType.number()),
            field("variance", FieldType.number()));
    static final Shape LINEAGE = shape(
            "org.openmetadata.schema.api.lineage.AddLineage",
            List.of("edge"),
            field("edge", FieldType.object(() -> Shapes.EDGE)));
    static final Shape EDGE = shape(
            "org.openmetadata.schema.type.EntitiesEdge",
            List.of("fromEntity", "toEntity"),
            field("description", FieldType.text()),
            field("fromEntity", FieldType.object(() -> Shapes.REFERENCE)),
            field("lineageDetails", FieldType.object(() -> Shapes.LINEAGE_DETAILS)),
            field("toEntity", FieldType.object(() -> Shapes.REFERENCE)));
    static final Shape LINEAGE_DETAILS = shape(
            "org.openmetadata.schema.type.LineageDetails",
            List.of(),
            field("assetEdges", FieldType.whole()),
            field("columnsLineage", FieldType.list(FieldType.object(() -> Shapes.COLUMN_LINEAGE))),
            field("createdAt", FieldType.whole()),
            field("createdBy", FieldType.text()),
            field("description", FieldType.text()),
            field("pipeline", FieldType.object(() -> Shapes.REFERENCE)),
            field("source", FieldType.choice("org.openmetadata.schema.type.Source", Enums.LINEAGE_SOURCE)),
            field("sqlQuery", FieldType.text()),
            field("updatedAt", FieldType.whole()),
            field("updatedBy", FieldType.text()));
    static final Shape COLUMN_LINEAGE = shape(
            "org.openmetadata.schema.type.ColumnLineage",
            List.of(),
            field("fromColumns", FieldType.list(FieldType.text())),
            field("function", FieldType.text()),
            field("toColumn", FieldType.text()));
    static final Shape PIPELINE_STATUS = shape(
            "org.openmetadata.schema.entity.services.ingestionPipelines.PipelineStatus",
            List.of(),
            field("config", FieldType.any()),
            field("endDate", FieldType.whole()),
            field("metadata", FieldType.any()),
            field(
                    "pipelineState",
                    FieldType.choice("org.openmetadata.schema.type.PipelineStatusType", Enums.PIPELINE_STATE)),
            field("runId", FieldType.text()),
            field("startDate", FieldType.whole()),
            field("status", FieldType.list(FieldType.any())),
            field("timestamp", FieldType.whole()));
    /** Contract §12. */
    static final Shape DELETE_STALE = shape(
            "org.openmetadata.schema.type.api.BulkDeleteStaleRequest",
            List.of("scopeFqn", "scopeEntityType", "seenFqns"),
            field("dryRun", FieldType.flag()),
            field("hardDelete", FieldType.flag()),
            field("recursive", FieldType.flag()),
            field("scopeEntityType", FieldType.text()),
            field("scopeFqn", FieldType.text()),
            field("seenFqns", FieldType.list(FieldType.text())));

    /** Of services that only other tools make here. */
    static final Shape OTHER_SERVICE = create(
            "org.openmetadata.schema.api.services.CreateMessagingService",
            List.of("name", "serviceType"),
            field("connection", FieldType.any()),
            field("name", FieldType.text()),
            field("serviceType", FieldType.text()));
    /** Contract §11: an end of lineage; fields from the document that 1.12.6 publishes of itself. */
    static final Shape TOPIC = create(
            "org.openmetadata.schema.api.data.CreateTopic",
            List.of("name", "partitions", "service"),
            field("messageSchema", FieldType.any()),
            field("name", FieldType.text()),
            field("partitions", FieldType.whole()),
            field("service", FieldType.text()));
    /** Contract §11: an end of lineage; fields from the document that 1.12.6 publishes of itself. */
    static final Shape SEARCH_INDEX = create(
            "org.openmetadata.schema.api.data.CreateSearchIndex",
            List.of("fields", "name", "service"),
            field("fields", FieldType.any()),
            field("name", FieldType.text()),
            field("service", FieldType.text()));

    /** Others' work below a schema of ours (contract §12: what stands below a parent); fields from 1.12.6's own document. */
    static final Shape STORED_PROCEDURE = create(
            "org.openmetadata.schema.api.data.CreateStoredProcedure",
            List.of("name", "storedProcedureCode"),
            field("databaseSchema", FieldType.text()),
            field("name", FieldType.text()),
            field("sourceHash", FieldType.text()),
            field("sourceUrl", FieldType.text()),
            field("storedProcedureCode", FieldType.any()),
            field("storedProcedureType", FieldType.text()));

    static final Shape CUSTOM_PROPERTY = shape(
            "org.openmetadata.schema.entity.type.CustomProperty",
            List.of("description", "name", "propertyType"),
            field("customPropertyConfig", FieldType.any()),
            field("description", FieldType.text()),
            field("displayName", FieldType.text()),
            field("name", FieldType.text()),
            field("propertyType", FieldType.object(() -> Shapes.REFERENCE)));
    static final Shape LIFE_CYCLE = shape(
            "org.openmetadata.schema.type.LifeCycle",
            List.of(),
            field("accessed", FieldType.any()),
            field("created", FieldType.any()),
            field("updated", FieldType.any()));

    private Shapes() {}

    private static Map.Entry<String, FieldType> field(String name, FieldType type) {
        return Map.entry(name, type);
    }

    /** A create payload: its own fields and those all of them have. */
    @SafeVarargs
    private static Shape create(String javaClass, List<String> required, Map.Entry<String, FieldType>... own) {
        Map<String, FieldType> all = fields(own);
        FieldType references = FieldType.list(FieldType.object(() -> Shapes.REFERENCE));
        all.put("dataProducts", FieldType.list(FieldType.text()));
        all.put("description", FieldType.text());
        all.put("displayName", FieldType.text());
        all.put("domains", FieldType.list(FieldType.text()));
        all.put("extension", FieldType.any());
        all.put("lifeCycle", FieldType.object(() -> Shapes.LIFE_CYCLE));
        all.put("owners", references);
        all.put("reviewers", references);
        all.put("tags", FieldType.list(FieldType.object(() -> Shapes.TAG_LABEL)));
        return new Shape(javaClass, all, required);
    }

    @SafeVarargs
    private static Shape shape(String javaClass, List<String> required, Map.Entry<String, FieldType>... fields) {
        return new Shape(javaClass, fields(fields), required);
    }

    @SafeVarargs
    private static Map<String, FieldType> fields(Map.Entry<String, FieldType>... fields) {
        Map<String, FieldType> all = new LinkedHashMap<>();
        for (Map.Entry<String, FieldType> field : fields) {
            all.put(field.getKey(), field.getValue());
        }
        return all;
    }
}

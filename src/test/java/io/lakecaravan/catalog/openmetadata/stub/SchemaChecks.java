package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what is wrong with payloads according to the published schemas; the entry points are those of contract §15. Thread-safe. */
final class SchemaChecks implements PayloadCheck {
    private static final Map<String, String> ENTRY_POINTS = Map.ofEntries(
            Map.entry("databaseService", "api/services/createDatabaseService.json"),
            Map.entry("storageService", "api/services/createStorageService.json"),
            Map.entry("database", "api/data/createDatabase.json"),
            Map.entry("databaseSchema", "api/data/createDatabaseSchema.json"),
            Map.entry("table", "api/data/createTable.json"),
            Map.entry("container", "api/data/createContainer.json"),
            Map.entry("classification", "api/classification/createClassification.json"),
            Map.entry("tag", "api/classification/createTag.json"),
            Map.entry("sampleData", "entity/data/table.json#/definitions/tableData"),
            Map.entry("tableProfile", "api/data/createTableProfile.json"),
            Map.entry("lineage", "api/lineage/addLineage.json"),
            Map.entry("ingestionPipeline", "api/services/ingestionPipelines/createIngestionPipeline.json"),
            Map.entry(
                    "pipelineStatus",
                    "entity/services/ingestionPipelines/ingestionPipeline.json#/definitions/pipelineStatus"));

    private final Optional<PayloadSchemas> schemas;
    private final List<String> violations = new ArrayList<>();

    SchemaChecks(Optional<PayloadSchemas> schemas) {
        this.schemas = schemas;
    }

    @Override
    public synchronized void check(String type, JsonNode payload) {
        Optional.ofNullable(ENTRY_POINTS.get(type))
                .ifPresent(entryPoint -> schemas.ifPresent(known ->
                        known.validate(entryPoint, payload).forEach(problem -> violations.add(type + ": " + problem))));
    }

    /** Endpoints are those of the document that 1.12.6 publishes of itself; checked where payloads are. */
    @Override
    public synchronized void check(Request request) {
        if (schemas.isPresent()) {
            Endpoints.problem(request).ifPresent(violations::add);
        }
    }

    /** In the order of arrival. */
    synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}

package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, PayloadSchemas> SCHEMAS =
            Map.of("1.11", PayloadSchemas.load("1.11"), "1.13", PayloadSchemas.load("1.13"));
    private static final String TABLE = "api/data/createTable.json";

    @ParameterizedTest
    @CsvSource({
        "database-service-minimal, api/services/createDatabaseService.json",
        "database-service-full, api/services/createDatabaseService.json",
        "database-service-datalake, api/services/createDatabaseService.json",
        "storage-service-minimal, api/services/createStorageService.json",
        "storage-service-s3, api/services/createStorageService.json",
        "storage-service-custom, api/services/createStorageService.json",
        "database-minimal, api/data/createDatabase.json",
        "database-full, api/data/createDatabase.json",
        "schema-minimal, api/data/createDatabaseSchema.json",
        "table-minimal, api/data/createTable.json",
        "table-full, api/data/createTable.json",
        "container-bucket, api/data/createContainer.json",
        "container-nested, api/data/createContainer.json",
        "sample-data, entity/data/table.json#/definitions/tableData",
        "table-profile, api/data/createTableProfile.json",
        "classification, api/classification/createClassification.json",
        "tag, api/classification/createTag.json",
        "lineage, api/lineage/addLineage.json",
        "ingestion-pipeline, api/services/ingestionPipelines/createIngestionPipeline.json",
        "pipeline-status, entity/services/ingestionPipelines/ingestionPipeline.json#/definitions/pipelineStatus",
    })
    void theContractsExamplesAreValid(String example, String entryPoint) throws IOException {
        JsonNode payload = example(example);
        for (PayloadSchemas schemas : SCHEMAS.values()) {
            assertThat(schemas.validate(entryPoint, payload)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'t','databaseSchema':'a.b.c'} | columns",
                "{'name':'t','databaseSchema':'a.b.c','columns':[{'name':'x'}]} | dataType",
                "{'name':'t','databaseSchema':'a.b.c','columns':[{'name':'x','dataType':'bigint'}]} | enumeration",
                "{'name':'t','databaseSchema':'a.b.c','columns':[],'frobnicate':1} | frobnicate",
                "{'name':'a::b','databaseSchema':'a.b.c','columns':[]} | pattern",
                "{'name':'','databaseSchema':'a.b.c','columns':[]} | at least 1",
                "{'name':'t','databaseSchema':'a.b.c','columns':[],'fileFormat':'orc'} | enumeration",
                "{'name':'t','databaseSchema':'a.b.c','columns':[],'tags':[{'tagFQN':'PII.Sensitive'}]} | labelType",
            })
    void refusesABadTable(String payload, String expected) throws IOException {
        for (PayloadSchemas schemas : SCHEMAS.values()) {
            List<String> problems = schemas.validate(TABLE, JSON.readTree(payload.replace('\'', '"')));
            assertThat(problems).isNotEmpty().anyMatch(problem -> problem.contains(expected));
        }
    }

    @Test
    void knowsWhichVersionAddedAnEnumValue() throws IOException {
        JsonNode stage =
                JSON.readTree("{\"name\":\"t\",\"databaseSchema\":\"a\",\"columns\":[],\"tableType\":\"Stage\"}");
        assertThat(SCHEMAS.get("1.11").validate(TABLE, stage)).isNotEmpty();
        assertThat(SCHEMAS.get("1.13").validate(TABLE, stage)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"2026-01-01\"", "1.5"})
    void aProfilesMinimumIsNumberOrText(String minimum) throws IOException {
        JsonNode profile = JSON.readTree("{\"tableProfile\":{\"timestamp\":1},\"columnProfile\":[{\"name\":\"a\","
                + "\"timestamp\":1,\"min\":" + minimum + "}]}");
        assertThat(SCHEMAS.get("1.13").validate("api/data/createTableProfile.json", profile))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"<#E::table::a.b>, true", "<#E::table::Größe>, true", "table, false"})
    void readsTheJavaOnlyPattern(String link, boolean valid) {
        List<String> problems = SCHEMAS.get("1.13")
                .validate(
                        "type/basic.json#/definitions/entityLink",
                        JSON.getNodeFactory().textNode(link));
        assertThat(problems.isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'scopeFqn':'a.b','scopeEntityType':'database','seenFqns':[],'dryRun':true,'hardDelete':false,'recursive':true} | true",
                "{'scopeFqn':'a.b','seenFqns':[]} | false",
                "{'scopeFqn':'a.b','scopeEntityType':'database','seenFqns':[],'hard':true} | false",
            })
    void checksDeletionsByScope(String payload, boolean valid) throws IOException {
        assertThat(PayloadSchemas.load("2.0")
                        .validate("type/bulkDeleteStaleRequest.json", JSON.readTree(payload.replace('\'', '"')))
                        .isEmpty())
                .isEqualTo(valid);
    }

    @Test
    void namesTheVersionsItHas() {
        assertThatThrownBy(() -> PayloadSchemas.load("1.4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.11");
    }

    static JsonNode example(String name) throws IOException {
        try (InputStream in =
                PayloadSchemasTest.class.getResourceAsStream("/openmetadata-schemas/examples/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}

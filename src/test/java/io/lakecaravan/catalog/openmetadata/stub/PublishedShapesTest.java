package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fields and values are those of the document that 1.12.6 publishes about itself. */
class PublishedShapesTest {
    private static final Path DOCUMENT = Path.of("../shared/contracts/openmetadata-openapi-1.12.6.json");

    /** Shapes the document does not have, with what they are. */
    private static final Map<String, String> UNPUBLISHED =
            Map.of("DELETE_STALE", "came in 2.0, contract §12", "OTHER_SERVICE", "stands for two services of others");

    /** What only others make: as far as their edges need it. */
    private static final Set<String> IN_PART = Set.of("TOPIC", "SEARCH_INDEX", "STORED_PROCEDURE");

    /** Where the enums are. */
    private static final Map<String, String> ENUMS = Map.ofEntries(
            Map.entry("DATA_TYPE", "/Column/properties/dataType/enum"),
            Map.entry("CONSTRAINT", "/Column/properties/constraint/enum"),
            Map.entry("TABLE_TYPE", "/CreateTable/properties/tableType/enum"),
            Map.entry("FILE_FORMAT", "/CreateTable/properties/fileFormat/enum"),
            Map.entry("CONTAINER_FORMAT", "/CreateContainer/properties/fileFormats/items/enum"),
            Map.entry("DATABASE_TYPE", "/CreateDatabaseService/properties/serviceType/enum"),
            Map.entry("STORAGE_TYPE", "/CreateStorageService/properties/serviceType/enum"),
            Map.entry("CONSTRAINT_TYPE", "/TableConstraint/properties/constraintType/enum"),
            Map.entry("PIPELINE_STATE", "/PipelineStatus/properties/pipelineState/enum"),
            Map.entry("PIPELINE_TYPE", "/CreateIngestionPipeline/properties/pipelineType/enum"),
            Map.entry("LINEAGE_SOURCE", "/LineageDetails/properties/source/enum"),
            Map.entry("INTERVAL", "/PartitionColumnDetails/properties/intervalType/enum"));

    private JsonNode schemas;

    @BeforeEach
    void read() throws IOException {
        assumeTrue(
                Files.exists(DOCUMENT), "no ../shared/contracts: shapes are not compared with the published document");
        schemas = Json.MAPPER.readTree(DOCUMENT.toFile()).at("/components/schemas");
    }

    private static List<Field> constants(Class<?> holder, Class<?> type) {
        List<Field> constants = new ArrayList<>();
        for (Field field : holder.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType())) {
                constants.add(field);
            }
        }
        return constants;
    }

    @DisplayName(
            "every shape has the published fields, and other demands only where the server was seen to demand less")
    @Test
    void fields() throws IllegalAccessException {
        for (Field constant : constants(Shapes.class, Shape.class)) {
            if (!UNPUBLISHED.containsKey(constant.getName())) {
                Shape shape = (Shape) constant.get(null);
                JsonNode schema = schemas.path(
                        shape.javaClass().substring(shape.javaClass().lastIndexOf('.') + 1));
                Set<String> published = names(schema.path("properties"));
                assertThat(published)
                        .as(constant.getName())
                        .containsAll(shape.fields().keySet());
                if (!IN_PART.contains(constant.getName())) {
                    assertThat(shape.fields().keySet()).as(constant.getName()).containsAll(published);
                }
                assertThat(texts(schema.path("required")))
                        .as(constant.getName())
                        .containsAll(shape.required());
            }
        }
    }

    @DisplayName("every enum has the published values")
    @Test
    void values() throws IllegalAccessException {
        for (Field constant : constants(Enums.class, List.class)) {
            assertThat(ENUMS).containsKey(constant.getName());
            List<Object> values = new ArrayList<>((List<?>) constant.get(null));
            // Contract §4.3: "SemanticView [2.0]".
            values.remove("SemanticView");
            assertThat(values).as(constant.getName()).isEqualTo(texts(schemas.at(ENUMS.get(constant.getName()))));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}

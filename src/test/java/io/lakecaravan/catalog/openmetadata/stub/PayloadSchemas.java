package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The published JSON Schemas of one OpenMetadata version, to check a payload before a server sees it. An entry point is the path of a schema file below
 * the version's folder, with a fragment where the payload is a definition inside it ({@code entity/data/table.json#/definitions/tableData}).
 *
 * <p>Artefacts of the published files are taken out on reading, see contract §15: {@code $id} is dropped, so that {@code $ref} is relative to the file, and
 * {@code oneOf} of overlapping scalar types is read as {@code anyOf}. The Java-only {@code (?U)} in patterns works as it is, because patterns are Java's here.
 * Thread-safe.
 */
public final class PayloadSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "https://schemas.invalid/";
    private static final String FOLDER = "/openmetadata-schemas/";
    private static final List<String> KNOWN = List.of("1.11", "1.13", "2.0");

    /** Reading them takes a second, and they never change. */
    private static final Map<String, PayloadSchemas> LOADED = new ConcurrentHashMap<>();

    private final String version;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private PayloadSchemas(String version) {
        this.version = version;
        this.factory = JsonSchemaFactory.getInstance(
                VersionFlag.V7, builder -> builder.schemaLoaders(loaders -> loaders.add(PayloadSchemas::source)));
    }

    /**
     * The schemas of one version, {@code 1.11} or {@code 1.13}; of {@code 2.0} there is only {@code type/bulkDeleteStaleRequest.json}.
     *
     * @throws IllegalArgumentException for another version
     */
    public static PayloadSchemas load(String version) {
        if (!KNOWN.contains(version)) {
            throw new IllegalArgumentException("no schemas of version '" + version + "', there are " + KNOWN);
        }
        return LOADED.computeIfAbsent(version, PayloadSchemas::new);
    }

    /** What is wrong with the payload, sorted, empty when nothing is. */
    public List<String> validate(String entryPoint, JsonNode payload) {
        return schema(entryPoint).validate(payload).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private JsonSchema schema(String entryPoint) {
        return schemas.computeIfAbsent(
                entryPoint,
                path -> factory.getSchema(
                        SchemaLocation.of(BASE + version + "/" + path),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private static InputStreamSource source(AbsoluteIri iri) {
        if (!iri.toString().startsWith(BASE)) {
            return null;
        }
        String resource = FOLDER + iri.toString().substring(BASE.length());
        return () -> {
            try (InputStream in = PayloadSchemas.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new FileNotFoundException("schema " + resource + " is not among the test resources");
                }
                return new ByteArrayInputStream(JSON.writeValueAsBytes(cleaned(JSON.readTree(in))));
            }
        };
    }

    private static JsonNode cleaned(JsonNode node) throws IOException {
        if (node instanceof ObjectNode object) {
            // A property may be called "$id" or "oneOf" too; then its value is a schema, never text or an array.
            if (object.path("$id").isTextual()) {
                object.remove("$id");
            }
            if (object.path("oneOf").isArray() && allScalars(object.path("oneOf"))) {
                object.set("anyOf", object.remove("oneOf"));
            }
        }
        for (JsonNode child : node) {
            cleaned(child);
        }
        return node;
    }

    /** Contract §15: {@code columnProfile.min/max} name number, integer and several texts; a value fits more than one of them. */
    private static boolean allScalars(JsonNode alternatives) {
        for (JsonNode alternative : alternatives) {
            boolean scalar = List.of("number", "integer", "string")
                    .contains(alternative.path("type").asText());
            boolean basic = alternative.path("$ref").asText().contains("type/basic.json#/definitions/");
            if (!scalar && !basic) {
                return false;
            }
        }
        return true;
    }
}

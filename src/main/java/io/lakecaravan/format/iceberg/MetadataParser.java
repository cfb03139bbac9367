package io.lakecaravan.format.iceberg;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.iceberg.TableMetadata.PartitionField;
import io.lakecaravan.format.iceberg.TableMetadata.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a metadata file member by member: histories, which may be long, pass. */
final class MetadataParser {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_SNAPSHOTS = 100_000;
    private static final Set<String> KEPT = Set.of(
            "format-version",
            "table-uuid",
            "location",
            "schema",
            "schemas",
            "current-schema-id",
            "partition-spec",
            "partition-specs",
            "default-spec-id",
            "properties",
            "current-snapshot-id");

    private final Map<String, JsonNode> kept = new HashMap<>();
    private final Map<Long, Snapshot> snapshots = new HashMap<>();
    private final ReadOptions options;

    private MetadataParser(ReadOptions options) {
        this.options = options;
    }

    static TableMetadata parse(InputStream text, ReadOptions options) throws IOException {
        MetadataParser parser = new MetadataParser(options);
        try (JsonParser in = MAPPER.getFactory().createParser(text)) {
            parser.members(in);
        } catch (JsonProcessingException e) {
            throw corrupt("it is not JSON", e);
        }
        return parser.metadata();
    }

    private void members(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw corrupt("it is no JSON object", null);
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (KEPT.contains(name)) {
                kept.put(name, MAPPER.readTree(in));
            } else if (name.equals("snapshots") && value == JsonToken.START_ARRAY) {
                snapshots(in);
            } else {
                in.skipChildren();
            }
        }
    }

    private void snapshots(JsonParser in) throws IOException {
        // The current one is named before or after; without the others' names, one is small.
        while (in.nextToken() == JsonToken.START_OBJECT) {
            JsonNode node = MAPPER.readTree(in);
            List<String> manifests = new ArrayList<>();
            node.path("manifests").forEach(path -> manifests.add(path.asText()));
            Snapshot snapshot = new Snapshot(
                    node.path("snapshot-id").asLong(),
                    Optional.ofNullable(node.path("manifest-list").textValue()),
                    manifests,
                    texts(node.path("summary")));
            JsonNode current = kept.get("current-snapshot-id");
            if (current == null || current.asLong() == snapshot.id()) {
                snapshots.put(snapshot.id(), snapshot);
            }
            if (snapshots.size() > MOST_SNAPSHOTS) {
                throw new LimitException("the table has more than " + MOST_SNAPSHOTS + " snapshots");
            }
        }
    }

    private TableMetadata metadata() throws IOException {
        JsonNode version = kept.get("format-version");
        if (version == null || !version.isInt()) {
            throw corrupt("it has no format-version", null);
        }
        long current = kept.containsKey("current-snapshot-id")
                        && kept.get("current-snapshot-id").isIntegralNumber()
                ? kept.get("current-snapshot-id").asLong()
                : -1;
        if (current != -1 && !snapshots.containsKey(current)) {
            throw corrupt("it lacks the current snapshot", null);
        }
        Map<Integer, List<PartitionField>> specs = specs();
        return new TableMetadata(
                version.intValue(),
                text("location"),
                IcebergSchema.fields(schema(), options, specs.getOrDefault(number("default-spec-id"), List.of())),
                specs,
                number("default-spec-id"),
                texts(kept.getOrDefault("properties", MAPPER.missingNode())),
                current == -1 ? Optional.empty() : Optional.of(snapshots.get(current)));
    }

    private JsonNode schema() throws FormatException {
        if (kept.containsKey("schemas")) {
            for (JsonNode schema : kept.get("schemas")) {
                if (schema.path("schema-id").asInt(0) == number("current-schema-id")) {
                    return schema;
                }
            }
        }
        if (!kept.containsKey("schema")) {
            throw corrupt("it lacks the current schema", null);
        }
        return kept.get("schema");
    }

    private Map<Integer, List<PartitionField>> specs() {
        Map<Integer, List<PartitionField>> specs = new LinkedHashMap<>();
        if (kept.containsKey("partition-specs")) {
            for (JsonNode spec : kept.get("partition-specs")) {
                specs.put(spec.path("spec-id").asInt(0), fields(spec.path("fields")));
            }
        } else if (kept.containsKey("partition-spec")) {
            specs.put(0, fields(kept.get("partition-spec")));
        }
        return specs;
    }

    private static List<PartitionField> fields(JsonNode array) {
        List<PartitionField> fields = new ArrayList<>();
        for (JsonNode field : array) {
            int source = field.has("source-id")
                    ? field.path("source-id").asInt(-1)
                    : field.path("source-ids").path(0).asInt(-1);
            // Version 1 may leave ids out: they count from 1000 then.
            int id = field.path("field-id").asInt(1000 + fields.size());
            fields.add(new PartitionField(
                    id,
                    source,
                    field.path("name").asText(),
                    field.path("transform").asText()));
        }
        return fields;
    }

    private int number(String name) {
        return kept.containsKey(name) ? kept.get(name).asInt(0) : 0;
    }

    private String text(String name) {
        return kept.containsKey(name) ? kept.get(name).asText("") : "";
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    private static FormatException corrupt(String what, Throwable cause) {
        return new FormatException(
                FindingCode.ICEBERG_METADATA_CORRUPT, -1, "the newest metadata file cannot be used: " + what, cause);
    }
}

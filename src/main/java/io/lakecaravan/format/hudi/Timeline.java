package io.lakecaravan.format.hudi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.avro.AvroFile;
import io.lakecaravan.format.table.WholeObject;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The completed commits of a table, the newest first. Until version 0.x they are JSON, from 1.0 on Avro. */
record Timeline(List<LakeObject> commits) {
    static final String FOLDER = ".hoodie";

    private static final int MOST_OBJECTS = 100_000;

    /** Commits that only cleaned up or compacted may say no schema. */
    private static final int MOST_TRIED = 10;

    private static final long MOST_BYTES = 64 << 20;
    private static final Pattern COMMIT =
            Pattern.compile("(?:timeline/)?\\d{14,17}(?:_\\d{14,17})?\\.(?:commit|deltacommit|replacecommit)");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Timeline {
        commits = List.copyOf(commits);
    }

    static Timeline of(TableRoot root) throws IOException {
        List<LakeObject> objects = root.list(FOLDER + "/", MOST_OBJECTS);
        if (objects.size() >= MOST_OBJECTS) {
            throw new LimitException(
                    "the table's timeline has " + MOST_OBJECTS + " objects or more; timelines are read up to there");
        }
        return new Timeline(objects.stream()
                .filter(object -> COMMIT.matcher(relative(object)).matches())
                .sorted(Comparator.comparing(Timeline::instant)
                        .thenComparing(LakeObject::key)
                        .reversed())
                .toList());
    }

    private static String relative(LakeObject object) {
        return object.key().substring(object.key().indexOf(FOLDER + "/") + FOLDER.length() + 1);
    }

    private static String instant(LakeObject object) {
        return object.key().substring(object.key().lastIndexOf('/') + 1);
    }

    Schema schema(TableRoot root, ReadOptions options) throws IOException {
        for (LakeObject commit : commits.subList(0, Math.min(MOST_TRIED, commits.size()))) {
            String key = FOLDER + "/" + relative(commit);
            try (ObjectSource source = WholeObject.ifSmall(root.open(key, commit.size()), MOST_BYTES)) {
                Optional<String> json = source.size() > MOST_BYTES ? Optional.empty() : text(source, options);
                Optional<Schema> schema = json.isEmpty() ? Optional.empty() : AvroFile.columns(json.get(), options);
                if (schema.isPresent() && !schema.get().columns().isEmpty()) {
                    return schema.get();
                }
            }
        }
        throw new FormatException(
                FindingCode.FORMAT_UNSUPPORTED,
                "none of the newest commits of the Hudi table says a schema that can be read");
    }

    /** The schema in Avro's JSON, from {@code extraMetadata.schema}. */
    private static Optional<String> text(ObjectSource source, ReadOptions options) throws IOException {
        byte[] bytes = source.read(0, (int) source.size());
        if (bytes.length > 0 && bytes[0] == '{') {
            try {
                JsonNode schema = MAPPER.readTree(bytes).path("extraMetadata").path("schema");
                return Optional.ofNullable(schema.textValue());
            } catch (JsonProcessingException e) {
                throw new FormatException(
                        FindingCode.FORMAT_UNSUPPORTED, -1, "a commit of the Hudi table is not JSON", e);
            }
        }
        try (RowStream rows = AvroFile.open(source, options).rows(List.of("extraMetadata"))) {
            Optional<Row> row = rows.next();
            return row.map(found -> found.values().get(0))
                    .filter(Map.class::isInstance)
                    .map(extra -> ((Map<?, ?>) extra).get("schema"))
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package io.lakecaravan.layout.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One question to layout: a lake and what is known of its contents, with the right answer.
 *
 * <p>A folder of {@code layout-cases/} holds {@code keys.txt} (tab-separated key, size, ETag, last modified; only the key
 * is required), {@code why.md} and {@code expected.json} ({@link Expected}; {@code source} in it sets the source's prefix
 * and layout). With {@code schemas.json} ({@link Contents}) that answer is for keys with contents, and {@code
 * expected-keys.json}, where there is one, for keys alone: then only content can decide.
 *
 * @param name folder, with {@code (keys)} or {@code (contents)} where there are two questions
 * @param objects in key order
 */
record LayoutCase(String name, SourceConfig source, List<LakeObject> objects, Contents contents, Expected expected) {
    static final String BUCKET = "lake";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/layout-cases");
    private static final long SIZE = 1 << 20;
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    /** A store lists keys in the order of their bytes. */
    static final Comparator<LakeObject> LISTED = (one, other) -> Arrays.compareUnsigned(
            one.key().getBytes(StandardCharsets.UTF_8), other.key().getBytes(StandardCharsets.UTF_8));

    LayoutCase {
        objects = objects.stream().sorted(LISTED).toList();
    }

    static List<LayoutCase> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().flatMap(folder -> read(folder).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<LayoutCase> read(Path folder) {
        try {
            String name = folder.getFileName().toString();
            List<LakeObject> objects = Files.readAllLines(folder.resolve("keys.txt")).stream()
                    .map(LayoutCase::parsed)
                    .toList();
            JsonNode answer = JSON.readTree(folder.resolve("expected.json").toFile());
            SourceConfig source = source(answer.path("source"));
            Path schemas = folder.resolve("schemas.json");
            Path fromKeys = folder.resolve("expected-keys.json");
            List<LayoutCase> cases = new ArrayList<>();
            boolean both = Files.exists(fromKeys);
            if (both) {
                JsonNode json = JSON.readTree(fromKeys.toFile());
                cases.add(of(name + " (keys)", source, objects, Contents.UNKNOWN, json));
            }
            Contents contents =
                    Files.exists(schemas) ? Contents.read(JSON.readTree(schemas.toFile())) : Contents.UNKNOWN;
            cases.add(of(both ? name + " (contents)" : name, source, objects, contents, answer));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LayoutCase of(
            String name, SourceConfig source, List<LakeObject> objects, Contents contents, JsonNode json) {
        try {
            List<String> keys = objects.stream().map(LakeObject::key).toList();
            return new LayoutCase(name, source, objects, contents, Expected.read(json, keys));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static SourceConfig source(JsonNode json) {
        List<String> layout = new ArrayList<>();
        json.path("layout").forEach(text -> layout.add(text.asText()));
        return source(json.path("prefix").asText(""), layout.isEmpty() ? List.of("auto") : layout);
    }

    static SourceConfig source(String prefix, List<String> layout) {
        return new SourceConfig(
                "cases",
                List.of(BUCKET),
                prefix,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                new CredentialsConfig.Anonymous(),
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                List.of("**"),
                List.of(),
                Set.of(),
                0,
                SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                layout,
                List.of(),
                SampleConfig.DEFAULT,
                8,
                Optional.empty());
    }

    private static LakeObject parsed(String line) {
        String[] cells = line.split("\t", -1);
        return object(
                cells[0],
                cells.length > 1 ? Long.parseLong(cells[1]) : SIZE,
                cells.length > 2 ? cells[2] : Integer.toHexString(cells[0].hashCode()),
                cells.length > 3 ? Instant.parse(cells[3]) : TIME);
    }

    static LakeObject object(String key, long size, String etag, Instant time) {
        return new LakeObject(BUCKET, key, size, Optional.of(etag), time, LakeObject.STANDARD);
    }

    static LakeObject object(String key) {
        return object(key, SIZE, Integer.toHexString(key.hashCode()), TIME);
    }

    @Override
    public String toString() {
        return name;
    }
}

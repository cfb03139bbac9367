package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.StoreTags;
import io.lakecaravan.table.TableProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A catalog that needs no server: one JSON file per table under {@code tables/}. Safe for many threads of one process.
 *
 * <p>A publication without sample keeps the sample of the file that is there, as long as it was taken from the same
 * version of the same object; one without profile keeps the file's profile of the columns that are still there.
 */
public final class LocalCatalog {
    private static final int LOCKS = 64;
    private static final String PROFILE = "profile";

    /** What writing came to. */
    public enum Written {
        WRITTEN,
        /** The file held the same bytes already and was not touched. */
        UNCHANGED
    }

    private final Path directory;
    private final LocalFiles files = new LocalFiles();
    private final List<Object> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toList();

    /** Touches nothing: the directory is made by the first {@link #write}. */
    public LocalCatalog(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** The file of a publication, with the sample it keeps; for whoever writes files another way. */
    public LocalFile render(Publication publication) throws IOException {
        LogicalTable table = publication.table();
        Optional<Sample> sample = publication.sample().isPresent() ? publication.sample() : sample(table);
        Publication whole = sample.map(publication::withSample).orElse(publication);
        if (whole.storeTags().isPresent()) {
            whole = whole.withStoreTags(whole(table, whole.storeTags().get()));
        }
        ObjectNode document = LocalDocument.of(whole);
        if (publication.profile().isEmpty()) {
            profile(table).ifPresent(kept -> document.set(PROFILE, kept));
        }
        return new LocalFile(path(table), files.text(document));
    }

    private static Optional<Map<String, String>> texts(JsonNode object) {
        return Optional.ofNullable(object)
                .map(node -> node.properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().asText())));
    }

    /** A side that cannot be had now stays as the file shows it. */
    private StoreTags whole(LogicalTable table, StoreTags tags) throws IOException {
        if (tags.bucket().isPresent() && tags.object().isPresent()) {
            return tags;
        }
        Optional<JsonNode> shown = files.read(resolve(path(table))).map(file -> file.path(LocalDocument.STORE_TAGS));
        return new StoreTags(
                tags.bucket().or(() -> shown.flatMap(node -> texts(node.get("bucket")))),
                tags.object().or(() -> shown.flatMap(node -> texts(node.get("object")))));
    }

    /** The profile that the file shows, of the columns that are still there. */
    public Optional<TableProfile> shownProfile(LogicalTable table) throws IOException {
        return profile(table).map(ProfileDocument::read);
    }

    private Optional<JsonNode> profile(LogicalTable table) throws IOException {
        return files.read(resolve(path(table)))
                .flatMap(document -> ProfileDocument.kept(document.path(PROFILE), table));
    }

    public Written write(Publication publication) throws IOException {
        Files.createDirectories(directory.resolve(LocalPath.TABLES));
        Path file = resolve(path(publication.table()));
        synchronized (lock(file)) {
            byte[] bytes = render(publication).bytes();
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return Written.UNCHANGED;
            }
            LocalFiles.replace(file, bytes);
            return Written.WRITTEN;
        }
    }

    /**
     * The rows shown for the table, if they come from the object that the table would now be sampled from. No rows, where
     * the table was written without a sample.
     */
    public Optional<Sample> sample(LogicalTable table) throws IOException {
        Optional<LakeObject> object = table.sampleObject();
        if (object.isEmpty()) {
            return Optional.empty();
        }
        return files.read(resolve(path(table)))
                .filter(document -> isFrom(document.path("sampleObject"), object.orElseThrow()))
                .map(document -> read(document.path("sample")));
    }

    /** Removes the table's file, if it is the file of this very table, and folders left empty. */
    public void remove(String source, String bucket, String name) throws IOException {
        Path file = resolve(paths().of(source, bucket, name));
        synchronized (lock(file)) {
            Optional<JsonNode> document = files.read(file)
                    .filter(node -> source.equals(node.path("source").textValue())
                            && bucket.equals(node.path("bucket").textValue())
                            && name.equals(node.path("name").textValue()));
            if (document.isPresent()) {
                Files.delete(file);
                removeEmpty(file.getParent());
            }
        }
    }

    /** Whether there is a file at the table's path. */
    public boolean has(LogicalTable table) {
        return Files.isRegularFile(resolve(path(table)));
    }

    /** Relative path of the table's file, with {@code /}. */
    public String path(LogicalTable table) {
        return paths().of(table.source(), table.bucket(), table.name());
    }

    /** Decided by looking, for one machine may mount file systems of both kinds; without files there is no clash. */
    private LocalPath paths() {
        Path tables = directory.resolve(LocalPath.TABLES);
        return new LocalPath(LocalFiles.caseRule(tables));
    }

    private Path resolve(String relative) {
        Path file = directory.resolve(relative).normalize();
        if (!file.startsWith(directory.resolve(LocalPath.TABLES))) {
            throw new IllegalStateException("the path " + relative + " leads out of the catalog's directory");
        }
        return file;
    }

    private void removeEmpty(Path from) throws IOException {
        for (Path folder = from; !folder.equals(directory); folder = folder.getParent()) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            if (!folder.toFile().delete()) {
                // Somebody wrote into it meanwhile.
                return;
            }
        }
    }

    private Object lock(Path file) {
        return locks.get(Math.floorMod(file.hashCode(), LOCKS));
    }

    private static boolean isFrom(JsonNode from, LakeObject object) {
        return object.key().equals(from.path("key").textValue())
                && object.version().equals(from.path("version").textValue());
    }

    private static Sample read(JsonNode node) {
        List<String> columns = new ArrayList<>();
        node.path("columns").forEach(column -> columns.add(column.asText()));
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode row : node.path("rows")) {
            List<JsonNode> values = new ArrayList<>();
            row.forEach(values::add);
            rows.add(values);
        }
        return new Sample(columns, rows);
    }
}

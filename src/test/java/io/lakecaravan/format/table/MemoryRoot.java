package io.lakecaravan.format.table;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A table's objects in memory, by relative key. Keeps what was asked for. */
public final class MemoryRoot implements TableRoot {
    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final List<String> opened = new ArrayList<>();

    /** The files of a folder. */
    public static MemoryRoot of(Path folder) {
        MemoryRoot root = new MemoryRoot();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                root.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    public MemoryRoot put(String key, byte[] content) {
        objects.put(key, content);
        return this;
    }

    public MemoryRoot put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    public MemoryRoot remove(String key) {
        objects.remove(key);
        return this;
    }

    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    public byte[] content(String key) {
        return objects.get(key);
    }

    /** Keys in the order they were opened. */
    public List<String> opened() {
        return List.copyOf(opened);
    }

    @Override
    public String name() {
        return "s3://lake/t/";
    }

    @Override
    public List<LakeObject> list(String relativePrefix, int limit) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(relativePrefix))
                .limit(limit)
                .map(object -> new LakeObject(
                        "lake",
                        "t/" + object.getKey(),
                        object.getValue().length,
                        Optional.empty(),
                        Instant.EPOCH,
                        LakeObject.STANDARD))
                .toList();
    }

    @Override
    public ObjectSource open(String relativeKey) throws IOException {
        opened.add(relativeKey);
        byte[] content = objects.get(relativeKey);
        if (content == null) {
            throw new ObjectException(FindingCode.OBJECT_GONE, "there is no such object", null);
        }
        return new BytesSource(relativeKey, content);
    }
}

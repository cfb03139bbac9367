package io.lakecaravan.format;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine as the root of a table. Nothing outside of it is opened. */
public final class FileTableRoot implements TableRoot {
    private final Path folder;
    private final ReadBudget budget;

    public FileTableRoot(Path folder, ReadBudget budget) {
        this.folder = folder.toAbsolutePath().normalize();
        this.budget = budget;
    }

    @Override
    public String name() {
        return folder + "/";
    }

    @Override
    public List<LakeObject> list(String relativePrefix, int limit) throws IOException {
        budget.request(0);
        Path start = folder.resolve(relativePrefix.substring(0, relativePrefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        List<LakeObject> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(start)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String key = folder.relativize(file).toString().replace('\\', '/');
                if (key.startsWith(relativePrefix)) {
                    objects.add(new LakeObject(
                            "",
                            name() + key,
                            Files.size(file),
                            Optional.empty(),
                            Files.getLastModifiedTime(file).toInstant(),
                            LakeObject.STANDARD));
                }
            }
        }
        objects.sort(Comparator.comparing(LakeObject::key));
        return List.copyOf(objects.subList(0, Math.min(limit, objects.size())));
    }

    @Override
    public ObjectSource open(String relativeKey) throws IOException {
        Path file = folder.resolve(relativeKey).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            throw new ObjectException(
                    FindingCode.OBJECT_GONE, "the table names a file that does not lie under its root", null);
        }
        return new FileObjectSource(file, budget);
    }
}

package io.lakecaravan.corpora;

import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine as the root of a table. As in a bucket, keys are whole: they start with the folder. */
record FolderRoot(Path folder) implements TableRoot {
    @Override
    public String name() {
        return folder + "/";
    }

    @Override
    public List<LakeObject> list(String relativePrefix, int limit) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).toString().startsWith(relativePrefix))
                    .sorted(Comparator.comparing(Path::toString))
                    .limit(limit)
                    .map(FolderRoot::object)
                    .toList();
        }
    }

    private static LakeObject object(Path file) {
        try {
            return new LakeObject(
                    "",
                    file.toString(),
                    Files.size(file),
                    Optional.empty(),
                    Files.getLastModifiedTime(file).toInstant(),
                    LakeObject.STANDARD);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public ObjectSource open(String relativeKey) throws IOException {
        return new FileObjectSource(folder.resolve(relativeKey), ReadBudget.generous());
    }
}

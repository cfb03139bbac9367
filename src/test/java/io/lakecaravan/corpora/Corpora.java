package io.lakecaravan.corpora;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Real files of other projects, which lie beside this project or not at all. */
final class Corpora {
    static final Path ROOT = Path.of("../shared/corpora");
    private static final Path IGNORED = Path.of("src/test/resources/corpora/ignored.txt");

    private Corpora() {}

    static boolean present() {
        return Files.isDirectory(ROOT);
    }

    /** Files and folders of tables, relative to the root, without what {@code ignored.txt} leaves out. */
    static Set<String> entries() throws IOException {
        List<PathMatcher> ignored = Files.readAllLines(IGNORED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.strip()))
                .toList();
        Set<String> entries = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(Files::isRegularFile)
                    .map(ROOT::relativize)
                    .filter(file -> ignored.stream().noneMatch(pattern -> pattern.matches(file)))
                    .forEach(file -> entries.add(entry(file)));
        }
        return entries;
    }

    /** The folder that holds a table's log, where there is one above the file. */
    private static String entry(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(ROOT.resolve(folder).resolve("_delta_log"))) {
                return folder.toString();
            }
        }
        return file.toString();
    }
}

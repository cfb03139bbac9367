package io.lakecaravan.corpora;

import io.lakecaravan.format.Formats;
import io.lakecaravan.inspect.ObjectInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files to damage, by the format that they are read as: the fixtures of the tests, and small files of the corpora. */
final class FuzzSeeds {
    private static final long LARGEST = 64 << 10;
    private static final Path FIXTURES = Path.of("src/test/resources/format");
    private static final Set<String> DESCRIPTIONS = Set.of("expected.json", "known.json", "why.md", "corpora.csv");

    private FuzzSeeds() {}

    /** Formats without a fixture are not in it. */
    static Map<String, List<Path>> byFormat(Formats formats) throws IOException {
        ObjectInspector inspector = new ObjectInspector(formats);
        Map<String, List<Path>> seeds = new TreeMap<>();
        List<Path> files = new ArrayList<>(fixtures());
        if (Corpora.present()) {
            Corpora.entries().forEach(entry -> files.add(Corpora.ROOT.resolve(entry)));
        }
        for (Path file : files) {
            if (isSmall(file)) {
                String format = FuzzedFile.format(inspector, file);
                if (formats.named(format).isPresent()) {
                    seeds.computeIfAbsent(format, name -> new ArrayList<>()).add(file);
                }
            }
        }
        return seeds;
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            return all.filter(file -> !DESCRIPTIONS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSmall(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) > 0 && Files.size(file) <= LARGEST;
    }
}

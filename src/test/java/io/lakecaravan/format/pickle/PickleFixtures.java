package io.lakecaravan.format.pickle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ReadBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pickles that {@code src/test/fixtures/pickle_fixtures.py} writes, with what their writer says of them. */
final class PickleFixtures {
    static final Path FOLDER = Path.of("src/test/resources/format/pickle");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PickleFixtures() {}

    static List<Path> files() {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".pkl")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code types.json} for {@code types-4.pkl}. */
    static JsonNode expected(Path file) throws IOException {
        String base = file.getFileName().toString().replaceFirst("\\.pkl$", "");
        Path exact = file.resolveSibling(base + ".json");
        Path shared = file.resolveSibling(base.replaceFirst("-\\d$", "") + ".json");
        return JSON.readTree((Files.exists(exact) ? exact : shared).toFile());
    }

    static FileObjectSource open(Path file) throws IOException {
        return new FileObjectSource(file, ReadBudget.generous());
    }
}

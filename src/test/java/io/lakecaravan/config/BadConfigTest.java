package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configurations with mistakes: {@code caravan.yaml}, what must be said of it in {@code expected.txt}, and {@code
 * why.md}. With {@code -Dgolden.refresh=true} the expected texts are written anew, to be read as a diff.
 */
class BadConfigTest {
    private static final Path CASES = Path.of("src/test/resources/config");
    private static final String SECRET = "value-that-must-not-be-shown";

    private final ConfigReader reader = new ConfigReader(
            new FakePlaceholders(Map.of("SET", SECRET, "EMPTY", "")), Set.of("csv", "json", "parquet", "xml"));

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrong(Path folder) throws IOException {
        List<ConfigProblem> problems = reader.check(folder.resolve("caravan.yaml"));
        String found = problems.stream()
                .map(problem -> problem.text().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected)).isNotEmpty().doesNotContain(SECRET, "hunter2");
        assertThat(folder.resolve("why.md")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stopsForErrorsAndNotForWarnings(Path folder) {
        Path file = folder.resolve("caravan.yaml");
        List<ConfigProblem> errors =
                reader.check(file).stream().filter(ConfigProblem::isError).toList();
        if (errors.isEmpty()) {
            assertThat(reader.read(file).sources()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> reader.read(file))
                    .isInstanceOfSatisfying(
                            ConfigException.class,
                            thrown -> assertThat(thrown.problems()).isEqualTo(errors));
        }
    }

    @Test
    void everyCodeOfTheFileHasACase() throws IOException {
        String all = "";
        for (Path folder : cases()) {
            all += Files.readString(folder.resolve("expected.txt"));
        }
        Set<ConfigCode> elsewhere = Set.of(
                ConfigCode.CONFIG_FILE_NOT_FOUND,
                ConfigCode.CONFIG_FILE_UNREADABLE,
                ConfigCode.CONFIG_FOLDER_NOT_FOUND);
        for (ConfigCode code : ConfigCode.values()) {
            if (!elsewhere.contains(code)) {
                assertThat(all).contains("[" + code + "]");
            }
        }
    }

    @Test
    void unknownCodesAreErrors() {
        assertThat(new ConfigProblem("routes/a.camel.yaml", 3, "", "ROUTE_BROKEN", "m").severity())
                .isEqualTo(Severity.ERROR);
    }
}

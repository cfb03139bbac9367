package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.config.Placeholders;
import io.lakecaravan.config.UnresolvedReferenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    private static final Placeholders ALL_SET = text -> text.replaceAll("\\{\\{env:[A-Z_]+}}", "set");
    private static final Set<String> FORMATS = Set.of("csv", "json", "parquet");

    @TempDir
    private Path folder;

    @Test
    void writesAFileThatIsInOrderOnceItsVariablesAreSet() throws IOException {
        Path file = folder.resolve("new/config/caravan.yaml");
        Ran ran = init(file);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Wrote " + file, "caravan lint");
        assertThat(new ConfigReader(ALL_SET, FORMATS).check(file)).isEmpty();
    }

    @Test
    void withoutVariablesOnlyTheyAreMissing() {
        Path file = folder.resolve("caravan.yaml");
        init(file);
        Placeholders none = text -> {
            throw new UnresolvedReferenceException(text + " is not set");
        };
        assertThat(new ConfigReader(none, FORMATS).check(file))
                .extracting(ConfigProblem::key, ConfigProblem::code)
                .containsExactly(tuple("sources[0].bucket", "CONFIG_UNRESOLVED_REFERENCE"));
    }

    @Test
    void everyExampleInItIsInOrderToo() throws IOException {
        Path file = folder.resolve("caravan.yaml");
        init(file);
        String text = Files.readString(file);
        String all = Pattern.compile("^( *)#(?=[a-z-])", Pattern.MULTILINE)
                .matcher(text)
                .replaceAll("$1");
        Files.writeString(file, all);
        ConfigReader reader = new ConfigReader(ALL_SET, FORMATS);
        assertThat(reader.check(file)).isEmpty();
        assertThat(reader.read(file).catalogs()).hasAtLeastOneElementOfType(CatalogConfig.OpenMetadata.class);
        assertThat(reader.read(file).sources().get(0).read()).hasSize(2);
        assertThat(all).as("no example is left out").doesNotContainPattern("(?m)^ *#[^ \n]");
    }

    @Test
    void lintFindsNothingInItAndItsTestsOfTagsPass() throws IOException {
        Path file = folder.resolve("caravan.yaml");
        init(file);
        Files.writeString(
                file,
                Pattern.compile("^( *)#(?=[a-z-])", Pattern.MULTILINE)
                        .matcher(Files.readString(file))
                        .replaceAll("$1")
                        .replaceAll("env:[A-Z_]+", "file:" + Files.writeString(folder.resolve("set"), "set")));
        Ran ran = Ran.command(new LintCommand(), "--config", file.toString(), "--test");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("2 tests");
    }

    @Test
    void neverOverwrites() throws IOException {
        Path file = Files.writeString(folder.resolve("caravan.yaml"), "mine");
        Ran ran = init(file);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(file.toString(), "exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("caravan.yaml");
        Ran ran = init(file);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--config FILE");
    }

    @Test
    void theConfigurationOfTheRepositoryIsTheOneThatInitWrites() throws IOException {
        assertThat(Path.of("config/caravan.yaml")).hasBinaryContent(InitCommand.template());
    }

    private static Ran init(Path file) {
        return Ran.command(new InitCommand(), "--config", file.toString());
    }
}

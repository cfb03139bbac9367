package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.config.ConfigException;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.InstallLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {
    @TempDir
    private Path folder;

    private InstallLayout install;

    @BeforeEach
    void copyOurs() throws IOException {
        install = new InstallLayout(folder.resolve("routes"), folder.resolve("kamelets"), folder.resolve("config"));
        copy(Path.of("routes"), install.routes());
        copy(Path.of("kamelet-catalog"), install.kamelets());
    }

    @Test
    void oursAreInOrder() {
        assertThat(new RouteFiles(install).problems()).isEmpty();
    }

    @Test
    void namesFileAndLineOfAnUnknownStep() throws IOException {
        Path file = route("        - lgo: hello");
        assertThat(new RouteFiles(install).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith(file + ":6: ")
                        .contains("Unknown node id: lgo", "[ROUTE_BROKEN]"));
    }

    @Test
    void namesFileAndLineOfAnUnknownOption() throws IOException {
        Path file = route("        - setHeader: { nam: x, constant: y }");
        assertThat(texts()).singleElement().asString().startsWith(file + ":6: ").contains("nam");
    }

    @Test
    void namesFileAndLineOfBrokenYaml() throws IOException {
        Path file = route("        - log: \"hello", "        - to: \"direct:x\"");
        assertThat(texts()).singleElement().asString().startsWith(file + ":7: ").contains("[ROUTE_BROKEN]");
    }

    @Test
    void namesUnknownComponentsAndKamelets() throws IOException {
        Path file = route(
                "        - to: \"kafak:topic\"",
                "        - to: { uri: \"kamelet:tag-acton/x?tags=a\" }",
                "        - toD: \"${header.where}\"",
                "        - to: \"{{caravan.tables-endpoint}}\"");
        assertThat(texts())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(file + ":6: there is no component 'kafak'")
                                .contains("lib/ext"),
                        second -> assertThat(second)
                                .startsWith(file + ":7: there is no Kamelet 'tag-acton'")
                                .contains("Known: atlan-sink, inspect-action, lake-source"));
    }

    @Test
    void kameletsAreLoadedToo() throws IOException {
        Path file = install.kamelets().resolve("tag-action.kamelet.yaml");
        Files.writeString(file, Files.readString(file).replace("- bean:", "- baen:"));
        assertThat(texts()).singleElement().asString().startsWith(file + ":").contains("baen");
    }

    @Test
    void aBrokenFileStopsTheStart() throws IOException {
        route("        - lgo: hello");
        assertThatThrownBy(() -> RouteFiles.require(install))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("own.camel.yaml:6");
    }

    private List<String> texts() {
        return new RouteFiles(install)
                .problems().stream().map(ConfigProblem::text).toList();
    }

    private Path route(String... steps) throws IOException {
        return Files.writeString(
                install.routes().resolve("own.camel.yaml"),
                "- route:\n    id: own\n    from:\n      uri: \"direct:own\"\n      steps:\n" + String.join("\n", steps)
                        + "\n");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}

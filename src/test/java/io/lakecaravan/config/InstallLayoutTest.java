package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallLayoutTest {
    @TempDir
    private Path folder;

    @Test
    void findsFoldersBesideTheJar() throws IOException {
        install(folder.resolve("opt"));
        InstallLayout found = InstallLayout.find(folder.resolve("opt/lake-caravan.jar"), elsewhere());
        assertThat(found.routes()).isEqualTo(folder.resolve("opt/routes"));
        assertThat(found.kamelets()).isEqualTo(folder.resolve("opt/kamelet-catalog"));
        assertThat(found.config()).isEqualTo(folder.resolve("opt/config"));
    }

    @Test
    void findsFoldersOfACheckoutFromItsTarget() throws IOException {
        install(folder.resolve("checkout"));
        assertThat(InstallLayout.find(folder.resolve("checkout/target/lake-caravan.jar"), elsewhere())
                        .routes())
                .isEqualTo(folder.resolve("checkout/routes"));
        assertThat(InstallLayout.find(folder.resolve("checkout/target/classes"), elsewhere())
                        .routes())
                .isEqualTo(folder.resolve("checkout/routes"));
    }

    @Test
    void foldersOfTheWorkingDirectoryWinOneByOne() throws IOException {
        install(folder.resolve("opt"));
        Files.createDirectories(elsewhere().resolve("routes"));
        Files.createFile(elsewhere().resolve("routes/own.camel.yaml"));
        InstallLayout found = InstallLayout.find(folder.resolve("opt/lake-caravan.jar"), elsewhere());
        assertThat(found.routes()).isEqualTo(elsewhere().resolve("routes"));
        assertThat(found.config()).isEqualTo(folder.resolve("opt/config"));
    }

    @Test
    void foldersOfOtherProjectsDoNotCount() throws IOException {
        install(folder.resolve("opt"));
        Files.createDirectories(elsewhere().resolve("routes"));
        Files.createFile(elsewhere().resolve("routes/index.js"));
        assertThat(InstallLayout.find(folder.resolve("opt/lake-caravan.jar"), elsewhere())
                        .routes())
                .isEqualTo(folder.resolve("opt/routes"));
    }

    @Test
    void saysWhereItLooked() throws IOException {
        Path work = elsewhere();
        assertThatThrownBy(() -> InstallLayout.find(folder.resolve("a/b/lake-caravan.jar"), work))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        thrown -> assertThat(thrown.problems()).hasSize(3))
                .hasMessageContaining(work.resolve("routes").toString())
                .hasMessageContaining(folder.resolve("a/b/kamelet-catalog").toString())
                .hasMessageContaining(folder.resolve("a/config").toString());
    }

    @Test
    void knowsWhereClassesComeFrom() {
        assertThat(InstallLayout.codeOf(InstallLayout.class)).exists();
        assertThatThrownBy(() -> InstallLayout.codeOf(String.class)).isInstanceOf(IllegalStateException.class);
    }

    private Path elsewhere() throws IOException {
        return Files.createDirectories(folder.resolve("work"));
    }

    private static void install(Path place) throws IOException {
        for (String file : new String[] {
            "routes/list.camel.yaml", "kamelet-catalog/list-source.kamelet.yaml", "config/application.properties"
        }) {
            Files.createDirectories(place.resolve(file).getParent());
            Files.createFile(place.resolve(file));
        }
    }
}

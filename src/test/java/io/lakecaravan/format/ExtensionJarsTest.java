package io.lakecaravan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionJarsTest {
    @TempDir
    Path folder;

    @Test
    void looksInTheWorkingDirectoryBesideTheJarAndAboveIt() throws IOException {
        Path work = jar("work", "w.jar");
        Path besideZ = jar("install/target", "z.jar");
        Path besideA = jar("install/target", "a.jar");
        Path above = jar("install", "u.jar");
        jar("elsewhere", "e.jar");
        Files.writeString(besideA.resolveSibling("notes.txt"), "no jar");

        ExtensionJars found =
                ExtensionJars.find(folder.resolve("install/target/lake-caravan.jar"), folder.resolve("work"));

        assertThat(found.jars()).containsExactly(work, besideA, besideZ, above);
    }

    @Test
    void aFolderIsLookedAtOnce() throws IOException {
        Path jar = jar("install", "u.jar");

        assertThat(ExtensionJars.find(folder.resolve("install/lake-caravan.jar"), folder.resolve("install"))
                        .jars())
                .containsExactly(jar);
    }

    @Test
    void withoutJarsThereIsNoLoader() {
        ClassLoader parent = getClass().getClassLoader();

        assertThat(ExtensionJars.find(folder.resolve("lake-caravan.jar"), folder)
                        .loader(parent))
                .isSameAs(parent);
    }

    @Test
    void aNameThatIsTakenIsRefused() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Format.class.getName()), Taken.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThatExceptionOfType(ExtensionException.class)
                    .isThrownBy(() -> Formats.installed(loader))
                    .withMessageContaining("format csv is registered twice")
                    .withMessageContaining("Remove one of the jars from lib/ext");
        }
    }

    private Path jar(String place, String name) throws IOException {
        Path jars = Files.createDirectories(folder.resolve(place).resolve("lib/ext"));
        return Files.createFile(jars.resolve(name));
    }

    /** Calls itself as another one does. */
    public static final class Taken implements Format {
        @Override
        public String name() {
            return "csv";
        }

        @Override
        public ReaderKind readerKind() {
            return ReaderKind.TEXT;
        }

        @Override
        public java.util.Set<String> extensions() {
            return java.util.Set.of();
        }

        @Override
        public Recognition recognise(Head head) {
            return Recognition.NO;
        }

        @Override
        public java.util.List<ReadTable> read(ObjectSource source, ReadOptions options) {
            return java.util.List.of();
        }

        @Override
        public RowStream rows(
                ObjectSource source, String table, java.util.List<String> projection, ReadOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}

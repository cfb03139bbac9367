package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/how-to/add-a-format.md}, compiled from there, is found in {@code lib/ext}. */
class ExtensionFormatTest {
    private static final Path DOCUMENT = Path.of("docs", "how-to", "add-a-format.md");

    @TempDir
    Path folder;

    private String document;

    @BeforeEach
    void readDocument() throws IOException {
        document = Files.readString(DOCUMENT);
        Files.writeString(folder.resolve("stations.wxt"), block("text"));
    }

    @Test
    void theExampleRunsAsItIsShownAndIsRecognisedWithoutItsName() throws Exception {
        jar(compiled(), block("properties").strip());
        Files.copy(folder.resolve("stations.wxt"), folder.resolve("readings"));

        Ran ran = run("inspect", "--json", "--rows", "all", "--to", "csv", "--out", "out", "stations.wxt", "readings");

        assertThat(ran.exitCode()).as(ran.errors()).isZero();
        List<String> lines = ran.output().lines().toList();
        JsonNode shown = new ObjectMapper().readTree(block("json"));
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        for (String member : List.of("object", "status", "format", "sample")) {
            assertThat(line.get(member)).as(member).isEqualTo(shown.get(member));
        }
        assertThat(line.get("columns")).hasSameSizeAs(shown.get("columns"));
        for (int i = 0; i < shown.get("columns").size(); i++) {
            for (String member : List.of("name", "type")) {
                assertThat(line.get("columns").get(i).get(member))
                        .isEqualTo(shown.get("columns").get(i).get(member));
            }
        }
        assertThat(new ObjectMapper().readTree(lines.get(1)).get("format").asText())
                .isEqualTo("stations");
        assertThat(folder.resolve("out").resolve("readings.csv"))
                .content()
                .isEqualTo("name,height,opened\nZugspitze,2962,1900-07-19\nSonnblick,3106,\n"
                        + "Hohenpeissenberg,977,1781-01-01\n");
    }

    @Test
    void withoutTheJarTheFormatIsNotKnown() throws Exception {
        Ran ran = run("inspect", "--json", "stations.wxt");

        assertThat(new ObjectMapper().readTree(ran.output()).get("format").asText())
                .isNotEqualTo("stations");
    }

    @Test
    void aJarThatNamesAClassItDoesNotHaveStopsTheStart() throws Exception {
        jar(compiled(), "org.example.weather.Missing");

        Ran ran = run("inspect", "--json", "stations.wxt");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.errors())
                .contains("a jar in lib/ext has a Format that cannot be made", "Missing", "Remove the jar");
    }

    private String block(String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = block("java");
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///StationsFormat.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "--release", "17", "-classpath", System.getProperty("java.class.path"), "-d", classes.toString());
        assertThat(compiler.getTask(null, null, null, options, null, List.of(file))
                        .call())
                .isTrue();
        return classes;
    }

    private void jar(Path classes, String service) throws IOException {
        Path jar = Files.createDirectories(folder.resolve("lib").resolve("ext")).resolve("stations.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                entries.putNextEntry(new JarEntry(name));
                Files.copy(file, entries);
            }
            entries.putNextEntry(new JarEntry("META-INF/services/io.lakecaravan.format.Format"));
            entries.write(service.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Ran(int exitCode, String output, String errors) {}

    private Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                CaravanCommand.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}

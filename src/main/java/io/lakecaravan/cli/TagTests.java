package io.lakecaravan.cli;

import io.lakecaravan.config.ConfigException;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.config.TagTest;
import io.lakecaravan.tag.TagTestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tests of tags that belong to a configuration without errors: those in it, and those in files beside it. */
final class TagTests {
    private static final String CODE = "TAG_TEST_FAILED";

    private final List<ConfigProblem> problems = new ArrayList<>();
    private int count;

    TagTests(ConfigReader reader, Path config) {
        TagConfig tags = reader.read(config).tags();
        List<TagTest> tests = new ArrayList<>(tags.tests());
        for (Path file : filesBeside(config)) {
            try {
                tests.addAll(reader.readTests(file));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        TagTestRun run = new TagTestRun(tags, Instant.now());
        for (TagTest test : tests) {
            count++;
            run.failures(test)
                    .forEach(failure ->
                            problems.add(new ConfigProblem(test.file(), test.line(), "tests", CODE, failure)));
        }
    }

    /** In order of their names. */
    private static List<Path> filesBeside(Path config) {
        List<Path> files = new ArrayList<>();
        Path folder = config.toAbsolutePath().getParent();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.test.yaml")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed", e);
        }
        files.sort(null);
        return files;
    }

    /** What is wrong with the tests, and those that fail. */
    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    /** Tests that were run. */
    int count() {
        return count;
    }
}

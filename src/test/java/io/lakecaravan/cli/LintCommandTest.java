package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.config.RouteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final String GOOD = "sources:\n  - {name: sales, bucket: lake}\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("caravan.yaml");
    }

    @Test
    void saysSoWhenThereIsNothingToSay() throws IOException {
        Files.writeString(file, GOOD);
        assertThat(lint()).isEqualTo(new Ran(0, file + " is in order." + System.lineSeparator(), ""));
    }

    @Test
    void errorsEndWithTwoAndWarningsWithOne() throws IOException {
        Files.writeString(file, "sources:\n  - {name: sales, bucket: lake, prefix: /raw}\n");
        Ran warned = lint();
        assertThat(warned.exitCode()).isEqualTo(1);
        assertThat(warned.out())
                .startsWith("warning: " + file + ":2: sources[0].prefix: ")
                .endsWith("0 errors, 1 warning" + System.lineSeparator());

        Files.writeString(file, "sources:\n  - {name: sales, bucket: lake, prefix: /raw, workers: 0}\n");
        Ran failed = lint();
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.out()).contains("[CONFIG_BAD_NUMBER]", "1 error, 1 warning");
    }

    @Test
    void jsonIsOneLineForEachProblem() throws IOException {
        Files.writeString(file, "sources:\n  - {name: sales, bucket: lake, prefix: /raw, workers: 0}\n");
        List<String> lines = lint("--json").out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.path("file").asText()).isEqualTo(file.toString());
        assertThat(first.path("line").asInt()).isEqualTo(2);
        assertThat(first.path("key").asText()).isEqualTo("sources[0].prefix");
        assertThat(first.path("severity").asText()).isEqualTo("warning");
        assertThat(first.path("code").asText()).isEqualTo("CONFIG_NO_EFFECT");
        assertThat(first.path("message").asText()).isNotEmpty();
    }

    @Test
    void jsonOfACleanFileIsEmpty() throws IOException {
        Files.writeString(file, GOOD);
        assertThat(lint("--json")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void otherChecksCount() throws IOException {
        Files.writeString(file, GOOD);
        ConfigProblem problem = new ConfigProblem("routes/list.camel.yaml", 6, "", "ROUTE_UNKNOWN_NODE", "lgo");
        Ran ran = Ran.command(new LintCommand(reader(), List.of(() -> List.of(problem))), "--config", file.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).contains("routes/list.camel.yaml:6: lgo   [ROUTE_UNKNOWN_NODE]");
    }

    @Test
    void missingFilesNameThePlaceAndTheNextStep() {
        Ran ran = lint();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).contains("looked at " + file.toAbsolutePath(), "caravan init", "[CONFIG_FILE_NOT_FOUND]");
    }

    @Test
    void unreadableFilesAreProblemsToo() throws IOException {
        Files.createDirectory(file);
        assertThat(lint().out()).contains("[CONFIG_FILE_UNREADABLE]");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe4, ':'});
        assertThat(Ran.command(new LintCommand(reader(), List.of()), "--config", latin.toString())
                        .out())
                .contains("not UTF-8 text");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThat(Ran.command(new LintCommand(reader(), List.of()), "--config", large.toString())
                        .out())
                .contains("more than 1048576 bytes");
    }

    @Test
    void unknownOptionsAreBadUsage() {
        assertThat(lint("--colour").exitCode()).isEqualTo(2);
    }

    @Test
    void testsOfTagsRunOnRequestWithTheirFilesBeside() throws IOException {
        Files.writeString(file, GOOD + "tags:\n  defaults: [A.B]\n  tests:\n    - {table: a, expect: [A.B]}\n");
        Path beside = folder.resolve("more.test.yaml");
        Files.writeString(beside, "tests:\n  - {table: a, expect: [A.B]}\n  - {table: b, expect: [C.D]}\n");
        assertThat(lint().out()).isEqualTo(file + " is in order." + System.lineSeparator());
        Ran failed = lint("--test");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.out())
                .contains(
                        beside + ":3: tests: table b and its columns should get C.D and got A.B: missing C.D, too many"
                                + " A.B   [TAG_TEST_FAILED]");

        Files.writeString(beside, "tests: [{tabel: a}]\n");
        assertThat(lint("--test").out()).contains(beside + ":1: tests[0].tabel: unknown key", "Did you mean table?");

        Files.delete(beside);
        assertThat(lint("--test"))
                .isEqualTo(new Ran(0, file + " is in order. 1 test passed." + System.lineSeparator(), ""));
    }

    private Ran lint(String... more) {
        List<RouteCheck> none = List.of();
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--config";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Ran.command(new LintCommand(reader(), none), arguments);
    }

    private static ConfigReader reader() {
        return new ConfigReader(text -> text, Set.of());
    }
}

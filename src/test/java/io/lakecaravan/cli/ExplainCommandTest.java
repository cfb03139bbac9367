package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path keys(String... lines) throws IOException {
        return Files.write(folder.resolve("keys.txt"), List.of(lines));
    }

    private static List<JsonNode> lines(Ran ran) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void keysComeFirstAndThenTablesWithTheMembersOfTheInterface() throws IOException {
        Path file = keys("sales/_SUCCESS", "sales/year=2024/a.parquet\t1000\te1\t2024-01-01T00:00:00Z");
        Ran ran = Ran.program("explain", "--json", "--keys", file.toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(lines(ran).subList(0, 2))
                .containsExactly(
                        JSON.readTree("{\"kind\":\"key\",\"key\":\"sales/_SUCCESS\",\"table\":null,\"partition\":{},"
                                + "\"rule\":\"junk\",\"confidence\":1.0,\"skipped\":\"marker\"}"),
                        JSON.readTree("{\"kind\":\"key\",\"key\":\"sales/year=2024/a.parquet\",\"table\":\"sales\","
                                + "\"partition\":{\"year\":\"2024\"},\"rule\":\"hive\",\"confidence\":1.0,"
                                + "\"skipped\":null}"));
        JsonNode table = lines(ran).get(2);
        List<String> members = new ArrayList<>();
        table.fieldNames().forEachRemaining(members::add);
        assertThat(members)
                .containsExactly(
                        "kind",
                        "table",
                        "root",
                        "format",
                        "partitionKeys",
                        "objects",
                        "bytes",
                        "rule",
                        "confidence",
                        "evidence",
                        "override");
        assertThat(table.path("root").asText()).isEqualTo("sales/");
        assertThat(table.path("bytes").asLong()).isEqualTo(1000);
        assertThat(table.path("partitionKeys")).isEqualTo(JSON.readTree("[{\"name\":\"year\",\"type\":\"int\"}]"));
    }

    @Test
    void theOrderOfLinesDoesNotMatter() throws IOException {
        List<String> sorted = IntStream.range(0, 120_000)
                .mapToObj(number -> String.format(Locale.ROOT, "t%d/day=%03d/part-0.csv", number % 3, number / 3))
                .sorted()
                .toList();
        Path inOrder = Files.write(folder.resolve("sorted.txt"), sorted);
        List<String> mixed = new ArrayList<>(sorted);
        Collections.shuffle(mixed, new Random(7));
        Path shuffled = Files.write(folder.resolve("shuffled.txt"), mixed);
        assertThat(Ran.program("explain", "--json", "--keys", shuffled.toString())
                        .out())
                .isEqualTo(Ran.program("explain", "--json", "--keys", inOrder.toString())
                        .out());
    }

    @Test
    void theLineToChangeIsOneThatChangesIt() throws IOException {
        Path file = keys("t/acme/part-0.csv", "t/globex/part-0.csv", "t/initech/part-0.csv");
        List<JsonNode> before = lines(Ran.program("explain", "--json", "--keys", file.toString()));
        assertThat(before.get(3).path("table").asText()).isEqualTo("t/acme");
        String override = before.get(3).path("override").asText();
        assertThat(override).isEqualTo("layout: [\"t/{key:folder}/\", auto]");

        Path config = Files.writeString(
                folder.resolve("caravan.yaml"),
                "sources:\n  - name: lake\n    bucket: lake\n    " + override
                        + "\ncatalogs:\n  local: {directory: c}\n");
        Ran ran = Ran.program(
                "explain", "--json", "--config", config.toString(), "--source", "lake", "--keys", file.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<JsonNode> after = lines(ran);
        assertThat(after.get(0).path("table").asText()).isEqualTo("t");
        assertThat(after.get(0).path("partition")).isEqualTo(JSON.readTree("{\"folder\":\"acme\"}"));
        assertThat(after).hasSize(4);
    }

    @Test
    void peopleReadRuleEvidenceAndLine() throws IOException {
        Ran ran = Ran.program(
                "explain",
                "--keys",
                keys("logs/2024/01/15/a.json", "logs/2024/01/16/a.json").toString());
        assertThat(ran.out())
                .contains("logs/2024/01/15/a.json  ->  table logs [date=2024-01-15]")
                .contains("date date (2, 2024-01-15 to 2024-01-16)")
                .contains("rule      date, confidence 0.95")
                .contains("to change layout: [\"{table}/{year}/{month}/{day}/\", auto]");
    }

    @Test
    void wrongLinesAndArgumentsSayWhereAndWhat() throws IOException {
        Ran size = Ran.program("explain", "--keys", keys("a.csv", "b.csv\tbig").toString());
        assertThat(size.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(size.err()).contains("keys.txt:2", "'big'", "a number of bytes");
        Ran none = Ran.program("explain");
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("s3://bucket/key", "--keys FILE");
        Ran missing = Ran.program("explain", "--keys", folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.program("explain", "s3://bucket").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void keysOfHostileNamesAreShownSafely() throws IOException {
        Ran ran = Ran.program(
                "explain", "--keys", keys("a/\u001b[31mred/part-0.csv").toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).doesNotContain("\u001b").contains("part-0.csv");
    }
}

package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table root is inspected as one table. */
class InspectTablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FORMATS = Path.of("src/test/resources/format");

    @TempDir
    Path folder;

    private static List<JsonNode> lines(Ran ran) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void aRootIsOneTable() throws IOException {
        Ran ran =
                Ran.program("inspect", "--json", FORMATS.resolve("delta/sales").toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(lines(ran)).singleElement().satisfies(line -> {
            assertThat(line.path("object").asText()).isEqualTo("src/test/resources/format/delta/sales");
            assertThat(line.path("format").asText()).isEqualTo("delta");
            assertThat(line.path("rows").toString()).isEqualTo("{\"value\":11,\"exact\":true}");
            assertThat(line.path("sample").path("rows").size()).isEqualTo(4);
            assertThat(line.path("requests").asInt()).isEqualTo(5);
            assertThat(line.path("columns").findValuesAsText("name")).contains("region");
        });
    }

    @Test
    void rootsBelowAFolderStandAmongItsFiles() throws IOException {
        copy(FORMATS.resolve("delta/sales"), folder.resolve("lake/b/sales"));
        copy(FORMATS.resolve("iceberg/rewritten"), folder.resolve("lake/c"));
        Files.writeString(folder.resolve("lake/a.csv"), "id\n1\n");
        Files.writeString(folder.resolve("lake/b/z.csv"), "id\n1\n");
        Ran ran = Ran.program(
                "inspect",
                "--json",
                "--rows",
                "all",
                "--out",
                folder.resolve("out").toString(),
                folder.resolve("lake").toString());
        assertThat(lines(ran).stream().map(line -> line.path("format").asText()))
                .containsExactly("csv", "delta", "csv", "iceberg");
        assertThat(Files.readString(folder.resolve("out/c.csv")))
                .isEqualTo("id,name,day\n1,Ann,2024-01-01\n3,Cid,2024-01-01\n");
        assertThat(Files.readAllLines(folder.resolve("out/b/sales.csv"))).hasSize(12);
    }

    @Test
    void aBrokenTableIsAFinding() throws IOException {
        Files.createDirectories(folder.resolve("t/_delta_log"));
        Files.writeString(folder.resolve("t/_delta_log/00000000000000000000.json"), "{\"add\":");
        Ran ran = Ran.program("inspect", "--json", folder.resolve("t").toString());
        assertThat(ran.exitCode()).isEqualTo(1);
        JsonNode line = lines(ran).get(0);
        assertThat(line.path("status").asText()).isEqualTo("finding");
        assertThat(line.path("findings").path(0).path("code").asText()).isEqualTo("DELTA_LOG_CORRUPT");
    }

    @Test
    void aPrefixOfAStoreIsOneTable() throws IOException {
        try (TestLake lake = new TestLake(folder)) {
            lake.put(
                    "wh/empty/_delta_log/00000000000000000000.json",
                    "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}\n"
                            + "{\"metaData\":{\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\","
                            + "\\\"type\\\":\\\"long\\\"}]}\",\"partitionColumns\":[],\"configuration\":{}}}\n");
            Ran ran = lake.run(
                    "inspect",
                    "--source",
                    "sales",
                    "--json",
                    "--rows",
                    "all",
                    "--out",
                    folder.resolve("out").toString(),
                    "s3://lake/wh/empty/");
            assertThat(lines(ran)).singleElement().satisfies(line -> {
                assertThat(line.path("object").asText()).isEqualTo("s3://lake/wh/empty/");
                assertThat(line.path("format").asText()).isEqualTo("delta");
                assertThat(line.path("rows").toString()).isEqualTo("{\"value\":0,\"exact\":true}");
            });
            assertThat(Files.readString(folder.resolve("out/empty.csv"))).isEqualTo("id\n");
        }
    }
}

package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts, manifests, names and the limit, through the whole command. */
class LayoutOverridesCrawlTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROWS = "id,amount\n1,2.50\n2,3.75\n";

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
    }

    @AfterEach
    void stop() throws IOException {
        lake.close();
    }

    /** @param source further lines of the source, each with its indentation */
    private JsonNode crawl(String source, String rest, int exitCode) throws IOException {
        lake.write(TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret") + source
                + "catalogs:\n  local: {directory: '" + lake.catalog() + "'}\n" + rest);
        Ran ran = lake.run("crawl", "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(exitCode);
        return JSON.readTree(ran.out());
    }

    private List<String> tables() throws IOException {
        Path root = lake.catalog().resolve("tables/sales/lake");
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(TableFile::name)
                    .sorted()
                    .toList();
        }
    }

    private JsonNode table(String name) throws IOException {
        try (Stream<Path> files = Files.walk(lake.catalog().resolve("tables/sales/lake"))) {
            return files.filter(Files::isRegularFile)
                    .map(TableFile::read)
                    .filter(table -> table.path("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final class TableFile {
        static JsonNode read(Path file) {
            try {
                return JSON.readTree(file.toFile());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        static String name(Path file) {
            return read(file).path("name").asText();
        }
    }

    private static List<String> codes(JsonNode run) {
        return StreamSupport.stream(run.path("findings").spliterator(), false)
                .map(finding -> finding.path("code").asText())
                .toList();
    }

    private static String message(JsonNode run, String code) {
        return StreamSupport.stream(run.path("findings").spliterator(), false)
                .filter(finding -> finding.path("code").asText().equals(code))
                .map(finding -> finding.path("message").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    @Test
    void theBucketsManifestSaysWhereTablesLieAndHowTheyAreRead() throws IOException {
        lake.put("raw/legacy/2024/01/part-0", "id;amount\n1;2,5\n2;3,7\n");
        lake.put("raw/legacy/2024/02/part-0", "id;amount\n3;2,5\n4;3,7\n");
        lake.put("other/x.csv", ROWS);
        lake.put("openmetadata.json", """
                {"entries": [
                  {"dataPath": "raw/legacy", "structureFormat": "csv", "separator": ";", "isPartitioned": true,
                   "partitionColumns": [{"name": "year", "dataType": "INT"}, {"name": "month", "dataType": "STRING"}]},
                  {"structureFormat": "csv"}
                ]}""");
        JsonNode run = crawl("    layout: [manifest]\n", "", 1);
        assertThat(tables()).containsExactly("raw/legacy");
        JsonNode table = table("raw/legacy");
        assertThat(table.path("root").asText()).isEqualTo("raw/legacy/");
        assertThat(texts(table.path("columns"), "name")).containsExactly("id", "amount", "year", "month");
        assertThat(texts(table.path("partitionKeys"), "type")).containsExactly("int", "string");
        assertThat(table.path("format").asText()).isEqualTo("csv");
        assertThat(table.path("sample").path("rows").path(0).path(0).asText()).isIn("1", "3");
        assertThat(codes(run)).containsExactly("MANIFEST_ENTRY_UNUSABLE");
        assertThat(message(run, "MANIFEST_ENTRY_UNUSABLE")).startsWith("entries[1].dataPath: is needed");
        assertThat(run.path("objects").path("skipped").asInt())
                .as("two tables, the manifest itself and other/x.csv lie beside")
                .isEqualTo(4);

        JsonNode again = crawl("    layout: [manifest]\n", "", 0);
        assertThat(again.path("objects").path("read").asInt()).isZero();
        assertThat(again.path("s3").path("getRequests").asInt())
                .as("the manifest alone")
                .isEqualTo(1);

        JsonNode rest = crawl("    layout: [manifest, auto]\n", "", 0);
        assertThat(tables()).contains("raw/legacy", "orders", "people").doesNotContain("openmetadata");
        assertThat(rest.path("tables").path("removed").asInt()).isZero();
    }

    @Test
    void anotherSeparatorInTheManifestReadsTheObjectsAgain() throws IOException {
        lake.put("d/part-0", "id;a,b\n1;2,3\n4;5,6\n");
        lake.put("openmetadata.json", "{\"entries\": [{\"dataPath\": \"d\", \"separator\": \";\"}]}");
        crawl("    layout: manifest\n", "", 0);
        assertThat(texts(table("d").path("columns"), "name")).containsExactly("id", "a,b");
        lake.put("openmetadata.json", "{\"entries\": [{\"dataPath\": \"d\", \"separator\": \",\"}]}");
        JsonNode run = crawl("    layout: manifest\n", "", 0);
        assertThat(run.path("objects").path("read").asInt()).isEqualTo(1);
        assertThat(texts(table("d").path("columns"), "name")).containsExactly("id;a", "b");
        assertThat(table("d").path("sample").path("rows").path(0).path(0).asText())
                .isEqualTo("1;2");
    }

    @Test
    void aMissingManifestIsToldAndTheOtherLayoutsGoOn() throws IOException {
        JsonNode run = crawl("    layout: manifest\n", "", 1);
        assertThat(codes(run)).containsExactly("MANIFEST_MISSING");
        assertThat(tables()).containsExactly("orders", "people");
        assertThat(codes(crawl("    layout: auto\n", "", 0))).isEmpty();
    }

    @Test
    void aManifestThatCannotBeReadLeavesTheCatalogAsItWas() throws IOException {
        crawl("    layout: [manifest, auto]\n", "", 1);
        lake.put("openmetadata.json", "{\"entries\": [");
        JsonNode run = crawl("    layout: [manifest, auto]\n", "", 3);
        assertThat(codes(run)).containsExactly("MANIFEST_UNREADABLE");
        assertThat(message(run, "MANIFEST_UNREADABLE")).contains("s3://lake/openmetadata.json", "line 1");
        assertThat(tables()).containsExactly("orders", "people");
    }

    @Test
    void aHugeManifestIsNotRead() throws IOException {
        lake.put("openmetadata.json", new byte[5 << 20]);
        JsonNode run = crawl("    layout: manifest\n", "", 3);
        assertThat(message(run, "MANIFEST_UNREADABLE")).contains("more than 4194304 bytes");
    }

    @Test
    void aLocalManifestGoesBeforeTheBucketsWhereItNamesTheBucket() throws IOException {
        Path file = folder.resolve("global.json");
        Files.writeString(file, """
                {"entries": [{"containerName": "lake", "dataPath": "orders", "structureFormat": "csv"},
                             {"containerName": "elsewhere", "dataPath": "people"}]}""");
        lake.put("openmetadata.json", "{\"entries\": [{\"dataPath\": \"people\"}]}");
        crawl("    manifest: '" + file + "'\n    layout: manifest\n", "", 0);
        assertThat(tables()).containsExactly("orders");
        crawl("    layout: [{manifest: '" + file + "'}, auto]\n", "", 0);
        assertThat(tables()).containsExactly("orders", "people");

        Files.writeString(file, "{\"entries\": [{\"containerName\": \"elsewhere\", \"dataPath\": \"orders\"}]}");
        crawl("    manifest: '" + file + "'\n    layout: manifest\n", "", 0);
        assertThat(tables()).as("the bucket's own").containsExactly("people");

        Files.writeString(file, "{\"entries\": [{\"dataPath\": \"orders\"}]}");
        crawl("    manifest: '" + file + "'\n    layout: manifest\n", "", 0);
        assertThat(tables()).as("entries for any bucket come last").containsExactly("people");
        lake.remove("openmetadata.json");
        crawl("    manifest: '" + file + "'\n    layout: manifest\n", "", 0);
        assertThat(tables()).containsExactly("orders");
    }

    @Test
    void aTemplateNamesTablesAndClashesSuffixEveryMember() throws IOException {
        lake.put("eu/orders/o.csv", ROWS);
        crawl("    tables: {name: '{parent}.{folder}'}\n", "", 0);
        assertThat(tables()).containsExactly("eu.orders", "lake.orders", "lake.people");
        crawl("    tables: {name: '{folder}'}\n", "", 0);
        List<String> names = tables();
        assertThat(names).hasSize(3).contains("people").doesNotContain("orders").doesNotHaveDuplicates();
        lake.put("us/orders/o.csv", ROWS);
        crawl("    tables: {name: '{folder}'}\n", "", 0);
        assertThat(tables()).hasSize(4).containsAll(names);
    }

    @Test
    void foldersThatFolderModeWouldCallByOneNameStayApart() throws IOException {
        lake.put("my-data/a.csv", ROWS);
        lake.put("my_data/b.csv", ROWS);
        JsonNode run = crawl("    layout: folder\n", "", 1);
        assertThat(codes(run)).containsExactly("LAYOUT_SAME_NAME");
        assertThat(message(run, "LAYOUT_SAME_NAME"))
                .startsWith("2 tables would be called my_data, from my-data/ to my_data/");
        assertThat(tables())
                .hasSize(4)
                .contains("orders", "people")
                .filteredOn(name -> name.startsWith("my_data_"))
                .hasSize(2);
    }

    @Test
    void theLimitTripsBeforeAnythingIsPublishedAndNamesTheFolders() throws IOException {
        for (int at = 0; at < 12; at++) {
            lake.put("logs/app-" + (char) ('a' + at) + "/events_" + (char) ('a' + at) + ".csv", ROWS);
        }
        JsonNode run = crawl("    layout: folder\n", "tables: {limit: 10}\n", 1);
        assertThat(tables()).isEmpty();
        assertThat(codes(run)).containsExactly("TABLES_LIMIT_EXCEEDED");
        assertThat(message(run, "TABLES_LIMIT_EXCEEDED"))
                .startsWith("the source gives 14 tables, tables.limit allows 10; nothing of it was published. "
                        + "Most lie in lake/logs/ (12)")
                .contains("layout: [\"logs/{key:NAME}/\", auto]", "exclude: [\"logs/**\"]", "raise tables.limit");
        crawl("    layout: ['logs/{key:app}/', auto]\n", "tables: {limit: 10}\n", 0);
        assertThat(tables()).containsExactly("logs", "orders", "people");
        assertThat(texts(table("logs").path("partitionKeys"), "name")).containsExactly("app");
    }
}

package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void jsonHasTheMembersOfTheInterface() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "id,name\n1,\"a,b\"\n2,\n");
        Ran ran = Ran.program("inspect", "--json", file.toString());
        assertThat(ran.exitCode()).isZero();
        JsonNode line = JSON.readTree(ran.out());
        List<String> members = new ArrayList<>();
        line.fieldNames().forEachRemaining(members::add);
        assertThat(members)
                .containsExactly(
                        "object",
                        "status",
                        "format",
                        "compression",
                        "bytesRead",
                        "requests",
                        "dialect",
                        "columns",
                        "rows",
                        "sample",
                        "tables",
                        "findings");
        assertThat(line.path("object").asText()).isEqualTo(file.toString());
        assertThat(line.path("status").asText()).isEqualTo("ok");
        assertThat(line.path("dialect"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"encoding\":\"utf-8\",\"delimiter\":\",\",\"quote\":\"\\\"\",\"escape\":null,"
                                        + "\"comment\":null,\"lineEnd\":\"\\n\",\"header\":true,\"skipRows\":0,\"skipFooter\":0}"));
        assertThat(line.path("columns").path(0))
                .isEqualTo(JSON.readTree("{\"name\":\"id\",\"type\":\"int\",\"nativeType\":\"\",\"nullable\":true,"
                        + "\"fields\":[],\"tags\":[],"
                        + "\"evidence\":{\"values\":2,\"nulls\":0,\"reason\":\"all 2 values fit\"}}"));
        assertThat(line.path("rows")).isEqualTo(JSON.readTree("{\"value\":2,\"exact\":true}"));
        assertThat(line.path("sample"))
                .isEqualTo(JSON.readTree("{\"columns\":[\"id\",\"name\"],\"rows\":[[1,\"a,b\"],[2,null]]}"));
    }

    @Test
    void nestedFieldsShowTheirOwnTags() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            lines.append("{\"user\":{\"email\":\"reader").append(i).append("@example.org\",\"n\":1}}\n");
        }
        Path file = Files.writeString(folder.resolve("nested.jsonl"), lines);
        JsonNode user = JSON.readTree(
                        Ran.program("inspect", "--json", file.toString()).out())
                .at("/columns/0");
        assertThat(user.path("tags").toString()).isEqualTo("[\"PII.Email\"]");
        assertThat(user.at("/fields/0/tags").toString()).isEqualTo("[\"PII.Email\"]");
        assertThat(user.at("/fields/1").has("tags")).isFalse();
    }

    @Test
    void theContentNamesTheFormat() throws IOException {
        Path file = Files.writeString(folder.resolve("data.parquet"), "{\"a\":1}\n{\"a\":2}\n");
        Ran ran = Ran.program("inspect", "--json", file.toString());
        JsonNode line = JSON.readTree(ran.out());
        assertThat(line.path("format").asText()).isEqualTo("jsonl");
        assertThat(line.path("findings").path(0).path("code").asText()).isEqualTo("FORMAT_MISMATCH");
        assertThat(line.path("status").asText()).isEqualTo("ok");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aFolderIsWalkedInOrderAndABadFileHoldsUpNoOther() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        Files.write(folder.resolve("b/empty.parquet"), new byte[0]);
        Files.writeString(folder.resolve("c.jsonl"), "{\"x\":1}\n");
        Ran ran = Ran.program("inspect", folder.toString(), "--json");
        assertThat(ran.exitCode()).isEqualTo(1);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.path("object").asText())
                .containsExactly(
                        folder.resolve("a.csv").toString(),
                        folder.resolve("b/empty.parquet").toString(),
                        folder.resolve("c.jsonl").toString());
        assertThat(lines).extracting(line -> line.path("status").asText()).containsExactly("ok", "finding", "ok");
        assertThat(lines.get(1).path("findings").path(0).path("code").asText()).isEqualTo("OBJECT_EMPTY");
        assertThat(lines.get(1).path("findings").path(0).path("severity").asText())
                .isEqualTo("error");
    }

    @Test
    void showsPeopleColumnsAndASample() throws IOException {
        Path file = Files.writeString(folder.resolve("data.tsv"), "id\tname\n1\tanna\u001b[31m\n");
        Ran ran = Ran.program("inspect", file.toString());
        assertThat(ran.out()).contains("tsv, 2 columns, 1 rows", "delimiter '\\t'", "id    int", "| 1  | anna");
        assertThat(ran.out())
                .as("no control character of a file reaches the terminal")
                .doesNotContain("\u001b");
    }

    @Test
    void suggestsTagsAndShowsTheFileAsItIs() throws IOException {
        StringBuilder csv = new StringBuilder("id,email\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i).append(",reader").append(i).append("@example.org\n");
        }
        Path file = Files.writeString(folder.resolve("people.csv"), csv);
        JsonNode line =
                JSON.readTree(Ran.program("inspect", "--json", file.toString()).out());
        assertThat(line.at("/columns/0/tags")).isEmpty();
        assertThat(line.at("/columns/1/tags/0").asText()).isEqualTo("PII.Email");
        assertThat(line.at("/columns/1/detected/0/reasons/0").asText())
                .isEqualTo("detector email: 300 of 300 values match");
        assertThat(line.at("/sample/rows")).hasSize(100);
        assertThat(line.at("/sample/rows/0/1").asText()).isEqualTo("reader0@example.org");
        assertThat(Ran.program("inspect", file.toString()).out()).contains("[PII.Email]");
    }

    @Test
    void writesEveryRowAsCanonicalCsv() throws IOException {
        Path file = Files.writeString(
                folder.resolve("data.jsonl"),
                "{\"t\":\"say \\\"hi\\\", you\",\"n\":1.50,\"s\":{\"a\":[1,2]}}\n{\"t\":\"\",\"n\":null,\"s\":null}\n");
        Path out = folder.resolve("out");
        Ran ran = Ran.program("inspect", "--rows", "all", "--to", "csv", "--out", out.toString(), file.toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(Files.readString(out.resolve("data.jsonl.csv")))
                .isEqualTo("t,n,s\n\"say \"\"hi\"\", you\",1.5,\"{\"\"a\"\":[1,2]}\"\n\"\",,\n");
    }

    @Test
    void othersReadTheCsvAsItWasMeant() throws IOException {
        String odd = "a,b\\nc\\r\\n\\\"d\\\"";
        Path file = Files.writeString(
                folder.resolve("odd.jsonl"), "{\"a\":\"" + odd + "\",\"b\":null}\n{\"a\":\"\",\"b\":\"x\"}\n");
        Path out = folder.resolve("out");
        Ran ran = Ran.program("inspect", "--rows=all", "--to=csv", "--out=" + out, file.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setNullString("")
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .get();
        try (CSVParser parsed = CSVParser.parse(out.resolve("odd.jsonl.csv"), StandardCharsets.UTF_8, format)) {
            assertThat(parsed.stream().map(CSVRecord::toList))
                    .containsExactly(List.of("a", "b"), Arrays.asList("a,b\nc\r\n\"d\"", null), List.of("", "x"));
        }
    }

    @Test
    void writesEveryRowAsJsonBelowTheFoldersTheyLieIn() throws IOException {
        Path lake = folder.resolve("lake");
        Files.createDirectories(lake.resolve("sub"));
        Files.writeString(lake.resolve("sub/data.csv"), "id,name,amount\n1,,2.50\n2,\"\",3.25\n");
        Path out = folder.resolve("out");
        Ran ran = Ran.program("inspect", "--rows=all", "--to=json", "--out=" + out, lake.toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(Files.readString(out.resolve("sub/data.csv.json")))
                .isEqualTo("{\"id\":1,\"name\":null,\"amount\":2.50}\n{\"id\":2,\"name\":\"\",\"amount\":3.25}\n");
    }

    @Test
    void badUsageEndsWithTwoAndSaysWhatToWrite() {
        Ran missing = Ran.program("inspect", folder.resolve("nope.csv").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .contains("nope.csv", "no such file", "s3://bucket/key")
                .doesNotContain("\tat ");
        assertThat(Ran.program("inspect").exitCode()).isEqualTo(2);
        assertThat(Ran.program("inspect", "x", "--to", "xml").exitCode()).isEqualTo(2);
        assertThat(Ran.program("inspect", "s3://").exitCode()).isEqualTo(2);
    }

    @Test
    void objectsOfAStoreAreReadWithTheCredentialsOfASource() throws IOException {
        try (TestLake lake = new TestLake(folder)) {
            Ran one = lake.run("inspect", "--source", "sales", "--json", "s3://lake/orders/orders.csv");
            assertThat(one.exitCode()).isZero();
            JsonNode line = JSON.readTree(one.out());
            assertThat(line.path("object").asText()).isEqualTo("s3://lake/orders/orders.csv");
            assertThat(line.path("requests").asInt()).isPositive();

            Ran all = lake.run("inspect", "--source", "sales", "--json", "s3://lake/");
            assertThat(all.out().lines()).hasSize(2);

            Ran gone = lake.run("inspect", "--source", "sales", "s3://lake/none.csv");
            assertThat(gone.exitCode()).isEqualTo(3);
            assertThat(gone.err())
                    .contains("s3://lake/none.csv cannot be looked up")
                    .doesNotContain("\tat ");

            Ran unknown = lake.run("inspect", "--source", "sale", "s3://lake/none.csv");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("Known: sales");
        }
    }
}

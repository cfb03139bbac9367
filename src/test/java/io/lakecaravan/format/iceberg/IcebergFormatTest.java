package io.lakecaravan.format.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileTableRoot;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.table.ReadRows;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that pyiceberg wrote are read as pyiceberg reads them. */
class IcebergFormatTest {
    private static final Path TABLES = Path.of("src/test/resources/format/iceberg");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path directory;

    private final IcebergFormat format = new IcebergFormat();

    private static TableRoot root(String name) {
        return new FileTableRoot(TABLES.resolve(name), ReadBudget.generous());
    }

    private ReadTable read(String name) throws IOException {
        return format.read(root(name), ReadOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"added", "deletes", "empty", "evolved-v1", "evolved-v2", "rewritten", "types", "vector"})
    void rowsAreThoseOfPyiceberg(String name) throws IOException {
        JsonNode expected = MAPPER.readTree(TABLES.resolve(name + ".json").toFile());
        List<String> columns = new ArrayList<>();
        expected.path("columns").forEach(column -> columns.add(column.asText()));
        ReadTable table = read(name);
        assertThat(table.schema().names()).isEqualTo(columns);
        assertThat(table.findings()).isEmpty();
        List<String> rows = ReadRows.of(format, root(name)).stream()
                .map(IcebergFormatTest::text)
                .sorted()
                .toList();
        List<String> theirs = new ArrayList<>();
        expected.path("rows").forEach(row -> theirs.add(text(row)));
        assertThat(rows).isEqualTo(theirs.stream().sorted().toList());
        assertThat(table.sample().rows().stream().map(IcebergFormatTest::text).sorted())
                .isEqualTo(rows);
    }

    private static String text(Iterable<JsonNode> row) {
        StringBuilder text = new StringBuilder();
        row.forEach(cell -> text.append(plain(cell)).append(" | "));
        return text.toString();
    }

    /** Decimals are written as {@code {"decimal": "1.5"}} beside the tables, maps as lists of pairs. */
    private static String plain(JsonNode cell) {
        if (cell.has("decimal")) {
            return cell.get("decimal").asText();
        }
        if (cell.isObject() && cell.has("k")) {
            return "[[\"k\"," + cell.get("k") + "],[\"l\"," + cell.get("l") + "]]";
        }
        return cell.isTextual() ? cell.asText() : cell.toString();
    }

    @Test
    void typesAreAllThere() throws IOException {
        assertThat(read("types").schema().columns())
                .extracting(column -> column.name() + " " + TypeText.display(column.type()))
                .containsExactly(
                        "boolean boolean",
                        "float float",
                        "double double",
                        "decimal decimal(20,3)",
                        "time time",
                        "timestamp timestamp",
                        "timestamptz timestamptz",
                        "uuid uuid",
                        "fixed binary(3)",
                        "binary binary",
                        "list array<string>",
                        "map map<string,bigint>",
                        "struct struct<a:int,b:array<struct<c:string>>>");
    }

    @Test
    void countsAndPartitionsComeFromTheMetadata() throws IOException {
        ReadTable one = read("evolved-v1");
        assertThat(one.rows()).contains(RowCount.exact(5));
        assertThat(one.partitionKeys()).containsExactly("day", "full_name");
        ReadTable two = read("evolved-v2");
        assertThat(two.partitionKeys()).containsExactly("day", "full_name");
        assertThat(two.schema().column("day").map(Column::nativeType)).contains("date, partitioned by day");
        assertThat(read("deletes").rows()).contains(RowCount.estimated(4));
        assertThat(read("empty").rows()).contains(RowCount.exact(0));
        assertThat(read("rewritten").rows()).contains(RowCount.exact(2));
    }

    @Test
    void metadataTakeOneListingAndOneRequest() throws IOException {
        ReadBudget budget = ReadBudget.generous();
        format.read(new FileTableRoot(TABLES.resolve("evolved-v2"), budget), ReadOptions.DEFAULT.withSampleRows(0));
        assertThat(budget.requests()).isEqualTo(2);
    }

    @Test
    void columnsAreProjected() throws IOException {
        assertThat(ReadRows.of(format, root("evolved-v2"), "day", "id").toString())
                .contains("[\"2024-01-01\", 3]")
                .contains("[null, 1099511627776]");
        assertThat(ReadRows.of(format, root("evolved-v2"), "name")).hasSize(5);
        assertThatThrownBy(() -> ReadRows.of(format, root("evolved-v2"), "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'none'");
    }

    /** A copy whose newest metadata file may be changed. */
    private Path copy(String name) {
        Path target = directory.resolve(name);
        try (Stream<Path> files = Files.walk(TABLES.resolve(name))) {
            for (Path file : files.toList()) {
                Path to = target.resolve(TABLES.resolve(name).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private static Path newest(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table.resolve("metadata"))) {
            return files.filter(file -> file.toString().endsWith(".metadata.json"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private ReadTable read(Path table) throws IOException {
        return format.read(new FileTableRoot(table, ReadBudget.generous()), ReadOptions.DEFAULT);
    }

    @Test
    void theHighestVersionCountsWhateverTheHintSays() throws IOException {
        Path table = copy("rewritten");
        Files.writeString(table.resolve("metadata/version-hint.text"), "1");
        ObjectNode metadata = (ObjectNode) MAPPER.readTree(newest(table).toFile());
        metadata.put("current-snapshot-id", -1);
        try (GZIPOutputStream out =
                new GZIPOutputStream(Files.newOutputStream(table.resolve("metadata/00010-aaaa.gz.metadata.json")))) {
            out.write(MAPPER.writeValueAsBytes(metadata));
        }
        assertThat(read(table).rows()).contains(RowCount.exact(0));
    }

    @Test
    void whatIsNotReadIsSaidAndTheSchemaStands() throws IOException {
        Path table = copy("rewritten");
        ObjectNode metadata = (ObjectNode) MAPPER.readTree(newest(table).toFile());
        for (JsonNode snapshot : metadata.path("snapshots")) {
            ((ObjectNode) snapshot.path("summary")).put("total-equality-deletes", "3");
        }
        MAPPER.writeValue(newest(table).toFile(), metadata);
        ReadTable read = read(table);
        assertThat(read.schema().names()).containsExactly("id", "name", "day");
        assertThat(read.rows()).contains(RowCount.estimated(2));
        assertThat(read.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.ICEBERG_FEATURE_UNSUPPORTED));
        assertThatThrownBy(() ->
                        format.rows(new FileTableRoot(table, ReadBudget.generous()), List.of(), ReadOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.code()).isEqualTo(FindingCode.ICEBERG_FEATURE_UNSUPPORTED));
    }

    @Test
    void aMissingDataFileLeavesTheTableStanding() throws IOException {
        Path table = copy("rewritten");
        try (Stream<Path> files = Files.walk(table.resolve("data"))) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        ReadTable read = read(table);
        assertThat(read.rows()).contains(RowCount.exact(2));
        assertThat(read.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.TABLE_DATA_UNREADABLE));
    }

    @Test
    void brokenMetadataAreAFinding() throws IOException {
        Path table = copy("types");
        byte[] whole = Files.readAllBytes(newest(table));
        for (String broken :
                List.of("", "[]", "{}", "{\"format-version\":2}", new String(whole, 0, 300, StandardCharsets.UTF_8))) {
            Files.writeString(newest(table), broken);
            assertThatThrownBy(() -> read(table))
                    .isInstanceOfSatisfying(
                            FormatException.class,
                            e -> assertThat(e.code()).isEqualTo(FindingCode.ICEBERG_METADATA_CORRUPT));
        }
        Files.delete(newest(table));
        Path empty = Files.createDirectories(directory.resolve("none/metadata"));
        assertThatThrownBy(() -> read(empty.getParent())).isInstanceOf(FormatException.class);
    }
}

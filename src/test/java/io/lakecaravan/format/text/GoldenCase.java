package io.lakecaravan.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Dialect;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with {@code input.*}, {@code expected.json}, {@code why.md} and, where something is known of the input, {@code
 * known.json}. {@code -Dgolden.refresh=true} writes what is expected anew, to be read as a diff.
 */
public record GoldenCase(Path folder) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public static Stream<GoldenCase> all(String format) throws IOException {
        Path root = Path.of("src/test/resources/format", format);
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().map(GoldenCase::new).toList().stream();
        }
    }

    public void check(Format format) throws IOException {
        String seen = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(outcome(format)) + "\n";
        Path expected = folder.resolve("expected.json");
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(expected, seen);
        }
        assertThat(folder.resolve("why.md")).isNotEmptyFile();
        assertThat(JSON.readTree(seen)).isEqualTo(JSON.readTree(Files.readString(expected)));
    }

    private JsonNode outcome(Format format) throws IOException {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        ReadOptions options = ReadOptions.DEFAULT.withSampleRows(5).withKnown(known());
        try (ObjectSource source = new FileObjectSource(input(), ReadBudget.generous())) {
            outcome.put("recognised", format.recognise(ObjectHead.read(source)).name());
            ReadTable table = format.read(source, options).get(0);
            describe(table, outcome);
            try (RowStream rows = format.rows(source, table.name(), List.of(), options)) {
                stream(rows, outcome);
            }
        } catch (FormatException e) {
            outcome.put("error", e.code().name());
            e.offset().ifPresent(offset -> outcome.put("offset", offset));
        } catch (LimitException e) {
            outcome.put("error", "limit").put("message", e.getMessage());
        }
        return outcome;
    }

    private Path input() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("input."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void describe(ReadTable table, ObjectNode outcome) {
        outcome.put("compression", table.compression());
        table.dialect().ifPresent(dialect -> outcome.set("dialect", dialect(dialect)));
        ArrayNode columns = outcome.putArray("columns");
        for (int i = 0; i < table.schema().columns().size(); i++) {
            Column column = table.schema().columns().get(i);
            columns.add(column.name() + ": " + TypeText.display(column.type()) + ", nulls "
                    + table.statistics().get(i).nulls().orElse(-1) + " of "
                    + table.statistics().get(i).values());
        }
        table.rows().ifPresent(rows -> outcome.put("rows", rows.value()).put("exact", rows.exact()));
        ArrayNode sample = outcome.putArray("sample");
        table.sample().rows().forEach(row -> sample.addArray().addAll(row));
        findings(table.findings(), outcome.putArray("findings"));
    }

    private static JsonNode dialect(Dialect dialect) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("encoding", dialect.encoding())
                .put("delimiter", dialect.delimiter())
                .put("quote", dialect.quote().orElse(null))
                .put("escape", dialect.escape().orElse(null))
                .put("comment", dialect.comment().orElse(null))
                .put("lineEnd", dialect.lineEnd())
                .put("header", dialect.header())
                .put("skipRows", dialect.skipRows());
    }

    private static void findings(List<Finding> found, ArrayNode into) {
        found.forEach(finding -> into.add(finding.code()
                + (finding.offset().isPresent() ? " at " + finding.offset().getAsLong() : "") + ": "
                + finding.message()));
    }

    private static void stream(RowStream rows, ObjectNode outcome) throws IOException {
        long count = 0;
        ArrayNode last = JsonNodeFactory.instance.arrayNode();
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            count++;
            last = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < rows.schema().columns().size(); i++) {
                last.add(Rendering.text(
                        rows.schema().columns().get(i).type(),
                        row.get().values().get(i)));
            }
        }
        outcome.put("streamed", count);
        outcome.set("lastRow", last);
        findings(rows.findings(), outcome.putArray("streamFindings"));
    }

    private Known known() throws IOException {
        Path file = folder.resolve("known.json");
        if (!Files.exists(file)) {
            return Known.NOTHING;
        }
        JsonNode node = JSON.readTree(Files.readString(file));
        List<String> nulls = new ArrayList<>();
        node.path("nulls").forEach(word -> nulls.add(word.textValue()));
        List<Column> fixed = new ArrayList<>();
        node.path("schema")
                .properties()
                .forEach(entry -> fixed.add(Column.nullable(
                        entry.getKey(), TypeText.parse(entry.getValue().textValue()))));
        return new Known(
                Optional.empty(),
                text(node, "delimiter"),
                text(node, "quote"),
                text(node, "escape"),
                text(node, "comment"),
                node.has("header") ? Optional.of(node.get("header").booleanValue()) : Optional.empty(),
                node.has("skipRows") ? Optional.of(node.get("skipRows").intValue()) : Optional.empty(),
                text(node, "encoding"),
                nulls,
                Optional.empty(),
                fixed.isEmpty() ? Optional.empty() : Optional.of(new Schema(fixed)));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}

package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import io.lakecaravan.table.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code layout/} is a lake: {@code keys.tsv} (key, size, storage class), optionally {@code source.json},
 * what must come of it in {@code expected.json} and the reason in {@code why.md}. {@code -Dgolden.update=true} writes
 * {@code expected.json} anew, to be read as a diff.
 */
class LayoutGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/layout");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lakeHasTheExpectedCandidates(Path lake) throws IOException {
        assertThat(lake.resolve("why.md")).isNotEmptyFile();
        JsonNode found = result(lake);
        Path expected = lake.resolve("expected.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    expected, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(found) + System.lineSeparator());
        }
        assertThat(found).isEqualTo(JSON.readTree(expected.toFile()));
    }

    private static JsonNode result(Path lake) throws IOException {
        Grouping grouping = new Grouping(source(lake), Lakes.BUCKET);
        Grouped pages = grouping.add(new ObjectPage("src", Lakes.BUCKET, 0, objects(lake)));
        Grouped rest = grouping.finish();
        ObjectNode result = JSON.createObjectNode();
        ArrayNode tables = result.putArray("candidates");
        Stream.concat(pages.candidates().stream(), rest.candidates().stream())
                .sorted(Comparator.comparing(Candidate::id))
                .forEach(candidate -> tables.add(json(candidate)));
        ObjectNode skipped = result.putObject("skipped");
        grouping.counts().skipped().forEach((reason, count) -> skipped.put(reason.text(), count.intValue()));
        ArrayNode findings = result.putArray("findings");
        Stream.concat(pages.findings().stream(), rest.findings().stream())
                .forEach(finding -> findings.add(finding.code() + " " + finding.key()));
        return result;
    }

    private static JsonNode json(Candidate candidate) {
        ObjectNode table = JSON.createObjectNode();
        table.put("root", candidate.root());
        table.put("name", TableNames.base(candidate.bucket(), candidate.root()));
        table.put("rule", candidate.rule());
        table.put("objects", (int) candidate.objects());
        ArrayNode shapes = table.putArray("shapes");
        candidate.shapes().forEach(shape -> shapes.add(text(shape)));
        ArrayNode chosen = table.putArray("chosen");
        candidate.chosen().forEach(object -> chosen.add(object.object().key()));
        candidate.markers().forEach(table.withArray("markers")::add);
        return table;
    }

    private static String text(Shape shape) {
        List<String> parts = new ArrayList<>(List.of(shape.pattern(), shape.format(), shape.compression()));
        shape.partitionKeys()
                .forEach(key -> parts.add(key.name() + ":" + TypeText.name(key.type()) + " "
                        + key.first().orElse("-") + ".." + key.last().orElse("-") + " (" + key.distinct()
                        + (key.nulls() == 0 ? "" : ", null " + key.nulls()) + ")"));
        return String.join(" | ", parts) + " | " + shape.objects();
    }

    private static SourceConfig source(Path lake) throws IOException {
        Path file = lake.resolve("source.json");
        JsonNode node = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        List<String> layout = new ArrayList<>();
        node.path("layout").forEach(rule -> layout.add(rule.asText()));
        return Lakes.source(node.path("prefix").asText(""), layout.isEmpty() ? List.of("auto") : layout);
    }

    private static List<LakeObject> objects(Path lake) throws IOException {
        return Files.readAllLines(lake.resolve("keys.tsv")).stream()
                .map(LayoutGoldenTest::object)
                .toList();
    }

    private static LakeObject object(String line) {
        String[] cells = line.split("\t", -1);
        return new LakeObject(
                Lakes.BUCKET,
                cells[0],
                cells.length > 1 ? Long.parseLong(cells[1]) : 100,
                Optional.of("e"),
                Instant.parse("2026-01-01T00:00:00Z"),
                cells.length > 2 ? cells[2] : LakeObject.STANDARD);
    }
}

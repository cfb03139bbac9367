package io.lakecaravan.format.orc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Rendering;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apache ORC's examples, row by row beside the rows that its project keeps for them. */
class OrcExpectedRowsTest {
    private static final Path EXAMPLES = Path.of("../shared/corpora/orc/examples");
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd HH:mm:ss[.SSSSSSSSS]" + "[.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");

    @ParameterizedTest
    @CsvSource({
        "orc-file-11-format, 7500",
        "orc_index_int_string, 6000",
        "orc_split_elim_new, 25000",
        "over1k_bloom, 2098"
    })
    void everyRowIsAsExpected(String name, int count) throws IOException {
        assumeTrue(Files.isDirectory(EXAMPLES), "the corpora are not beside the project");
        int rows = 0;
        try (ObjectSource source = new FileObjectSource(EXAMPLES.resolve(name + ".orc"), ReadBudget.generous());
                RowStream stream = new OrcFormat().rows(source, "", List.of(), ReadOptions.DEFAULT);
                BufferedReader expected = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(
                                EXAMPLES.resolve("expected").resolve(name + ".jsn.gz"))),
                        StandardCharsets.UTF_8))) {
            List<Column> columns = stream.schema().columns();
            for (String line = expected.readLine(); line != null; line = expected.readLine()) {
                JsonNode row = EXACT.readTree(line);
                List<Object> values = stream.next().orElseThrow().values();
                for (int i = 0; i < columns.size(); i++) {
                    JsonNode ours = Rendering.json(columns.get(i).type(), values.get(i));
                    JsonNode theirs = row.get(columns.get(i).name());
                    assertThat(equal(ours, theirs))
                            .as("row %s, column %s: %s beside %s", rows, columns.get(i), ours, theirs)
                            .isTrue();
                }
                rows++;
            }
            assertThat(stream.next()).isEmpty();
            assertThat(stream.findings()).isEmpty();
        }
        assertThat(rows).isEqualTo(count);
    }

    private static boolean equal(JsonNode ours, JsonNode theirs) {
        if (ours.isTextual() && theirs.isArray()) {
            return bytesEqual(ours, theirs);
        }
        if (ours.isNumber() && theirs.isNumber()) {
            return numbersEqual(ours, theirs);
        }
        if (ours.isObject() && theirs.isArray()) {
            return entriesEqual(ours, theirs);
        }
        if (ours.isArray()) {
            return elementsEqual(ours, theirs);
        }
        if (ours.isObject()) {
            return ours.size() == theirs.size()
                    && ours.properties().stream()
                            .allMatch(field -> equal(field.getValue(), theirs.path(field.getKey())));
        }
        return ours.equals(theirs) || timesEqual(ours, theirs);
    }

    private static boolean bytesEqual(JsonNode ours, JsonNode theirs) {
        byte[] bytes = Base64.getDecoder().decode(ours.textValue());
        boolean equal = bytes.length == theirs.size();
        for (int i = 0; equal && i < bytes.length; i++) {
            equal = bytes[i] == (byte) theirs.get(i).asInt();
        }
        return equal;
    }

    /** Those rows have numbers as a C++ tool prints them, which cuts the decimals of Hive 0.11 at six digits. */
    private static boolean numbersEqual(JsonNode ours, JsonNode theirs) {
        if (ours.isFloat() || ours.isDouble()) {
            return (float) ours.doubleValue() == theirs.floatValue();
        }
        return ours.decimalValue()
                        .setScale(Math.max(0, theirs.decimalValue().scale()), RoundingMode.DOWN)
                        .compareTo(theirs.decimalValue())
                == 0;
    }

    private static boolean entriesEqual(JsonNode ours, JsonNode theirs) {
        boolean equal = ours.size() == theirs.size();
        for (JsonNode entry : theirs) {
            JsonNode value = ours.get(entry.get("key").asText());
            equal &= value != null && equal(value, entry.get("value"));
        }
        return equal;
    }

    private static boolean elementsEqual(JsonNode ours, JsonNode theirs) {
        Iterator<JsonNode> others = theirs.iterator();
        for (JsonNode element : ours) {
            if (!others.hasNext() || !equal(element, others.next())) {
                return false;
            }
        }
        return !others.hasNext();
    }

    private static boolean timesEqual(JsonNode ours, JsonNode theirs) {
        return ours.isTextual()
                && theirs.isTextual()
                && theirs.textValue().matches("\\d{4}-.*:.*")
                && LocalDateTime.parse(ours.textValue()).equals(LocalDateTime.parse(theirs.textValue(), TIME));
    }
}

package io.lakecaravan.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private final Format json = new JsonFormat();

    @ParameterizedTest
    @ValueSource(strings = {"lines", "array", "member"})
    void aLargeObjectCostsOneRequestAndStreamsWhole(String shape) throws IOException {
        StringBuilder text =
                new StringBuilder(shape.equals("array") ? "[" : shape.equals("member") ? "{\"v\":1,\"rows\":[" : "");
        for (int i = 0; i < 50_000; i++) {
            text.append(i == 0 || shape.equals("lines") ? "" : ",")
                    .append("{\"id\":")
                    .append(i)
                    .append(",\"name\":\"n")
                    .append(i)
                    .append("\"}\n");
        }
        text.append(shape.equals("array") ? "]" : shape.equals("member") ? "]}" : "");
        ObjectSource source = source(text.toString());
        ReadTable table = json.read(source, ReadOptions.DEFAULT).get(0);
        assertThat(source.requests()).isEqualTo(1);
        assertThat(source.bytesRead()).isEqualTo(ReadOptions.DEFAULT.prefixBytes());
        assertThat(table.findings()).isEmpty();
        assertThat(table.rows().orElseThrow().exact()).isFalse();
        assertThat(table.rows().orElseThrow().value()).isBetween(48_000L, 54_000L);
        try (RowStream rows = json.rows(source(text.toString()), "", List.of("name", "id"), ReadOptions.DEFAULT)) {
            long count = 0;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                assertThat(row.get().values()).containsExactly("n" + count, count);
                count++;
            }
            assertThat(count).isEqualTo(50_000);
            assertThat(rows.findings()).isEmpty();
        }
    }

    @Test
    void anObjectLongerThanThePrefixShowsTheMembersInIt() throws IOException {
        String text = "{\"id\":7,\"name\":\"Ana\",\"blob\":\"" + "x".repeat(5000) + "\"}";
        ReadOptions small = new ReadOptions(10, 1 << 20, 1000, 1000, 100, 100, Known.NOTHING);
        ReadTable table = json.read(source(text), small).get(0);
        assertThat(table.schema().names()).containsExactly("id", "name");
        assertThat(table.findings()).isEmpty();
        assertThat(table.rows().orElseThrow().exact()).isFalse();
    }

    @Test
    void membersThatThePrefixDidNotShowAreCounted() throws IOException {
        String text = "{\"id\":1}\n".repeat(200) + "{\"id\":\"x\",\"new\":true}\n";
        ReadOptions small = new ReadOptions(10, 1 << 20, 1000, 1000, 100, 100, Known.NOTHING);
        try (RowStream rows = json.rows(source(text), "", List.of(), small)) {
            Row last = null;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                last = row.get();
            }
            assertThat(last).isNotNull();
            assertThat(last.values()).containsExactly("x");
            assertThat(rows.findings()).extracting(Finding::code).containsExactly(FindingCode.VALUE_TYPE_MISMATCH);
            assertThat(rows.findings().get(0).message()).startsWith("2 values").endsWith("record 201");
        }
    }

    @Test
    void keysThatAreValuesPassTheLimitOfColumns() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("{\"k").append(i).append("\":1}\n");
        }
        ReadOptions few = new ReadOptions(10, 1 << 20, 1 << 20, 1000, 100, 100, Known.NOTHING);
        assertThatThrownBy(() -> json.read(source(text.toString()), few))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("more than 100 columns");
    }

    @Test
    void theConfiguredDepthIsTheLimit() throws IOException {
        ReadOptions shallow = new ReadOptions(10, 1 << 20, 1 << 20, 1000, 5, 100, Known.NOTHING);
        assertThat(json.read(source("[{\"a\":[[[1]]]}]"), shallow)).hasSize(1);
        assertThatThrownBy(() -> json.read(source("[{\"a\":[[[[1]]]]}]"), shallow))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("depth");
    }

    @Test
    void eachNameHasItsOwnShapes() {
        assertThat(recognise(new JsonFormat(), "{\"a\":1}\n{\"a\":2}\n", "")).isEqualTo(Recognition.POSSIBLE);
        assertThat(recognise(new JsonlFormat(), "{\"a\":1}\n{\"a\":2}\n", "")).isEqualTo(Recognition.LIKELY);
        assertThat(recognise(new JsonFormat(), "[{\"a\":1}]", "")).isEqualTo(Recognition.LIKELY);
        assertThat(recognise(new JsonFormat(), "[section]\nkey=value\n", "")).isEqualTo(Recognition.NO);
        assertThat(recognise(new JsonFormat(), "a,b\n1,2\n", "csv")).isEqualTo(Recognition.NO);
    }

    private static Recognition recognise(Format format, String text, String extension) {
        return format.recognise(new Head(text.getBytes(StandardCharsets.UTF_8), true, extension));
    }

    private static ObjectSource source(String text) {
        return new BytesSource("s3://bucket/a.json", text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.lakecaravan.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
    private final Format csv = new CsvFormat();

    @Test
    void aLargeObjectCostsOneRequestOfThePrefix() throws IOException {
        byte[] bytes = numbers(1_200_000);
        assertThat(bytes.length).isGreaterThan(20 << 20);
        ObjectSource source = new BytesSource("s3://bucket/a.csv", bytes);
        ReadTable table = csv.read(source, ReadOptions.DEFAULT).get(0);
        assertThat(source.requests()).isEqualTo(1);
        assertThat(source.bytesRead()).isEqualTo(ReadOptions.DEFAULT.prefixBytes());
        RowCount rows = table.rows().orElseThrow();
        assertThat(rows.exact()).isFalse();
        assertThat(rows.value()).isBetween(1_199_000L, 1_201_000L);
        assertThat(table.statistics().get(0).values()).isEqualTo(ReadOptions.DEFAULT.maxRows());
    }

    @Test
    void streamsEveryRowOfALargeObjectInOrder() throws IOException {
        try (RowStream rows = rows(numbers(200_000), List.of("twice", "id"))) {
            long count = 0;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                assertThat(row.get().values()).containsExactly(20_000_000 + 2 * count, 10_000_000 + count);
                count++;
            }
            assertThat(count).isEqualTo(200_000);
            assertThat(rows.findings()).isEmpty();
        }
    }

    @Test
    void valuesBehindThePrefixThatDoNotFitAreGivenAsTextAndCounted() throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 0; i < 200_000; i++) {
            text.append(i).append(",n\n");
        }
        text.append("x17,n\n");
        try (RowStream rows = rows(text.toString().getBytes(StandardCharsets.UTF_8), List.of())) {
            Row last = null;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                last = row.get();
            }
            assertThat(last).isNotNull();
            assertThat(last.values()).containsExactly("x17", "n");
            assertThat(rows.findings()).extracting(Finding::code).containsExactly(FindingCode.VALUE_TYPE_MISMATCH);
        }
    }

    @Test
    void anUnclosedQuoteCostsOneLineOfALargeObject() throws IOException {
        StringBuilder text = new StringBuilder("id,name\n1,\"a\"\n2,\"b\n");
        for (int i = 3; i <= 100_000; i++) {
            text.append(i).append(",name\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try (RowStream rows = rows(bytes, List.of("id"))) {
            long count = 0;
            while (rows.next().isPresent()) {
                count++;
            }
            assertThat(count).isEqualTo(100_000);
            assertThat(rows.findings()).extracting(Finding::code).containsExactly(FindingCode.CSV_UNCLOSED_QUOTE);
        }
    }

    @Test
    void aRecordWithoutEndIsALimit() {
        byte[] bytes = ("a,b\n1," + "x".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> {
                    try (RowStream rows = rows(bytes, List.of())) {
                        while (rows.next().isPresent()) {
                            // To the end.
                        }
                    }
                })
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void tooManyColumnsAreALimit() {
        byte[] bytes = ("a" + ",a".repeat(50) + "\n").getBytes(StandardCharsets.UTF_8);
        ReadOptions options = new ReadOptions(1, 1, 1000, 10, 10, 50, Known.NOTHING);
        assertThatThrownBy(() -> csv.read(new BytesSource("s3://bucket/a.csv", bytes), options))
                .isInstanceOf(LimitException.class)
                .hasMessage("the text has 51 columns, the limit is 50");
    }

    @Test
    void anUnknownColumnOfAProjectionIsNamed() {
        assertThatThrownBy(() -> rows(numbers(3), List.of("nope")).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nope'");
    }

    @Test
    void aDialectThatContradictsItselfIsRefused() {
        Known known = new Known(
                Optional.empty(),
                Optional.of("\""),
                Optional.of("\""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        ReadOptions options = ReadOptions.DEFAULT.withKnown(known);
        assertThatThrownBy(() -> csv.read(new BytesSource("s3://bucket/a.csv", numbers(3)), options))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("must be different");
    }

    @Test
    void formatsAreRegistered() {
        List<String> names = ServiceLoader.load(Format.class).stream()
                .map(provider -> provider.get().name())
                .toList();
        assertThat(names).contains("csv", "tsv", "json", "jsonl");
    }

    private RowStream rows(byte[] bytes, List<String> projection) throws IOException {
        return csv.rows(new BytesSource("s3://bucket/a.csv", bytes), "", projection, ReadOptions.DEFAULT);
    }

    private static byte[] numbers(int count) {
        StringBuilder text = new StringBuilder("id,twice\n");
        for (int i = 0; i < count; i++) {
            text.append(10_000_000 + i).append(',').append(20_000_000 + 2L * i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package io.lakecaravan.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.parquet.ParquetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed Parquet and Avro files, read as second readers read them. */
class FixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/format");
    private static final Path SPLIT_DECIMALS = FIXTURES.resolve("parquet/split-decimals.parquet");

    @ParameterizedTest
    @MethodSource("files")
    void areReadAsTheSecondReaderReadsThem(Path file) throws Exception {
        SecondReader second = SecondReader.named(file.getParent().endsWith("avro") ? "avro" : "duckdb-parquet");
        List<OurTable> ours = OurReading.read(file);

        assertThat(ours).allSatisfy(table -> {
            assertThat(table.findings()).isEmpty();
            assertThat(table.count().orElseThrow().value())
                    .isEqualTo(table.rows().size());
        });
        assertThat(new Comparison(second.name(), new TypeMapping()).of(ours, second.read(file)))
                .isEmpty();
    }

    /** DuckDB does not read them. */
    @Test
    void decimalsSplitIntoStreamsOfBytesAreThoseOfTheFileWithout() throws Exception {
        OurTable split = OurReading.read(SPLIT_DECIMALS).get(0);
        OurTable plain =
                OurReading.read(FIXTURES.resolve("parquet/numbers.parquet")).get(0);
        int column = plain.schema().names().indexOf("dec38");

        assertThat(split.schema().columns())
                .containsExactly(plain.schema().columns().get(column));
        assertThat(split.rows().stream().map(row -> row.get(0)).toList())
                .isEqualTo(plain.rows().stream().map(row -> row.get(column)).toList());
    }

    @Test
    void aSampleComesFromTheFirstRowGroupThatHasRows() throws Exception {
        Path file = FIXTURES.resolve("parquet/empty-first-group.parquet");
        try (ObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            ReadTable table =
                    new ParquetFormat().read(source, ReadOptions.DEFAULT).get(0);

            assertThat(table.sample().rows()).hasSize(20);
        }
    }

    static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String format : List.of("avro", "parquet")) {
            try (Stream<Path> all = Files.list(FIXTURES.resolve(format))) {
                all.filter(file -> !file.equals(SPLIT_DECIMALS)).sorted().forEach(files::add);
            }
        }
        return files.stream();
    }
}

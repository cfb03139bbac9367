package io.lakecaravan.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the Avro project itself, written by several of its languages. */
class AvroCorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpora/avro");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weather-deflate.avro | deflate | 5 | station string, time bigint, temp int
            weather-snappy.avro | snappy | 5 | station string, time bigint, temp int
            weather-sorted.avro | deflate | 5 | station string, time bigint, temp int
            """)
    void readsWeather(String name, String codec, long rows, String columns) throws IOException {
        Path file = CORPUS.resolve(name);
        assumeTrue(Files.exists(file), "the corpus of real files is not there");
        try (FileObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            ReadTable table = new AvroFormat().read(source, ReadOptions.DEFAULT).get(0);
            assertThat(table.compression()).isEqualTo(codec);
            assertThat(table.rows()).contains(RowCount.exact(rows));
            assertThat(table.sample().rows()).hasSize((int) rows);
            assertThat(table.schema().columns().stream()
                            .map(column -> column.name() + " " + TypeText.name(column.type()))
                            .collect(Collectors.joining(", ")))
                    .isEqualTo(columns);
            assertThat(source.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "syncInMeta.avro",
        "lang/c/tests/avro-1279-codec.avro",
        "lang/c/tests/avro-1279-no-codec.avro",
        "lang/java/mapred/src/test/resources/org/apache/avro/mapreduce/mapreduce-test-input.avro/part-r-00000.avro",
        "lang/js/test/dat/person-10.avro",
        "schemas/simple/data.avro",
        "schemas/withUnion/data.avro"
    })
    void countsWhatItReads(String name) throws IOException {
        Path file = CORPUS.resolve(name);
        assumeTrue(Files.exists(file), "the corpus of real files is not there");
        try (FileObjectSource source = new FileObjectSource(file, ReadBudget.generous());
                FileObjectSource again = new FileObjectSource(file, ReadBudget.generous());
                RowStream rows = new AvroFormat().rows(again, "", List.of(), ReadOptions.DEFAULT)) {
            ReadTable table = new AvroFormat().read(source, ReadOptions.DEFAULT).get(0);
            assertThat(table.findings()).isEmpty();
            long count = 0;
            while (rows.next().isPresent()) {
                count++;
            }
            assertThat(rows.findings()).isEmpty();
            assertThat(count).isPositive();
            assertThat(table.rows()).contains(RowCount.exact(count));
        }
    }

    /** The file ends with a byte that belongs to no block. */
    @Test
    void reportsWhatFollowsTheLastBlock() throws IOException {
        Path file = CORPUS.resolve("lang/js/test/dat/person-10.no-codec.avro");
        assumeTrue(Files.exists(file), "the corpus of real files is not there");
        try (FileObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            ReadTable table = new AvroFormat().read(source, ReadOptions.DEFAULT).get(0);
            assertThat(table.sample().rows()).hasSize(10);
            assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.AVRO_BLOCK_CORRUPT);
        }
    }
}

package io.lakecaravan.format.parquet;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The files of apache/parquet-testing; skipped where they do not lie beside the project. */
class ParquetCorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpora/parquet");

    /** Files whose footer is refused, and why. */
    private static final Map<String, FindingCode> FOOTER_WAIVERS = Map.ofEntries(
            // The second row group names columns that the schema does not have.
            entry("ARROW-GH-41317.parquet", FindingCode.PARQUET_FOOTER_CORRUPT),
            // The footer needs a key.
            entry("uniform_encryption.parquet.encrypted", FindingCode.PARQUET_FOOTER_ENCRYPTED),
            entry("encrypt_columns_and_footer.parquet.encrypted", FindingCode.PARQUET_FOOTER_ENCRYPTED),
            entry(
                    "encrypt_columns_and_footer_disable_aad_storage.parquet.encrypted",
                    FindingCode.PARQUET_FOOTER_ENCRYPTED));

    /** Files whose rows cannot all be read, and why. */
    private static final Map<String, FindingCode> ROW_WAIVERS = Map.of(
            // Dictionary indexes 254 bits wide.
            "ARROW-GH-41321.parquet", FindingCode.PARQUET_PAGE_CORRUPT,
            // Values of a fixed length go on after the end of the page.
            "ARROW-GH-47662.parquet", FindingCode.PARQUET_PAGE_CORRUPT,
            // Offsets of dictionary pages lie outside the object.
            "ARROW-RS-GH-6229-DICTHEADER.parquet", FindingCode.PARQUET_PAGE_CORRUPT,
            // Chunk lengths that leave out the dictionary page.
            "nation.dict-malformed.parquet", FindingCode.PARQUET_PAGE_CORRUPT,
            // Made to have wrong checksums.
            "rle-dict-uncompressed-corrupt-checksum.parquet", FindingCode.PARQUET_PAGE_CORRUPT,
            // Columns need a key; the footer does not.
            "encrypt_columns_plaintext_footer.parquet.encrypted", FindingCode.FORMAT_UNSUPPORTED);

    /** One page of 1 GB. */
    private static final String PAGE_ABOVE_LIMIT = "large_string_map.brotli.parquet";

    @BeforeEach
    void corpusIsThere() {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "no Parquet corpus in " + CORPUS);
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsReadOrRefusedAsKnown() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "no Parquet corpus in " + CORPUS);
        List<Path> all;
        try (Stream<Path> files = Files.walk(CORPUS)) {
            all = files.filter(Files::isRegularFile).sorted().toList();
        }
        return all.stream()
                .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> conforms(file)));
    }

    private static void conforms(Path file) throws IOException {
        String name = file.getFileName().toString();
        try {
            ReadTable table = ParquetFiles.read(file, ReadOptions.DEFAULT);
            assertThat(FOOTER_WAIVERS).as("waiver is out of date").doesNotContainKey(name);
            assertThat(table.schema().columns()).isNotEmpty();
            int read = ParquetFiles.rows(file).size();
            assertThat(ROW_WAIVERS).as("waiver is out of date").doesNotContainKey(name);
            assertThat(name).isNotEqualTo(PAGE_ABOVE_LIMIT);
            assertThat(table.rows()).contains(RowCount.exact(read));
            assertThat(table.findings()).isEmpty();
            assertThat(table.sample().isEmpty()).isEqualTo(read == 0);
        } catch (FormatException refusal) {
            FindingCode known = FOOTER_WAIVERS.getOrDefault(name, ROW_WAIVERS.get(name));
            assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(known);
        } catch (LimitException limit) {
            assertThat(name).as(limit.getMessage()).isEqualTo(PAGE_ABOVE_LIMIT);
        }
    }

    @Test
    void decimalsOfEveryPhysicalTypeCountFromOneToTwentyFour() throws Exception {
        for (String name :
                List.of("int32_decimal.parquet", "byte_array_decimal.parquet", "fixed_length_decimal_legacy.parquet")) {
            List<List<Object>> rows = ParquetFiles.rows(CORPUS.resolve("data").resolve(name));
            for (int row = 0; row < 24; row++) {
                assertThat(rows.get(row)).as(name).containsExactly(new BigDecimal((row + 1) + ".00"));
            }
        }
    }

    @Test
    void int96IsATimestampAsItLies() throws Exception {
        List<List<Object>> rows =
                ParquetFiles.rows(CORPUS.resolve("data/alltypes_plain.parquet"), "id", "timestamp_col");

        assertThat(rows.get(0)).containsExactly(4L, LocalDateTime.of(2009, 3, 1, 0, 0));
        assertThat(rows.get(1)).containsExactly(5L, LocalDateTime.of(2009, 3, 1, 0, 1));
    }

    @Test
    void bareRepeatedFieldIsAList() throws Exception {
        List<List<Object>> rows =
                ParquetFiles.rows(CORPUS.resolve("data/repeated_no_annotation.parquet"), "phoneNumbers");

        assertThat(rows.get(0).get(0)).isNull();
        assertThat(rows.get(2).get(0)).isEqualTo(List.of(List.of()));
        assertThat(rows.get(3).get(0)).isEqualTo(List.of(List.of(Arrays.asList(5_555_555_555L, null))));
    }

    @Test
    void bothLz4FramingsHoldTheSameRows() throws Exception {
        List<List<Object>> framed = ParquetFiles.rows(CORPUS.resolve("data/hadoop_lz4_compressed_larger.parquet"));

        assertThat(framed).hasSize(10_000);
        assertThat(ParquetFiles.rows(CORPUS.resolve("data/lz4_raw_compressed_larger.parquet")))
                .isEqualTo(framed);
    }
}

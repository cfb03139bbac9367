package io.lakecaravan.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.compression.CompressedBytes;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedObjectsTest {
    private static final Path ROOT = Inspecting.FORMATS.resolve("compression");

    static Stream<Path> texts() throws IOException {
        return files("text", "joined", "unmarked");
    }

    static Stream<Path> binaries() throws IOException {
        return files("binary");
    }

    private static Stream<Path> files(String... folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.forEach(all::add);
            }
        }
        return all.stream().sorted().map(Inspecting.FORMATS::relativize);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsReadThroughEveryCodec(Path file) throws IOException {
        Inspecting inspecting = Inspecting.file(file.toString());
        Fragment fragment = inspecting.fragment();
        assertThat(inspecting.messages()).isEqualTo("[]");
        assertThat(fragment.format()).isEqualTo(file.toString().contains(".csv.") ? "csv" : "jsonl");
        assertThat(fragment.compression()).isNotEqualTo("none");
        assertThat(fragment.schema().names()).containsExactly("id", "city", "price", "day");
        assertThat(fragment.rows()).contains(RowCount.exact(400));
        assertThat(inspecting.source().requests()).isEqualTo(1);
        assertThat(inspecting.rows(fragment)).hasSize(400);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aNameThatSaysNothingOfTheCompressionIsNoFinding(Path file) throws IOException {
        boolean marked =
                !file.toString().contains("unmarked") && !file.toString().endsWith(".br");
        assumeThat(marked).isTrue();
        Inspecting inspecting = Inspecting.bytes("table", Files.readAllBytes(Inspecting.FORMATS.resolve(file)));
        assertThat(inspecting.messages()).isEqualTo("[]");
        assertThat(inspecting.fragment().schema().names()).containsExactly("id", "city", "price", "day");
        assertThat(inspecting.fragment().compression())
                .isEqualTo(Inspecting.file(file.toString()).fragment().compression());
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void everyFormatIsReadThroughACodec(Path file) throws IOException {
        String name = file.getFileName().toString();
        String[] parts = name.split("\\.", -1);
        Optional<Format> format = Inspecting.formats().byExtension(parts[1]);
        assumeThat(format).as("a reader of " + parts[1]).isPresent();
        for (String key : List.of(name, "table." + parts[1], "table", "table." + parts[2])) {
            Inspecting inspecting = Inspecting.bytes(key, Files.readAllBytes(Inspecting.FORMATS.resolve(file)));
            Fragment fragment = inspecting.fragments().get(0);
            assertThat(fragment.format()).as(key).isEqualTo(format.get().name());
            assertThat(fragment.compression()).isNotEqualTo("none");
            assertThat(fragment.isUsable()).as(key + inspecting.messages()).isTrue();
            assertThat(inspecting.codes()).doesNotContain(FindingCode.FORMAT_MISMATCH);
            assertThat(fragment.schema().names()).contains("id", "price");
            assertThat(inspecting.rows(fragment)).as(key).hasSize(400);
        }
    }

    @Test
    void aCompressionTheNameIsWrongAboutIsReported() throws IOException {
        Inspecting zstd = Inspecting.bytes("a.csv.gz", Inspecting.read("compression/text/table.csv.zst"));
        assertThat(zstd.messages()).contains("FORMAT_MISMATCH the name says gzip, the content is zstd");
        assertThat(zstd.fragment().rows()).contains(RowCount.exact(400));
        Inspecting plain = Inspecting.bytes("a.csv.gz", Inspecting.read("compression/plain/table.csv"));
        assertThat(plain.messages()).contains("FORMAT_MISMATCH the name says gzip, the content is not compressed so");
        assertThat(plain.fragment().compression()).isEqualTo("none");
        assertThat(plain.fragment().rows()).contains(RowCount.exact(400));
    }

    @Test
    void aTruncatedBinaryObjectSaysWhy() throws IOException {
        byte[] stored = Inspecting.read("compression/binary/table.avro.gz");
        Inspecting inspecting = Inspecting.bytes("a.avro.gz", Arrays.copyOf(stored, stored.length / 2));
        assertThat(inspecting.codes()).contains(FindingCode.COMPRESSION_TRUNCATED);
        assertThat(inspecting.fragment().format()).isEqualTo("avro");
        assertThat(inspecting.fragment().compression()).isEqualTo("gzip");
    }

    @Test
    void aDamagedBinaryObjectIsCorrupt() throws IOException {
        byte[] stored = Inspecting.read("compression/binary/table.parquet.gz");
        stored[stored.length / 2] ^= 0x40;
        Inspecting inspecting = Inspecting.bytes("a.parquet.gz", stored);
        assertThat(inspecting.codes()).containsExactly(FindingCode.COMPRESSION_CORRUPT);
        assertThat(inspecting.fragment().findings().get(0).offset()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bz2", "zst", "xz"})
    void aBombIsStoppedWhereItWouldBePutDown(String extension) throws IOException {
        byte[] zeros = new byte[80 << 20];
        System.arraycopy("PAR1".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, zeros, 0, 4);
        byte[] bomb = Bombs.of(extension, zeros);
        Inspecting inspecting = Inspecting.bytes("a.parquet." + extension, bomb);
        assertThat(inspecting.codes()).containsExactly(FindingCode.OBJECT_LIMIT_EXCEEDED);
        assertThat(inspecting.messages()).contains("1000:1");
    }

    @Test
    void repetitiveLogsAreNoBombs() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; log.length() < 72 << 20; i++) {
            log.append("{\"at\": ")
                    .append(1_700_000_000L + i / 10)
                    .append(", \"level\": \"INFO\", \"text\": \"alive\"}\n");
        }
        byte[] text = log.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (String extension : List.of("zst", "xz")) {
            byte[] stored = Bombs.of(extension, text);
            Inspecting inspecting = Inspecting.bytes("log.jsonl." + extension, stored);
            assertThat(inspecting.fragment().isUsable())
                    .as(inspecting.messages())
                    .isTrue();
            try (var rows = new ObjectRows(Inspecting.formats())
                    .open(
                            inspecting.source(),
                            inspecting.fragment(),
                            List.of("at"),
                            io.lakecaravan.format.ReadOptions.DEFAULT)) {
                long count = 0;
                while (rows.next().isPresent()) {
                    count++;
                }
                assertThat(count).isGreaterThan(1_000_000);
            }
            assertThat(text.length / stored.length).as(extension).isBetween(200, 1000);
        }
    }

    @Test
    void largeExpandedObjectsGoThroughATemporaryFileThatIsRemoved() throws IOException {
        long before = temporaryFiles();
        byte[] parquet = Inspecting.read("compression/binary/table.avro.gz");
        byte[] padded = CompressedBytes.concat(parquet, CompressedBytes.gzip(new byte[0]));
        assertThat(Inspecting.bytes("a.avro.gz", padded).fragment().isUsable()).isTrue();
        byte[] large = new byte[9 << 20];
        new java.util.Random(1).nextBytes(large);
        System.arraycopy("PAR1".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, large, 0, 4);
        Inspecting inspecting = Inspecting.bytes("a.parquet.gz", CompressedBytes.gzip(large));
        assertThat(inspecting.codes()).containsExactly(FindingCode.PARQUET_FOOTER_CORRUPT);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().endsWith(".expanded"))
                    .count();
        }
    }
}

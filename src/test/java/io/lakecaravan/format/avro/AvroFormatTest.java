package io.lakecaravan.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFormatTest {
    private final AvroFormat format = new AvroFormat();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard", "bzip2", "xz"})
    void readsEveryCodec(String codec) throws IOException {
        byte[] file = AvroFiles.numbered(CodecFactory.fromString(codec), 250, 100);
        ReadTable table = read(file);
        assertThat(table.compression()).isEqualTo(codec.equals("null") ? "none" : codec);
        assertThat(table.rows()).contains(RowCount.exact(250));
        assertThat(table.findings()).isEmpty();
        assertThat(table.sample().rows()).hasSize(100);
        assertThat(table.sample().rows().get(1)).extracting(JsonNode::toString).containsExactly("1", "\"name-1\"");
        List<Row> rows = rows(file, List.of("name", "id")).rows();
        assertThat(rows).hasSize(250);
        assertThat(rows.get(249).values()).containsExactly(null, 249L);
        assertThat(rows.get(248).values()).containsExactly("name-248", 248L);
    }

    @Test
    void isFoundAndRecognised() throws IOException {
        assertThat(ServiceLoader.load(Format.class)).anyMatch(AvroFormat.class::isInstance);
        byte[] file = AvroFiles.numbered(CodecFactory.nullCodec(), 1, 1);
        assertThat(format.recognise(new Head(file, true, ""))).isEqualTo(Recognition.CERTAIN);
        byte[] older = "Obj".getBytes(StandardCharsets.US_ASCII);
        assertThat(format.recognise(new Head(older, true, "avro"))).isEqualTo(Recognition.NO);
    }

    @Test
    void readsSchemaAndSampleWithOneRequestAndEstimatesRowsWithThree() throws IOException {
        Path file = store(AvroFiles.numbered(CodecFactory.nullCodec(), 300_000, 4_000));
        try (FileObjectSource source = source(file)) {
            ReadTable table = format.read(source, ReadOptions.DEFAULT).get(0);
            assertThat(source.size()).isGreaterThan(3_000_000);
            assertThat(source.requests()).isEqualTo(4);
            assertThat(source.bytesRead()).isLessThan((64 << 10) + 3 * (128 << 10));
            assertThat(table.sample().rows()).hasSize(100);
            RowCount rows = table.rows().orElseThrow();
            assertThat(rows.exact()).isFalse();
            assertThat(rows.value()).isBetween(290_000L, 320_000L);
        }
    }

    @Test
    void estimatesRowsThatGrowAlongTheFile() throws IOException {
        List<GenericRecord> growing = IntStream.range(0, 20_000)
                .mapToObj(i -> AvroFiles.row(AvroFiles.NUMBERED, (long) i, "n".repeat(i / 50)))
                .toList();
        Path file = store(AvroFiles.write(AvroFiles.NUMBERED, CodecFactory.nullCodec(), growing, 100));
        try (FileObjectSource source = source(file)) {
            RowCount rows =
                    format.read(source, ReadOptions.DEFAULT).get(0).rows().orElseThrow();
            assertThat(rows.exact()).isFalse();
            // The first block alone says more than a million.
            assertThat(rows.value()).isBetween(10_000L, 150_000L);
        }
    }

    @Test
    void countsFewLargeBlocksExactly() throws IOException {
        Path file = store(AvroFiles.numbered(CodecFactory.nullCodec(), 200_000, 20_000));
        try (FileObjectSource source = source(file)) {
            ReadTable table =
                    format.read(source, ReadOptions.DEFAULT.withSampleRows(0)).get(0);
            assertThat(table.rows()).contains(RowCount.exact(200_000));
            assertThat(source.requests()).isEqualTo(11);
            assertThat(source.bytesRead()).isLessThan((64 << 10) + 11 * 64);
        }
    }

    @Test
    void readsSmallFilesOnce() throws IOException {
        Path file = store(AvroFiles.numbered(CodecFactory.nullCodec(), 30_000, 500));
        try (FileObjectSource source = source(file)) {
            assertThat(format.read(source, ReadOptions.DEFAULT).get(0).rows()).contains(RowCount.exact(30_000));
            assertThat(source.size()).isBetween(100_000L, 1_000_000L);
            assertThat(source.requests()).isEqualTo(2);
            assertThat(source.bytesRead()).isLessThanOrEqualTo(source.size());
        }
    }

    @Test
    void keepsTheSchemaOfATruncatedFile() throws IOException {
        byte[] file = AvroFiles.numbered(CodecFactory.nullCodec(), 1_000, 100);
        byte[] cut = Arrays.copyOf(file, file.length - 200);
        ReadTable table = read(cut);
        assertThat(table.schema().names()).containsExactly("id", "name");
        assertThat(table.sample().rows()).hasSize(100);
        assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.AVRO_BLOCK_CORRUPT);
        assertThat(table.rows().orElseThrow().exact()).isFalse();
        Rows rows = rows(cut, List.of());
        assertThat(rows.rows()).hasSize(900);
        assertThat(rows.findings()).extracting(Finding::code).containsExactly(FindingCode.AVRO_BLOCK_CORRUPT);
    }

    @Test
    void readsOnBehindABlockThatCannotBeExpanded() throws IOException {
        byte[] file = AvroFiles.numbered(CodecFactory.snappyCodec(), 300, 100);
        int second = indexOf(file, "name-1".getBytes(StandardCharsets.UTF_8), file.length / 3 + 100);
        file[second] ^= 0x55;
        Rows rows = rows(file, List.of());
        assertThat(rows.rows()).hasSize(200);
        assertThat(rows.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.AVRO_BLOCK_CORRUPT);
            assertThat(finding.offset()).isPresent();
        });
    }

    @Test
    void keepsTheSchemaUnderAnUnknownCodec() throws IOException {
        byte[] file = AvroFiles.numbered(CodecFactory.fromString("snappy"), 10, 10);
        int at = indexOf(file, "snappy".getBytes(StandardCharsets.UTF_8), 0);
        file[at] = 'S';
        ReadTable table = read(file);
        assertThat(table.compression()).isEqualTo("unknown");
        assertThat(table.rows()).contains(RowCount.exact(10));
        assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.FORMAT_UNSUPPORTED);
        assertThatThrownBy(() -> rows(file, List.of())).isInstanceOf(FormatException.class);
    }

    @Test
    void refusesHostileHeaders() throws IOException {
        byte[] magic = {'O', 'b', 'j', 1};
        assertThatThrownBy(() -> read(magic)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(FormatException.class);
        // One entry whose name claims 2^19 bytes.
        byte[] claim = {'O', 'b', 'j', 1, 2, (byte) 0x80, (byte) 0x80, 0x40};
        assertThatThrownBy(() -> read(claim))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.AVRO_CORRUPT))
                .hasMessageContaining("bytes where 0 are left");
        byte[] file = AvroFiles.numbered(CodecFactory.nullCodec(), 1, 1);
        file[indexOf(file, "record".getBytes(StandardCharsets.UTF_8), 0)] = 'R';
        assertThatThrownBy(() -> read(file))
                .hasMessage("avro.schema in the header is no Avro schema")
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.AVRO_CORRUPT));
    }

    @Test
    void limitsColumnsThatMultiply() throws IOException {
        StringBuilder json = new StringBuilder("{'type':'record','name':'R0','fields':[{'name':'x','type':'int'}]}");
        for (int i = 1; i < 20; i++) {
            json = new StringBuilder("{'type':'record','name':'R" + i + "','fields':[{'name':'a','type':" + json
                    + "},{'name':'b','type':'R" + (i - 1) + "'}]}");
        }
        byte[] file = AvroFiles.write(AvroFiles.schema(json.toString()), CodecFactory.nullCodec(), List.of(), 1);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(LimitException.class)
                .hasMessage("the schema has more than 20000 columns, nested ones counted");
    }

    @Test
    void leavesOutASampleAboveItsLimit() throws IOException {
        Path file = store(AvroFiles.numbered(CodecFactory.nullCodec(), 30_000, 30_000));
        ReadOptions options = new ReadOptions(10, 100_000, 1 << 20, 10, 100, 100, ReadOptions.Known.NOTHING);
        try (FileObjectSource source = source(file)) {
            ReadTable table = format.read(source, options).get(0);
            assertThat(table.sample().isEmpty()).isTrue();
            assertThat(table.rows()).contains(RowCount.exact(30_000));
            assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.SAMPLE_COLUMNS_SKIPPED);
        }
    }

    @Test
    void limitsABlockThatExpandsWithoutEnd() throws IOException {
        var schema = AvroFiles.record("{'name':'x','type':'bytes'}");
        var zeros = AvroFiles.row(schema, ByteBuffer.allocate(Codec.MOST_BYTES + 1));
        byte[] file = AvroFiles.write(schema, CodecFactory.deflateCodec(9), List.of(zeros), 1);
        assertThat(file.length).isLessThan(100_000);
        assertThat(read(file).findings()).extracting(Finding::code).containsExactly(FindingCode.SAMPLE_COLUMNS_SKIPPED);
        assertThatThrownBy(() -> rows(file, List.of())).isInstanceOf(LimitException.class);
    }

    @Test
    void namesTheColumnsAProjectionMayHave() throws IOException {
        byte[] file = AvroFiles.numbered(CodecFactory.nullCodec(), 1, 1);
        assertThatThrownBy(() -> rows(file, List.of("nam")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the projection has column 'nam', the object has [id, name]");
    }

    @Test
    void showsTypesForPeople() throws IOException {
        ReadTable table = read(AvroFiles.numbered(CodecFactory.nullCodec(), 0, 1));
        assertThat(table.rows()).contains(RowCount.exact(0));
        assertThat(table.schema().columns())
                .extracting(column -> column.name() + " " + TypeText.name(column.type()) + " " + column.nullable() + " "
                        + column.nativeType())
                .containsExactly("id bigint false long", "name string true string");
    }

    private record Rows(List<Row> rows, List<Finding> findings) {}

    private Rows rows(byte[] file, List<String> projection) throws IOException {
        try (FileObjectSource source = source(store(file));
                RowStream stream = format.rows(source, "", projection, ReadOptions.DEFAULT)) {
            List<Row> rows = new ArrayList<>();
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                rows.add(row.get());
            }
            return new Rows(rows, stream.findings());
        }
    }

    private ReadTable read(byte[] file) throws IOException {
        try (FileObjectSource source = source(store(file))) {
            return format.read(source, ReadOptions.DEFAULT).get(0);
        }
    }

    private Path store(byte[] file) throws IOException {
        return Files.write(folder.resolve("file.avro"), file);
    }

    private static FileObjectSource source(Path file) throws IOException {
        return new FileObjectSource(file, ReadBudget.generous());
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}

package io.lakecaravan.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetLayout.Checksums;
import io.lakecaravan.demo.ParquetLayout.Codec;
import io.lakecaravan.demo.ParquetLayout.Pages;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileParquetTest {
    private static final Schema TWO_COLUMNS =
            Schema.of(Column.required("id", Int.signed(64)), Column.nullable("name", Text.plain()));

    @TempDir
    Path folder;

    private static byte[] twoColumns(ParquetLayout layout) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (long id = 0; id < 200; id++) {
            rows.add(Arrays.asList(id, id % 5 == 0 ? null : "secret" + id % 7));
        }
        return ParquetFiles.written(TWO_COLUMNS, layout, rows);
    }

    private FormatException corrupt(byte[] bytes) throws IOException {
        Path file = ParquetFiles.file(folder, bytes);
        return catchThrowableOfType(FormatException.class, () -> ParquetFiles.read(file, ReadOptions.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 11})
    void objectsShorterThanTheLeastFileAreCorrupt(int length) throws Exception {
        FormatException failure = corrupt(Arrays.copyOf("PAR1PAR1PAR1".getBytes(StandardCharsets.US_ASCII), length));

        assertThat(failure.code()).isEqualTo(FindingCode.PARQUET_FOOTER_CORRUPT);
        assertThat(failure).hasMessage("the object has " + length + " bytes; a Parquet file has at least 12");
    }

    @Test
    void truncatedFileIsCorruptAtItsEnd() throws Exception {
        byte[] whole = twoColumns(ParquetLayout.DEFAULT);
        FormatException failure = corrupt(Arrays.copyOf(whole, whole.length - 3));

        assertThat(failure.code()).isEqualTo(FindingCode.PARQUET_FOOTER_CORRUPT);
        assertThat(failure.offset()).hasValue(whole.length - 7L);
        assertThat(failure).hasMessageContaining("does not end with PAR1");
    }

    @Test
    void garbageIsCorrupt() throws Exception {
        byte[] garbage = new byte[100_000];
        new Random(3).nextBytes(garbage);

        assertThat(corrupt(garbage).code()).isEqualTo(FindingCode.PARQUET_FOOTER_CORRUPT);
    }

    @Test
    void garbageBetweenMagicsIsCorruptInOurWords() throws Exception {
        byte[] bytes = new byte[5_000];
        new Random(4).nextBytes(bytes);
        byte[] trailer = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(2_000)
                .put("PAR1".getBytes(StandardCharsets.US_ASCII))
                .array();
        System.arraycopy(trailer, 0, bytes, bytes.length - 8, 8);
        FormatException failure = corrupt(bytes);

        assertThat(failure.code()).isEqualTo(FindingCode.PARQUET_FOOTER_CORRUPT);
        assertThat(failure).hasMessage("the Parquet footer cannot be decoded");
        assertThat(failure.offset()).hasValue(5_000 - 8 - 2_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000})
    void footerLengthThatDoesNotFitIsCorrupt(int claim) throws Exception {
        byte[] bytes = twoColumns(ParquetLayout.DEFAULT);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, claim);
        FormatException failure = corrupt(bytes);

        assertThat(failure.code()).isEqualTo(FindingCode.PARQUET_FOOTER_CORRUPT);
        assertThat(failure.offset()).hasValue(bytes.length - 8L);
        assertThat(failure).hasMessageContaining("the object has room for " + (bytes.length - 12));
    }

    @Test
    void encryptedFooterIsSaidToBe() throws Exception {
        byte[] bytes = twoColumns(ParquetLayout.DEFAULT);
        bytes[bytes.length - 1] = 'E';

        assertThat(corrupt(bytes).code()).isEqualTo(FindingCode.PARQUET_FOOTER_ENCRYPTED);
    }

    private static byte[] footerOnly(List<SchemaElement> elements) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        Util.writeFileMetaData(new FileMetaData(1, elements, 0, List.of()), out);
        int length = out.size() - 4;
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array());
        out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static SchemaElement group(String name, int children) {
        SchemaElement element = new SchemaElement(name);
        element.setNum_children(children);
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        return element;
    }

    private static SchemaElement leaf(String name) {
        SchemaElement element = new SchemaElement(name);
        element.setType(Type.INT32);
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        return element;
    }

    @Test
    void depthBombPassesTheLimitAndNotTheStack() throws Exception {
        List<SchemaElement> elements = new ArrayList<>();
        for (int level = 0; level < 15_000; level++) {
            elements.add(group("g", 1));
        }
        elements.add(leaf("x"));
        Path file = ParquetFiles.file(folder, footerOnly(elements));

        assertThatThrownBy(() -> ParquetFiles.read(file, ReadOptions.DEFAULT))
                .isInstanceOf(LimitException.class)
                .hasMessage("the Parquet schema nests deeper than the limit of 100 levels");
    }

    @Test
    void moreColumnsThanTheLimitAreRefused() throws Exception {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(group("root", 20_001));
        for (int index = 0; index < 20_001; index++) {
            elements.add(leaf("c" + index));
        }
        Path file = ParquetFiles.file(folder, footerOnly(elements));

        assertThatThrownBy(() -> ParquetFiles.read(file, ReadOptions.DEFAULT))
                .isInstanceOf(LimitException.class)
                .hasMessage("the Parquet schema has 20001 columns, nested ones counted; the limit is 20000");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void childrenThatAreNotThereAreCorrupt(int children) throws Exception {
        FormatException failure = corrupt(footerOnly(List.of(group("root", children), leaf("a"), leaf("b"))));

        assertThat(failure.code()).isEqualTo(FindingCode.PARQUET_FOOTER_CORRUPT);
    }

    @Test
    void brokenPageIsAFindingAndTheOtherColumnsAreSampled() throws Exception {
        byte[] bytes = twoColumns(ParquetLayout.DEFAULT.withCodec(Codec.UNCOMPRESSED));
        // Inside the first column's dictionary, whose checksum then tells.
        bytes[100] ^= 0x55;
        Path file = ParquetFiles.file(folder, bytes);
        ReadTable table = ParquetFiles.read(file, ReadOptions.DEFAULT);

        assertThat(table.schema().names()).containsExactly("id", "name");
        assertThat(table.sample().columns()).containsExactly("name");
        assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.PARQUET_PAGE_CORRUPT);
        assertThat(table.findings().get(0).message()).isEqualTo("the pages of these columns cannot be decoded: id");
        assertThat(table.findings().get(0).offset()).isPresent();
        assertThatThrownBy(() -> ParquetFiles.rows(file))
                .isInstanceOf(FormatException.class)
                .hasMessage("a page of column id does not match its checksum");
    }

    @Test
    void repeatedNamesAreMadeUnique() throws Exception {
        Path file = ParquetFiles.file(
                folder, footerOnly(List.of(group("root", 4), leaf("a"), leaf("a_2"), leaf("a"), leaf("a"))));

        assertThat(ParquetFiles.read(file, ReadOptions.DEFAULT).schema().names())
                .containsExactly("a", "a_2", "a_3", "a_4");
    }

    @ParameterizedTest
    @EnumSource(Pages.class)
    void mutatedFilesGiveOnlyDeclaredExceptions(Pages pages) throws Exception {
        ParquetLayout layout = ParquetLayout.DEFAULT
                .withCodec(Codec.UNCOMPRESSED)
                .withPages(pages)
                .withChecksums(Checksums.LEFT_OUT)
                .withPageBytes(500);
        Random rowsOf = new Random(11);
        List<List<Object>> rows = new ArrayList<>();
        for (int id = 0; id < 40; id++) {
            rows.add(ParquetRoundTripTest.row(id, rowsOf));
        }
        byte[] whole = ParquetFiles.written(ParquetRoundTripTest.EVERY_TYPE, layout, rows);
        int footer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8);
        Random random = new Random(5);
        int refused = 0;
        Path file = folder.resolve("mutated.parquet");
        for (int round = 0; round < 1_500; round++) {
            byte[] mutated = whole.clone();
            int start = round % 2 == 0 ? whole.length - 8 - footer : 4;
            int end = round % 2 == 0 ? whole.length - 8 : whole.length - 8 - footer;
            for (int change = 0; change <= random.nextInt(4); change++) {
                mutated[start + random.nextInt(end - start)] = (byte) random.nextInt();
            }
            Files.write(file, mutated);
            boolean sampled = round % 4 < 2;
            refused += declared(() -> sampled ? ParquetFiles.read(file, ReadOptions.DEFAULT) : ParquetFiles.rows(file))
                    ? 1
                    : 0;
        }
        assertThat(refused).isBetween(100, 1_400);
    }

    private interface Reading {
        Object run() throws IOException;
    }

    /** Whether the file was refused; anything that is not declared goes up and fails the test. */
    private static boolean declared(Reading reading) throws IOException {
        try {
            reading.run();
            return false;
        } catch (FormatException refusal) {
            assertThat(refusal.getMessage()).doesNotContain("secret");
            return true;
        } catch (LimitException | ObjectException refusal) {
            return true;
        }
    }
}

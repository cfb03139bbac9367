package io.lakecaravan.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.arrow.ArrowFiles.Memory;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading costs, and what damage does. */
class ArrowRangesTest {
    private static ReadTable read(Memory source) throws IOException {
        return new ArrowFormat().read(source, ReadOptions.DEFAULT).get(0);
    }

    @Test
    void aSampleOfALongBatchTakesTheBeginningsOfItsBuffers() throws IOException {
        Memory source = new Memory(VectorFiles.file(1, 200_000));

        ReadTable table = read(source);

        assertThat(table.rows()).contains(RowCount.exact(200_000));
        assertThat(table.sample().rows()).hasSize(100);
        assertThat(table.sample().rows().get(99)).hasToString("[99, \"text-99\"]");
        assertThat(source.requests()).isLessThanOrEqualTo(6);
        assertThat(source.bytesRead()).isLessThan(200_000);
    }

    @Test
    void rowsOfFewBatchesAreCounted() throws IOException {
        Memory source = new Memory(VectorFiles.file(20, 5_000));

        assertThat(read(source).rows()).contains(RowCount.exact(100_000));
        assertThat(source.requests()).isLessThanOrEqualTo(24);
    }

    @Test
    void rowsOfManyBatchesAreEstimated() throws IOException {
        Memory file = new Memory(VectorFiles.file(300, 1_000));
        Memory stream = new Memory(VectorFiles.stream(300, 1_000));

        assertThat(read(file).rows()).hasValueSatisfying(ArrowRangesTest::isAbout300000);
        assertThat(file.requests()).isLessThanOrEqualTo(16);
        assertThat(read(stream).rows()).hasValueSatisfying(ArrowRangesTest::isAbout300000);
        assertThat(stream.requests()).isLessThanOrEqualTo(40);
    }

    private static void isAbout300000(RowCount count) {
        assertThat(count.exact()).isFalse();
        assertThat(count.value()).isBetween(280_000L, 330_000L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allRowsAreStreamedInOrder(boolean asFile) throws IOException {
        byte[] bytes = asFile ? VectorFiles.file(7, 3_000) : VectorFiles.stream(7, 3_000);
        try (RowStream rows =
                new ArrowFormat().rows(new Memory(bytes), "", List.of("text", "id"), ReadOptions.DEFAULT)) {
            for (long id = 0; id < 21_000; id++) {
                assertThat(rows.next().orElseThrow().values()).containsExactly("text-" + id, id);
            }
            assertThat(rows.next()).isEmpty();
            assertThat(rows.findings()).isEmpty();
        }
    }

    @Test
    void aLongBatchIsStreamedPieceByPiece() throws IOException {
        byte[] bytes = VectorFiles.file(1, 2_000_000);
        assertThat((long) bytes.length).isGreaterThan(Limits.HELD_BODY);
        Memory source = new Memory(bytes);
        try (RowStream rows = new ArrowFormat().rows(source, "", List.of(), ReadOptions.DEFAULT)) {
            long count = 0;
            while (rows.next().isPresent()) {
                count++;
            }
            assertThat(count).isEqualTo(2_000_000);
        }
        assertThat(source.requests()).isLessThan(100);
    }

    @Test
    void columnsAboveTheBudgetAreLeftOut() throws IOException {
        byte[] bytes = ArrowFiles.bytes("types-lz4.feather");
        ReadOptions none = new ReadOptions(100, 0, 1 << 20, 10_000, 100, 20_000, ReadOptions.Known.NOTHING);
        byte[] large = VectorFiles.file(1, 200_000);

        assertThat(new ArrowFormat()
                        .read(new Memory(bytes), none)
                        .get(0)
                        .sample()
                        .rows())
                .hasSize(3);
        ReadTable table = new ArrowFormat().read(new Memory(large), none).get(0);
        assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.SAMPLE_COLUMNS_SKIPPED);
        assertThat(table.sample().isEmpty()).isTrue();
    }

    @Test
    void damagedBatchesLeaveTheSchemaAndTheOtherBatches() throws IOException {
        byte[] bytes = VectorFiles.file(3, 1_000);
        int second = indexOf(bytes, "text-1500");
        Arrays.fill(bytes, second - 12_000, second - 8_000, (byte) 0x7f);

        ReadTable table = read(new Memory(bytes));

        assertThat(table.schema().names()).containsExactly("id", "text");
        try (RowStream rows = new ArrowFormat().rows(new Memory(bytes), "", List.of(), ReadOptions.DEFAULT)) {
            long count = 0;
            while (rows.next().isPresent()) {
                count++;
            }
            assertThat(count).isBetween(2_000L, 2_999L);
            assertThat(rows.findings()).extracting(Finding::code).containsOnly(FindingCode.ARROW_BATCH_CORRUPT);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void cutFilesAreCorruptAndCutStreamsAreNot() throws IOException {
        byte[] file = ArrowFiles.bytes("types.arrow");
        byte[] stream = VectorFiles.stream(3, 100);

        assertThatThrownBy(() -> read(new Memory(Arrays.copyOf(file, file.length - 20))))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.ARROW_CORRUPT));
        ReadTable cut = read(new Memory(Arrays.copyOf(stream, stream.length - 2_000)));
        assertThat(cut.sample().rows()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(cut.findings()).extracting(Finding::code).containsExactly(FindingCode.ARROW_BATCH_CORRUPT);
    }

    @Test
    void absurdLengthsAreRefusedBeforeTheyAreAllocated() {
        byte[] footer = ArrowFiles.bytes("types.arrow");
        ByteBuffer.wrap(footer).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length - 10, Integer.MAX_VALUE);
        byte[] message = ArrowFiles.bytes("types.arrows");
        ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);

        assertThatThrownBy(() -> read(new Memory(footer))).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(new Memory(message))).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(new Memory(new byte[] {1}))).isInstanceOf(FormatException.class);
    }

    @Test
    void tooManyFieldsAreRefused() {
        ReadOptions narrow = new ReadOptions(100, 0, 1 << 20, 10_000, 100, 20, ReadOptions.Known.NOTHING);
        ReadOptions flat = new ReadOptions(100, 0, 1 << 20, 10_000, 2, 20_000, ReadOptions.Known.NOTHING);

        assertThatThrownBy(() -> new ArrowFormat().read(new Memory(ArrowFiles.bytes("types.arrow")), narrow))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("20 fields");
        assertThatThrownBy(() -> new ArrowFormat().read(new Memory(ArrowFiles.bytes("types.arrow")), flat))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("2 levels");
    }

    @Test
    void contentTellsTheContainers() {
        assertThat(recognise(ArrowFiles.bytes("types.arrow"))).isEqualTo(Recognition.CERTAIN);
        assertThat(recognise(ArrowFiles.bytes("version1.feather"))).isEqualTo(Recognition.CERTAIN);
        assertThat(recognise(ArrowFiles.bytes("types.arrows"))).isEqualTo(Recognition.LIKELY);
        assertThat(recognise(new byte[64])).isEqualTo(Recognition.NO);
    }

    private static Recognition recognise(byte[] bytes) {
        return new ArrowFormat().recognise(new Head(bytes, true, ""));
    }
}

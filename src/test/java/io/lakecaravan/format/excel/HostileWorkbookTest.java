package io.lakecaravan.format.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that are damaged, protected, of another kind, or made to exhaust us. */
class HostileWorkbookTest {
    private static final int MUTATIONS = Integer.getInteger("caravan.mutations", 100);
    private static final int MOST_ROWS = 10_000;

    private static void read(Format format, byte[] bytes) throws IOException {
        format.read(Workbooks.source(bytes), ReadOptions.DEFAULT);
    }

    private static void refuses(Format format, byte[] bytes, FindingCode code) {
        assertThatThrownBy(() -> read(format, bytes))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void sheetsThatExpandOutOfAllProportionAreRefused() {
        String bomb = "<row><c t=\"inlineStr\"><is><t>" + "a".repeat(50_000) + "</t></is></c></row>";

        assertThatThrownBy(() -> read(new XlsxFormat(), Workbooks.xlsx(bomb.repeat(100), Map.of())))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("250:1");
    }

    @Test
    void sharedTextsThatExpandOutOfAllProportionAreRefused() {
        String bomb = "<sst><si><t>" + "a".repeat(5_000_000) + "</t></si></sst>";

        assertThatThrownBy(() -> read(
                        new XlsxFormat(),
                        Workbooks.xlsx("<row><c t=\"s\"><v>0</v></c></row>", Map.of("xl/sharedStrings.xml", bomb))))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void archivesOfTooManyEntriesAreRefused() {
        Map<String, String> parts = new TreeMap<>();
        for (int i = 0; i < Limits.ENTRIES; i++) {
            parts.put("xl/media/" + i, "");
        }
        assertThatThrownBy(() -> read(new XlsxFormat(), Workbooks.xlsx("", parts)))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("entries");
    }

    @Test
    void cellsBeyondTheSheetAreRefused() {
        byte[] column = Workbooks.xlsx("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", Map.of());
        byte[] row = Workbooks.xlsx("<row r=\"99999999\"><c><v>1</v></c></row>", Map.of());

        assertThatThrownBy(() -> read(new XlsxFormat(), column)).isInstanceOf(LimitException.class);
        assertThatThrownBy(() -> read(new XlsxFormat(), row)).isInstanceOf(LimitException.class);
    }

    @Test
    void brokenPartsAreFindings() {
        refuses(new XlsxFormat(), Workbooks.xlsx("<row><c><v>x</v></c></row>", Map.of()), FindingCode.EXCEL_CORRUPT);
        refuses(new XlsxFormat(), Workbooks.xlsx("<row><c>", Map.of()), FindingCode.EXCEL_CORRUPT);
        refuses(new XlsxFormat(), Workbooks.xlsx("<row r=\"3\"/><row r=\"2\"/>", Map.of()), FindingCode.EXCEL_CORRUPT);
        byte[] whole = Workbooks.bytes("types.xlsx");
        refuses(new XlsxFormat(), Arrays.copyOf(whole, whole.length / 2), FindingCode.EXCEL_CORRUPT);
        refuses(new XlsxFormat(), new byte[] {1, 2, 3}, FindingCode.EXCEL_CORRUPT);
        refuses(new XlsFormat(), new byte[] {1, 2, 3}, FindingCode.EXCEL_CORRUPT);
    }

    @Test
    void documentTypesAreNeverProcessed() {
        refuses(new XlsxFormat(), Workbooks.bytes("doctype.xlsx"), FindingCode.EXCEL_CORRUPT);
    }

    @Test
    void workbooksWithAPasswordSaySo() throws IOException {
        byte[] bytes = container("EncryptedPackage");

        refuses(new XlsxFormat(), bytes, FindingCode.EXCEL_ENCRYPTED);
        refuses(new XlsFormat(), bytes, FindingCode.EXCEL_ENCRYPTED);
    }

    @Test
    void otherKindsAreUnsupported() throws IOException {
        refuses(new XlsxFormat(), Workbooks.xlsx("", Map.of("xl/workbook.bin", "")), FindingCode.FORMAT_UNSUPPORTED);
        refuses(
                new XlsxFormat(),
                Workbooks.xlsx("", Map.of("mimetype", "", "content.xml", "")),
                FindingCode.FORMAT_UNSUPPORTED);
        refuses(new XlsFormat(), container("WordDocument"), FindingCode.FORMAT_UNSUPPORTED);
    }

    private static byte[] container(String stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
            container.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void contentTellsWorkbooks() throws IOException {
        assertThat(recognise(new XlsxFormat(), Workbooks.bytes("types.xlsx"))).isEqualTo(Recognition.CERTAIN);
        assertThat(recognise(new XlsFormat(), Workbooks.bytes("types.xls"))).isEqualTo(Recognition.CERTAIN);
        assertThat(recognise(new XlsFormat(), container("WordDocument"))).isEqualTo(Recognition.NO);
        assertThat(recognise(new XlsFormat(), Workbooks.bytes("types.xlsx"))).isEqualTo(Recognition.NO);
        assertThat(recognise(new XlsxFormat(), new byte[] {'P', 'K', 3, 4})).isEqualTo(Recognition.NO);
    }

    private static Recognition recognise(Format format, byte[] bytes) {
        return format.recognise(new Head(Arrays.copyOf(bytes, Math.min(bytes.length, 64 << 10)), true, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"types.xlsx", "layouts.xlsx", "formulas.xlsx", "types.xls"})
    void mutationsThrowDeclaredExceptionsOnly(String file) throws IOException {
        byte[] whole = Workbooks.bytes(file);
        Random random = new Random(file.hashCode());
        int intact = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            intact += readAll(file, mutate(whole, random)) ? 1 : 0;
        }
        assertThat(intact).isBetween(1, MUTATIONS - 1);
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] copy = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && copy.length > 0; i--) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (copy[at] ^ 1 << random.nextInt(8));
        }
        return copy;
    }

    /** Old workbooks in this process: what their own process would hide must not happen in the first place. */
    private static boolean readAll(String name, byte[] file) throws IOException {
        try {
            boolean isOld = name.endsWith(".xls");
            List<String> sheets = (isOld
                            ? new XlsReader().read(Workbooks.source(file), ReadOptions.DEFAULT)
                            : new XlsxFormat().read(Workbooks.source(file), ReadOptions.DEFAULT))
                    .stream().map(ReadTable::name).toList();
            for (String sheet : sheets) {
                try (RowStream rows = isOld
                        ? new XlsReader().rows(Workbooks.source(file), sheet, List.of(), ReadOptions.DEFAULT)
                        : new XlsxFormat().rows(Workbooks.source(file), sheet, List.of(), ReadOptions.DEFAULT)) {
                    for (int i = 0; i < MOST_ROWS && rows.next().isPresent(); i++) {
                        assertThat(rows.schema().columns()).isNotNull();
                    }
                }
            }
            return true;
        } catch (FormatException | LimitException e) {
            return false;
        }
    }
}

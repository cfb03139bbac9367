package io.lakecaravan.format.excel;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The fixtures that {@code src/test/fixtures/excel.py} writes, archives made in memory, and what reading gives. */
final class Workbooks {
    private static final Path FOLDER = Path.of("src/test/resources/format/excel");
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private Workbooks() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Format format(String name) {
        return name.endsWith(".xls") ? new XlsFormat() : new XlsxFormat();
    }

    static List<ReadTable> read(String name) throws IOException {
        return format(name).read(new Memory(bytes(name)), ReadOptions.DEFAULT);
    }

    static ReadTable sheet(String name, String sheet) throws IOException {
        return read(name).stream()
                .filter(table -> table.name().equals(sheet))
                .findFirst()
                .orElseThrow();
    }

    static List<String> columns(ReadTable table) {
        return table.schema().columns().stream()
                .map(column -> column.name() + " " + TypeText.display(column.type()))
                .toList();
    }

    /** Rows as texts, null for null. */
    static List<List<String>> rows(String name, String sheet, String... projection) throws IOException {
        return rows(format(name), bytes(name), sheet, projection);
    }

    static List<List<String>> rows(Format format, byte[] bytes, String sheet, String... projection) throws IOException {
        List<List<String>> texts = new ArrayList<>();
        try (RowStream rows = format.rows(new Memory(bytes), sheet, List.of(projection), ReadOptions.DEFAULT)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.get().values().size(); i++) {
                    Column column = rows.schema().columns().get(i);
                    Object value = row.get().values().get(i);
                    JsonNode json = Rendering.json(column.type(), value);
                    cells.add(json.isNull() ? null : Rendering.text(column.type(), value));
                }
                texts.add(cells);
            }
        }
        return texts;
    }

    /** A workbook of one sheet with these rows as XML; other parts by name. */
    static byte[] xlsx(String rows, Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", "<Types/>");
            add(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"r1\" Type=\"" + OFFICE
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"s1\" Type=\"" + OFFICE
                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t1\" Type=\"" + OFFICE
                            + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                            + "\"><sheets><sheet name=\"one\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>");
            add(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    static ObjectSource source(byte[] bytes) {
        return new Memory(bytes);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Memory(byte[] bytes) implements ObjectSource {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            if (offset < 0 || length < 0 || offset > bytes.length - length) {
                throw new AssertionError("a request for bytes that do not exist: " + length + " from " + offset);
            }
            return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
        }

        @Override
        public InputStream stream(long offset) {
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
        }

        @Override
        public int requests() {
            return 0;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {}
    }
}

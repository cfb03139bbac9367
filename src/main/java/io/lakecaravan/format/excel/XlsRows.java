package io.lakecaravan.format.excel;

import io.lakecaravan.format.excel.CellStyles.Style;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Rows of one sheet's records ([MS-XLS] 2.4), in the order in which cells lie, which is that of the rows. Formulas give
 * their cached value.
 */
final class XlsRows implements SheetRows {
    private static final int MERGED = 0x00e5;

    private final BiffRecords records;
    private final XlsWorkbook workbook;
    private final List<MergedCells> merged = new ArrayList<>();
    private TreeMap<Integer, SheetCell> cells = new TreeMap<>();
    private int row = -1;
    private OptionalInt awaitingText = OptionalInt.empty();
    private int depth;
    private boolean ended;

    /** @param substream number of the sheet's records behind those of the workbook; -1 where there is only one sheet */
    XlsRows(BiffRecords records, XlsWorkbook workbook, int substream) throws IOException {
        this.records = records;
        this.workbook = workbook;
        for (int passed = -1; passed < substream; passed++) {
            XlsReader.guarded(this::skipSubstream);
        }
    }

    /** Charts lie inside of sheets, with a beginning and an end of their own. */
    private boolean skipSubstream() throws IOException {
        int open = 0;
        while (records.next()) {
            open += records.is(BiffRecords.BEGIN) ? 1 : records.is(BiffRecords.END) ? -1 : 0;
            if (open == 0 && records.is(BiffRecords.END)) {
                return true;
            }
        }
        ended = true;
        return false;
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        return XlsReader.guarded(this::nextRow);
    }

    private Optional<SheetRow> nextRow() throws IOException {
        while (!ended && records.next()) {
            if (records.is(BiffRecords.BEGIN)) {
                depth++;
            } else if (records.is(BiffRecords.END)) {
                depth--;
                ended = depth <= 0;
            } else if (depth <= 1) {
                Optional<SheetRow> done = record();
                if (done.isPresent()) {
                    return done;
                }
            }
        }
        ended = true;
        return finished(-1);
    }

    private Optional<SheetRow> record() throws IOException {
        int id = records.id();
        if (id == MERGED) {
            merge();
        } else if (id == 0x0207 || id == 0x0007) {
            textOfFormula();
        } else if (isCell(id) && records.remaining() >= 6) {
            return cell(id);
        }
        return Optional.empty();
    }

    private static boolean isCell(int id) {
        return switch (id) {
            case 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00bd, 0x00d6, 0x00fd -> true;
            case 0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x027e -> true;
            default -> false;
        };
    }

    private Optional<SheetRow> cell(int id) throws IOException {
        int at = records.word();
        int column = records.word();
        if (column >= Limits.COLUMNS) {
            throw ExcelFailures.corrupt("a cell lies beyond column " + Limits.COLUMNS);
        }
        Optional<SheetRow> done = at == row ? Optional.empty() : finished(at);
        row = at;
        awaitingText = OptionalInt.empty();
        if (id == 0x00bd) {
            several(column);
            return done;
        }
        int style = style(id);
        switch (id) {
            case 0x0002 -> number(column, style, records.word());
            case 0x0003, 0x0203 -> number(column, style, records.real());
            case 0x027e -> number(column, style, compact(records.integer()));
            case 0x0005, 0x0205 -> {
                int value = records.octet();
                if (records.octet() == 0) {
                    put(column, value != 0, Style.GENERAL);
                }
            }
            case 0x0006, 0x0206, 0x0406 -> formula(column, style, records.octets(8));
            case 0x00fd -> text(column, workbook.text(Integer.toUnsignedLong(records.integer())));
            default -> text(column, records.text());
        }
        return done;
    }

    /** The cells of version 2 have their format in three bytes. */
    private int style(int id) {
        boolean isOld = id <= 0x0005 || id == 0x0006 && workbook.isOldest();
        if (!isOld) {
            return records.word();
        }
        records.octet();
        int format = records.octet() & 0x3f;
        records.octet();
        return format;
    }

    private void several(int first) {
        int column = first;
        while (records.remaining() >= 8) {
            int style = records.word();
            number(column++, style, compact(records.integer()));
        }
    }

    /** A number of 30 bits: an integer or the upper half of a double, divided by 100 or not. */
    private static double compact(int bits) {
        double value = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((long) (bits & ~3) << 32);
        return (bits & 1) != 0 ? value / 100 : value;
    }

    private void formula(int column, int style, byte[] result) {
        if (result.length < 8) {
            return;
        }
        boolean isNumber = result[6] != -1 || result[7] != -1;
        if (isNumber) {
            number(
                    column,
                    style,
                    ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).getDouble());
        } else if (result[0] == 0) {
            awaitingText = OptionalInt.of(column);
        } else if (result[0] == 1) {
            put(column, result[2] != 0, Style.GENERAL);
        }
    }

    private void textOfFormula() {
        if (awaitingText.isPresent()) {
            text(awaitingText.getAsInt(), records.text());
            awaitingText = OptionalInt.empty();
        }
    }

    private void number(int column, int style, double value) {
        Style found = workbook.style(style);
        put(column, workbook.numbers().of(value, found.format()), found);
    }

    private void text(int column, String text) {
        if (!text.isEmpty()) {
            put(column, text, Style.GENERAL);
        }
    }

    private void put(int column, Object value, Style style) {
        cells.put(column, new SheetCell(column, value, style.code()));
    }

    private Optional<SheetRow> finished(int next) throws IOException {
        if (next >= 0 && next < row) {
            throw ExcelFailures.corrupt("the rows of a sheet are out of order");
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        SheetRow done = new SheetRow(row, List.copyOf(cells.values()));
        cells = new TreeMap<>();
        return Optional.of(done);
    }

    private void merge() {
        int count = records.word();
        for (int i = 0; i < count && records.remaining() >= 8 && merged.size() < Limits.MERGED; i++) {
            int firstRow = records.word();
            int lastRow = records.word();
            int firstColumn = records.word();
            merged.add(new MergedCells(firstRow, lastRow, firstColumn, records.word()));
        }
    }

    @Override
    public List<MergedCells> merged() {
        return List.copyOf(merged);
    }

    @Override
    public void close() {
        ended = true;
    }
}

package io.lakecaravan.format.excel;

import io.lakecaravan.format.excel.CellStyles.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stream of BIFF records: what holds for the whole workbook, read once, and its sheets. */
final class XlsWorkbook implements Workbook {
    /** @param substream number of the sheet's records among those of all sheets */
    private record Tab(String name, int substream) {}

    private record Bound(String name, long position, int kind) {}

    private final byte[] stream;
    private final BiffVersion version;
    private final List<Tab> tabs = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> formats = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final Map<Integer, Style> styles = new HashMap<>();
    private CellNumber numbers = CellNumber.since1900();

    private XlsWorkbook(byte[] stream, BiffVersion version) {
        this.stream = stream;
        this.version = version;
    }

    static XlsWorkbook of(byte[] stream, BiffVersion version) throws IOException {
        XlsWorkbook workbook = new XlsWorkbook(stream, version);
        BiffRecords records = new BiffRecords(stream, version);
        List<Bound> bounds = new ArrayList<>();
        while (records.next() && !(records.is(BiffRecords.END) && version.hasSheets())) {
            workbook.global(records, bounds);
        }
        workbook.tabs(bounds);
        return workbook;
    }

    private void global(BiffRecords records, List<Bound> bounds) throws IOException {
        switch (records.id()) {
            case BiffRecords.DATE_MODE -> numbers = records.word() == 1 ? CellNumber.since1904() : numbers;
            case BiffRecords.BOUND_SHEET -> bounds.add(bound(records));
            case BiffRecords.SHARED_TEXTS -> records.sharedTexts(texts);
            case BiffRecords.FORMAT -> {
                int index = records.word();
                codes.put(version.hasSheets() ? index : codes.size(), records.format());
            }
            case BiffRecords.FORMAT_OLD -> codes.put(codes.size(), records.format());
            case BiffRecords.STYLE -> {
                records.word();
                formats.add(records.word());
            }
            case BiffRecords.STYLE_3, BiffRecords.STYLE_4 -> {
                records.octet();
                formats.add(records.octet());
            }
            default -> {
                // Of no use for values.
            }
        }
        if (bounds.size() > Limits.SHEETS || formats.size() > Limits.STYLES || codes.size() > Limits.STYLES) {
            throw ExcelFailures.limit(
                    "the workbook has more than " + Limits.SHEETS + " sheets or " + Limits.STYLES + " styles");
        }
    }

    private static Bound bound(BiffRecords records) throws IOException {
        long position = Integer.toUnsignedLong(records.integer());
        records.octet();
        int kind = records.octet() & 0x0f;
        return new Bound(records.sheetName(), position, kind);
    }

    private void tabs(List<Bound> bounds) {
        if (!version.hasSheets()) {
            tabs.add(new Tab("Sheet1", 0));
            return;
        }
        List<Bound> inOrder = bounds.stream()
                .sorted(Comparator.comparingLong(Bound::position))
                .toList();
        List<Bound> sheets = bounds.stream().filter(bound -> bound.kind() == 0).toList();
        List<String> names = CellNames.unique(sheets.stream().map(Bound::name).toList(), "sheet");
        for (int i = 0; i < sheets.size(); i++) {
            tabs.add(new Tab(names.get(i), inOrder.indexOf(sheets.get(i))));
        }
    }

    @Override
    public List<String> sheets() {
        return tabs.stream().map(Tab::name).toList();
    }

    @Override
    public SheetRows rows(int sheet) throws IOException {
        BiffRecords records = XlsReader.guarded(() -> new BiffRecords(stream, version));
        return new XlsRows(records, this, version.hasSheets() ? tabs.get(sheet).substream() : -1);
    }

    String text(long index) {
        return index >= 0 && index < texts.size() ? texts.get((int) index) : "";
    }

    /** @param cell number of its style; of its format in version 2 */
    Style style(int cell) {
        int format = version == BiffVersion.BIFF2 ? cell : cell < formats.size() ? formats.get(cell) : 0;
        return styles.computeIfAbsent(format, each -> {
            String code = codes.get(each);
            return Style.of(code == null ? NumberFormat.implied(each) : code);
        });
    }

    /** Whether cells carry their format themselves. */
    boolean isOldest() {
        return version == BiffVersion.BIFF2;
    }

    CellNumber numbers() {
        return numbers;
    }

    @Override
    public void close() {
        // Everything is in memory.
    }
}

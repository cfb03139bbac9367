package io.lakecaravan.format.excel;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.excel.SheetRows.MergedCells;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads all rows of one sheet once, to learn where its table is and what its columns hold. */
final class SheetScan {
    private final String name;
    private final ReadOptions options;
    private final List<SheetRow> head = new ArrayList<>();
    private final List<SheetRow> sample = new ArrayList<>();
    private final TreeMap<Integer, ColumnEvidence> columns = new TreeMap<>();
    private Optional<HeaderRow> found = Optional.empty();
    private long rows;

    private SheetScan(String name, ReadOptions options) {
        this.name = name;
        this.options = options;
    }

    static SheetTable of(String name, SheetRows rows, ReadOptions options) throws IOException {
        SheetScan scan = new SheetScan(name, options);
        for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            scan.add(row.get());
        }
        return scan.table(rows.merged());
    }

    private void add(SheetRow row) throws IOException {
        if (found.isPresent()) {
            addBody(row);
            return;
        }
        head.add(row);
        if (head.size() == Limits.HEADER_ROWS) {
            decide();
        }
    }

    private void decide() throws IOException {
        HeaderRow header = HeaderRow.of(head);
        found = Optional.of(header);
        for (SheetRow row : head.subList(header.first() + (header.isHeader() ? 1 : 0), head.size())) {
            addBody(row);
        }
    }

    private void addBody(SheetRow row) throws IOException {
        rows++;
        if (sample.size() < options.sampleRows()) {
            sample.add(row);
        }
        for (SheetCell cell : row.cells()) {
            columns.computeIfAbsent(cell.column(), column -> new ColumnEvidence())
                    .add(cell);
        }
        if (columns.size() > options.maxColumns()) {
            throw ExcelFailures.limit("a sheet has more than " + options.maxColumns() + " columns");
        }
    }

    private SheetTable table(List<MergedCells> merged) throws IOException {
        if (head.isEmpty()) {
            return SheetTable.empty(name);
        }
        if (found.isEmpty()) {
            decide();
        }
        HeaderRow header = found.orElseThrow();
        TreeMap<Integer, String> titles = titles(header, merged);
        titles.keySet().forEach(column -> columns.computeIfAbsent(column, each -> new ColumnEvidence()));
        List<Integer> positions = List.copyOf(columns.keySet());
        List<String> names = CellNames.unique(
                positions.stream()
                        .map(position -> titles.getOrDefault(position, ""))
                        .toList(),
                "column");
        List<Column> schema = new ArrayList<>();
        List<Long> nulls = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            ColumnEvidence evidence = columns.get(positions.get(i));
            schema.add(new Column(names.get(i), evidence.type(), true, evidence.nativeType()));
            nulls.add(rows - evidence.values());
        }
        int firstRow = head.get(header.first()).index() + (header.isHeader() ? 1 : 0);
        return new SheetTable(name, new Schema(schema), positions, firstRow, rows, nulls, sample);
    }

    /** Texts of the header, with those of merged cells repeated, and with the groups above them where cells merge there. */
    private TreeMap<Integer, String> titles(HeaderRow header, List<MergedCells> merged) {
        TreeMap<Integer, String> titles = new TreeMap<>();
        Optional<SheetRow> row = header.header(head);
        if (row.isEmpty()) {
            return titles;
        }
        row.get().cells().forEach(cell -> titles.put(cell.column(), title(cell)));
        int at = row.get().index();
        for (MergedCells range : merged) {
            if (range.firstRow() <= at && at <= range.lastRow()) {
                anchor(range).ifPresent(cell -> spread(range, title(cell), titles));
            }
        }
        groups(header, merged, titles);
        return titles;
    }

    private Optional<SheetCell> anchor(MergedCells range) {
        return head.stream()
                .filter(row -> row.index() == range.firstRow())
                .findFirst()
                .flatMap(row -> row.cell(range.firstColumn()));
    }

    /** Only to columns of the table: a merged title may be wider. */
    private void spread(MergedCells range, String title, TreeMap<Integer, String> titles) {
        for (int column : List.copyOf(columns.keySet())) {
            if (column >= range.firstColumn() && column <= range.lastColumn()) {
                titles.putIfAbsent(column, title);
            }
        }
    }

    /** {@code 2024 amount} for {@code amount} below a merged {@code 2024} that covers some of the columns. */
    private void groups(HeaderRow header, List<MergedCells> merged, TreeMap<Integer, String> titles) {
        if (header.first() == 0) {
            return;
        }
        int above = head.get(header.first()).index() - 1;
        for (MergedCells range : merged) {
            boolean isAbove = range.firstRow() == above && range.lastRow() == above;
            boolean coversSome = range.firstColumn() > titles.firstKey() || range.lastColumn() < titles.lastKey();
            if (isAbove && coversSome && range.lastColumn() > range.firstColumn()) {
                anchor(range)
                        .ifPresent(cell -> titles.replaceAll(
                                (column, title) -> column >= range.firstColumn() && column <= range.lastColumn()
                                        ? title(cell) + " " + title
                                        : title));
            }
        }
    }

    private static String title(SheetCell cell) {
        Object text = CellTypes.value(io.lakecaravan.schema.LogicalType.Text.plain(), cell.value());
        return String.valueOf(text);
    }
}

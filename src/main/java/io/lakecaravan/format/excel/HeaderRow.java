package io.lakecaravan.format.excel;

import io.lakecaravan.schema.LogicalType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the table of a sheet begins, and whether its first row names the columns.
 *
 * <p>Titles and notes above a table fill fewer columns than the table: it begins with the first row that fills at least
 * half of what most rows fill. That row is the header where columns of numbers, dates and the like begin with a text; where
 * all columns are text, if its cells differ from each other and are not seen again below.
 *
 * @param first index in the rows looked at
 */
record HeaderRow(int first, boolean isHeader) {
    /** Weight of a column that changes from text to something else below, or does not. */
    private static final int BY_TYPE = 2;

    private static final int BY_LENGTH = 1;
    private static final int SAME_LENGTH_EVIDENCE = 3;
    private static final double MOSTLY = 0.8;

    /** @param rows the first rows of the sheet that hold something, at least one */
    static HeaderRow of(List<SheetRow> rows) {
        int usual = usualWidth(rows);
        int first = 0;
        while (first < rows.size() - 1 && rows.get(first).cells().size() * 2 < usual) {
            first++;
        }
        // A header may be followed by a row of units or be preceded by one of groups: the most text-like of two wins.
        if (first + 2 < rows.size() && isGroups(rows.get(first), rows.get(first + 1))) {
            first++;
        }
        return new HeaderRow(first, isHeader(rows.get(first), rows.subList(first + 1, rows.size())));
    }

    /** What four of five rows fill at most. */
    private static int usualWidth(List<SheetRow> rows) {
        int[] widths = rows.stream().mapToInt(row -> row.cells().size()).sorted().toArray();
        return widths[(int) ((widths.length - 1) * MOSTLY)];
    }

    /** Texts with gaps above texts without. */
    private static boolean isGroups(SheetRow above, SheetRow below) {
        return above.cells().size() < below.cells().size()
                && above.cells().stream().allMatch(SheetCell::isText)
                && below.cells().stream().allMatch(SheetCell::isText)
                && isDistinct(below)
                && above.firstColumn() > below.firstColumn();
    }

    private static boolean isHeader(SheetRow first, List<SheetRow> rest) {
        int different = 0;
        int alike = 0;
        for (SheetCell cell : first.cells()) {
            int evidence = evidence(cell, rest);
            different += Math.max(evidence, 0);
            alike += Math.max(-evidence, 0);
        }
        if (different != alike) {
            return different > alike;
        }
        return alike == 0
                && first.cells().stream().allMatch(SheetCell::isText)
                && isDistinct(first)
                && !isRepeated(first, rest);
    }

    /** Positive where the cell differs in kind from those below, negative where it is of their kind. */
    private static int evidence(SheetCell cell, List<SheetRow> rest) {
        List<Object> below = new ArrayList<>();
        for (SheetRow row : rest) {
            row.cell(cell.column()).map(SheetCell::value).ifPresent(below::add);
        }
        if (below.isEmpty()) {
            return cell.isText() || isYear(cell.value()) ? 0 : -BY_TYPE;
        }
        long typed = below.stream().filter(value -> !(value instanceof String)).count();
        if (!cell.isText()) {
            LogicalType type = CellTypes.of(cell.value());
            boolean isYearAboveOthers = isYear(cell.value()) && !below.stream().allMatch(HeaderRow::isYear);
            long alike = below.stream().filter(value -> CellTypes.of(value).equals(type)).count();
            return !isYearAboveOthers && alike * 2 > below.size() ? -BY_TYPE : 0;
        }
        if (typed > below.size() * MOSTLY) {
            return BY_TYPE;
        }
        return typed == 0 ? lengthEvidence((String) cell.value(), below) : 0;
    }

    /** Codes of one length below something longer or shorter. */
    private static int lengthEvidence(String first, List<Object> below) {
        int length = ((String) below.get(0)).length();
        boolean differ = below.stream().anyMatch(value -> ((String) value).length() != length);
        if (below.size() < SAME_LENGTH_EVIDENCE || differ) {
            return 0;
        }
        return first.length() == length ? -BY_LENGTH : BY_LENGTH;
    }

    private static boolean isYear(Object value) {
        return value instanceof Long year && year >= 1900 && year <= 2100;
    }

    private static boolean isDistinct(SheetRow row) {
        Set<Object> seen = new HashSet<>();
        return row.cells().stream().allMatch(cell -> seen.add(cell.value()));
    }

    private static boolean isRepeated(SheetRow first, List<SheetRow> rest) {
        return rest.stream().anyMatch(row -> first.cells().stream()
                .anyMatch(cell -> row.cell(cell.column())
                        .map(SheetCell::value)
                        .filter(cell.value()::equals)
                        .isPresent()));
    }

    Optional<SheetRow> header(List<SheetRow> rows) {
        return isHeader ? Optional.of(rows.get(first)) : Optional.empty();
    }
}

package io.lakecaravan.format.excel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the table of a sheet begins, and whether its first row names the columns.
 *
 * <p>Titles and notes above a table fill fewer columns than the table: it begins with the first row that fills at least
 * half of what most rows fill, and more than one. That row is the header where columns of numbers, dates and the like begin with a text; where
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
        HeaderRow strict = from(rows, first(rows, Math.max(2, (usual + 1) / 2)));
        // A single cell may be a title or the first value of a table without header; only a header below makes it one.
        return strict.isHeader() ? strict : from(rows, first(rows, (usual + 1) / 2));
    }

    private static HeaderRow from(List<SheetRow> rows, int start) {
        int first = start;
        if (first + 2 < rows.size() && isGroups(rows, first)) {
            first++;
        }
        return new HeaderRow(first, isHeader(rows.get(first), rows.subList(first + 1, rows.size())));
    }

    /** The first row of this many cells; the very first one where there is none. */
    private static int first(List<SheetRow> rows, int cells) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).cells().size() >= cells) {
                return i;
            }
        }
        return 0;
    }

    /** What four of five rows fill at most. */
    private static int usualWidth(List<SheetRow> rows) {
        int[] widths =
                rows.stream().mapToInt(row -> row.cells().size()).sorted().toArray();
        return widths[(int) ((widths.length - 1) * MOSTLY)];
    }

    /** Texts with gaps above texts that fill them, above values: groups of columns above their names. */
    private static boolean isGroups(List<SheetRow> rows, int at) {
        SheetRow above = rows.get(at);
        SheetRow below = rows.get(at + 1);
        boolean hasGaps = below.cells().stream()
                .anyMatch(cell -> above.cell(cell.column()).isEmpty());
        return hasGaps
                && above.index() + 1 == below.index()
                && above.cells().stream().allMatch(SheetCell::isText)
                && below.cells().stream().allMatch(SheetCell::isText)
                && balance(below, rows.subList(at + 2, rows.size())) > 0;
    }

    private static boolean isHeader(SheetRow first, List<SheetRow> rest) {
        int balance = balance(first, rest);
        if (balance != 0) {
            return balance > 0;
        }
        return first.cells().stream().allMatch(cell -> cell.isText() || isYear(cell.value()))
                && first.cells().stream().anyMatch(SheetCell::isText)
                && isDistinct(first)
                && !isRepeated(first, rest);
    }

    private static int balance(SheetRow first, List<SheetRow> rest) {
        return first.cells().stream().mapToInt(cell -> evidence(cell, rest)).sum();
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
            boolean isYearAboveOthers = isYear(cell.value()) && !below.stream().allMatch(HeaderRow::isYear);
            long alike =
                    below.stream().filter(value -> isAlike(value, cell.value())).count();
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

    private static boolean isAlike(Object a, Object b) {
        return a instanceof Number ? b instanceof Number : a.getClass().equals(b.getClass());
    }

    private static boolean isYear(Object value) {
        return value instanceof Long year && year >= 1900 && year <= 2100;
    }

    private static boolean isDistinct(SheetRow row) {
        Set<Object> seen = new HashSet<>();
        return row.cells().stream().allMatch(cell -> seen.add(cell.value()));
    }

    private static boolean isRepeated(SheetRow first, List<SheetRow> rest) {
        return rest.stream()
                .anyMatch(row -> first.cells().stream()
                        .anyMatch(cell -> row.cell(cell.column())
                                .map(SheetCell::value)
                                .filter(cell.value()::equals)
                                .isPresent()));
    }

    Optional<SheetRow> header(List<SheetRow> rows) {
        return isHeader ? Optional.of(rows.get(first)) : Optional.empty();
    }
}

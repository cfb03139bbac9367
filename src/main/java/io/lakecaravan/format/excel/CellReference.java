package io.lakecaravan.format.excel;

import io.lakecaravan.format.excel.SheetRows.MergedCells;
import java.util.Optional;

/** References such as {@code AB12}. */
final class CellReference {
    private CellReference() {}

    /** Index from 0; -1 where there is none; never above {@link Limits#COLUMNS}. */
    static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length(); i++) {
            int letter = Character.toUpperCase(reference.charAt(i)) - 'A';
            if (letter < 0 || letter > 25) {
                break;
            }
            column = Math.min(Limits.COLUMNS + 1, column * 26 + letter + 1);
        }
        return column - 1;
    }

    private static int row(String reference) {
        int start = 0;
        while (start < reference.length() && Character.isLetter(reference.charAt(start))) {
            start++;
        }
        return Digits.number(reference, start, reference.length()) - 1;
    }

    /** Of {@code A1:C3}. */
    static Optional<MergedCells> range(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String first = text.substring(0, colon);
        String last = text.substring(colon + 1);
        MergedCells range = new MergedCells(row(first), row(last), column(first), column(last));
        return range.firstRow() < 0 || range.firstColumn() < 0 ? Optional.empty() : Optional.of(range);
    }
}

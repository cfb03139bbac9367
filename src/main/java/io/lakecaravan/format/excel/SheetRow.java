package io.lakecaravan.format.excel;

import java.util.List;
import java.util.Optional;

/**
 * A row that holds something.
 *
 * @param index from 0
 * @param cells in rising order of their columns, at least one
 */
record SheetRow(int index, List<SheetCell> cells) {
    SheetRow {
        cells = List.copyOf(cells);
    }

    Optional<SheetCell> cell(int column) {
        int low = 0;
        int high = cells.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = cells.get(middle).column();
            if (found == column) {
                return Optional.of(cells.get(middle));
            }
            low = found < column ? middle + 1 : low;
            high = found < column ? high : middle - 1;
        }
        return Optional.empty();
    }

    int firstColumn() {
        return cells.get(0).column();
    }

    int lastColumn() {
        return cells.get(cells.size() - 1).column();
    }
}

package io.lakecaravan.format.excel;

import java.util.Objects;

/**
 * A cell that holds something.
 *
 * @param column index from 0
 * @param value {@code Boolean}, {@code Long}, {@code Double}, {@code String}, {@code LocalDate}, {@code LocalDateTime},
 *     {@code LocalTime} or {@code Duration}; errors and empty texts are no cells
 * @param format code of the number format, empty for texts and where it is general
 */
record SheetCell(int column, Object value, String format) {
    SheetCell {
        Objects.requireNonNull(value);
    }

    boolean isText() {
        return value instanceof String;
    }
}

package io.lakecaravan.table;

/** Number of rows. {@code exact} is false for an estimate from bytes per row. */
public record RowCount(long value, boolean exact) {
    public static RowCount exact(long value) {
        return new RowCount(value, true);
    }

    public static RowCount estimated(long value) {
        return new RowCount(value, false);
    }

    public RowCount plus(RowCount other) {
        return new RowCount(value + other.value, exact && other.exact);
    }
}

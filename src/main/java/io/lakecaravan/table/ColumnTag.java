package io.lakecaravan.table;

/**
 * A tag of a column.
 *
 * @param column name of a top-level column; empty for the table itself
 * @param tag internal name
 */
public record ColumnTag(String column, String tag) {}

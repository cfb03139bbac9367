package io.lakecaravan.schema;

import java.util.OptionalDouble;

/**
 * A column of a table with what speaks for it.
 *
 * @param files objects that have it
 * @param nullShare share of null values, 0 to 1, where all these objects counted theirs
 */
public record MergedColumn(Column column, int files, OptionalDouble nullShare) {}

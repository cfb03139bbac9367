package io.lakecaravan.table;

import java.util.OptionalLong;

/**
 * What is known of a column's values without keeping any.
 *
 * @param values how many values (nulls included) the counts are over
 * @param nulls null values among them, where known; missing is not zero
 */
public record ColumnStatistics(String column, long values, OptionalLong nulls) {}

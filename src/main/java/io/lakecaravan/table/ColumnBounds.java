package io.lakecaravan.table;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Between what a footer says that all values of a column lie. Holds values of an object, so it is never in the state.
 *
 * @param column name of a top-level column
 * @param min the smallest value, as {@link Rendering} gives it; never null
 * @param max the largest
 */
public record ColumnBounds(String column, JsonNode min, JsonNode max) {}

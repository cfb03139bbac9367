package io.lakecaravan.table;

import java.util.OptionalDouble;

/**
 * Why a column is believed.
 *
 * @param files objects read that have it
 * @param nullShare share of null values, 0 to 1, over the values that were counted
 */
public record Evidence(int files, OptionalDouble nullShare) {}

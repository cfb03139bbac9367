package io.lakecaravan.table;

import java.util.OptionalLong;

/**
 * What is known of a column's values without keeping any.
 *
 * @param values how many values (nulls included) the counts are over
 * @param nulls null values among them, where known; missing is not zero
 * @param evidence why the column has its type, for people, where it was inferred; empty where the format says it
 */
public record ColumnStatistics(String column, long values, OptionalLong nulls, String evidence) {
    /** The evidence of a type that the configuration gives. */
    public static final String DECLARED = "declared";

    public ColumnStatistics {
        evidence = evidence == null ? "" : evidence; // records kept before there was evidence
    }

    public ColumnStatistics(String column, long values, OptionalLong nulls) {
        this(column, values, nulls, "");
    }
}

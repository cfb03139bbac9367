package io.lakecaravan.catalog.atlan;

/**
 * How much of the lake a table's parents hold, as the run knows it when it begins to publish.
 *
 * @param buckets with tables, of the connection
 * @param tables of the table's bucket
 * @param objects of these tables
 */
public record LakeCounts(int buckets, long tables, long objects) {
    /** Exchange property; absent where a connection's tables come from several sources, of which a run knows some. */
    public static final String PROPERTY = "CaravanLakeCounts";
}

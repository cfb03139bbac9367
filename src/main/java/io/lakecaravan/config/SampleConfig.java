package io.lakecaravan.config;

/**
 * @param objects objects read of each table
 * @param rows rows shown of one of them
 * @param bytesPerObject most bytes fetched of one object for schema and sample
 */
public record SampleConfig(int objects, int rows, long bytesPerObject) {
    public static final SampleConfig DEFAULT = new SampleConfig(5, 100, 8L << 20);
}

package io.lakecaravan.config;

/**
 * @param objects most objects read of each table, but one of each shape of names in any case
 * @param rows rows shown of one of them
 * @param bytesPerObject most bytes fetched of one object for schema and sample
 * @param bytes most bytes fetched of all objects of one table together; the first of them is read in any case
 */
public record SampleConfig(int objects, int rows, long bytesPerObject, long bytes) {
    private static final long DEFAULT_BYTES = 256L << 20;
    public static final SampleConfig DEFAULT = new SampleConfig(5, 100, 8L << 20);

    /** With 256 MiB for all objects of a table. */
    public SampleConfig(int objects, int rows, long bytesPerObject) {
        this(objects, rows, bytesPerObject, DEFAULT_BYTES);
    }
}

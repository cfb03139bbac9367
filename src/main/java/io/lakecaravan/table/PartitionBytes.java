package io.lakecaravan.table;

/**
 * How the bytes of a table are spread over its partition folders.
 *
 * @param min bytes of the smallest partition; an upper bound where not {@code exact}
 * @param max bytes of the largest; a lower bound where not {@code exact}
 * @param mean bytes of all by their number, rounded down
 * @param largest path of the partition with {@code max} bytes as it lies, e.g. {@code year=2024/month=01}
 * @param exact whether every partition was counted apart: always up to 1,024 of them in one listing
 */
public record PartitionBytes(long min, long max, long mean, String largest, boolean exact) {}

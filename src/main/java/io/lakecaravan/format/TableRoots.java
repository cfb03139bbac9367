package io.lakecaravan.format;

/** Opens roots of tables by the name of their source. Safe for use by several threads; what it opens is not. */
@FunctionalInterface
public interface TableRoots {
    /**
     * No request is sent before the first listing or reading.
     *
     * @param prefix of the root in the bucket, ending in {@code /}; empty for the bucket itself
     * @param budget for the listing and all objects opened from the root together
     * @throws ObjectException when the source cannot be used at all
     */
    TableRoot root(String source, String bucket, String prefix, ReadBudget budget) throws ObjectException;
}

package io.lakecaravan.format.arrow;

import java.io.IOException;
import java.util.List;

/** Some rows of an object that lie together. */
interface Batch {
    long rows();

    /** Of its message in the object. */
    long offset();

    /** Bytes that decoding some rows of the column would fetch, which are not held yet. */
    long sampleCost(int column) throws IOException;

    /**
     * Fetches what decoding the columns starts with.
     *
     * @param reach whether some rows are wanted or all
     */
    void fetch(List<Integer> columns, Reach reach) throws IOException;

    /** The values of a column that was fetched. */
    Vector vector(int column) throws IOException;

    /** How much of a batch is wanted. */
    enum Reach {
        SAMPLE,
        ALL
    }
}

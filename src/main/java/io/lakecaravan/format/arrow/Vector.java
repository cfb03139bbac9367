package io.lakecaravan.format.arrow;

import java.io.IOException;

/** The values of one field in one batch. */
interface Vector {
    long length();

    /**
     * @param index below {@link #length}
     * @return the value in the class that its logical type names, null for null
     */
    Object value(long index, ValueBudget budget) throws IOException;
}

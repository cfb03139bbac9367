package io.lakecaravan.schema;

import java.util.OptionalDouble;

/**
 * A column of a table with what speaks for it.
 *
 * @param confidence see {@link Confidence}; 0 to 1
 */
public record MergedColumn(Column column, ColumnEvidence evidence, double confidence) {
    /** Objects that have it. */
    public int files() {
        return evidence.files();
    }

    /** Share of null values, 0 to 1, where all objects that have the column counted theirs. */
    public OptionalDouble nullShare() {
        return evidence.nullShare();
    }
}

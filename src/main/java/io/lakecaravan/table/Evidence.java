package io.lakecaravan.table;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Why a column is believed.
 *
 * @param files objects read that have it
 * @param nullShare share of null values, 0 to 1, over the values that were counted; empty unless all these objects were
 * @param values that were counted, nulls included; of some of the objects perhaps
 * @param nulls among them
 * @param rows of the objects read that have the column, where all of them are known
 * @param firstObject key of the object read that was modified first among those that have it
 * @param lastObject key of the object read that was modified last among those that have it
 * @param confidence that the column is there with this type, 0 to 1, see {@link io.lakecaravan.schema.Confidence}; empty
 *     where nobody worked it out
 */
public record Evidence(
        int files,
        OptionalDouble nullShare,
        long values,
        long nulls,
        OptionalLong rows,
        Optional<String> firstObject,
        Optional<String> lastObject,
        OptionalDouble confidence) {
    /** Without counts and objects. */
    public Evidence(int files, OptionalDouble nullShare) {
        this(files, nullShare, 0, 0, OptionalLong.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty());
    }
}

package io.lakecaravan.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the values of one column look like. Smallest, largest and frequent values are values of objects: they go to
 * catalogs where their tags allow it, never into the state, a finding or a log.
 *
 * @param path names from the top-level column down
 * @param values counted, nulls included
 * @param nulls among them, where known; missing is not zero
 * @param distinct estimate of different values
 * @param min smallest value in canonical text; empty where unknown, masked or without order
 * @param max largest value
 * @param mean of numbers
 * @param deviation standard deviation of numbers
 * @param quantiles of numbers and times at 0.25, 0.5, 0.75; empty or three
 * @param minLength characters of the shortest text
 * @param maxLength characters of the longest text
 * @param top most frequent values, the most frequent first; empty where the column is tagged
 * @param patterns most frequent shapes of texts, e.g. {@code AA-9999}
 */
public record ColumnProfile(
        List<String> path,
        long values,
        OptionalLong nulls,
        OptionalDouble distinct,
        Optional<String> min,
        Optional<String> max,
        OptionalDouble mean,
        OptionalDouble deviation,
        List<String> quantiles,
        OptionalLong minLength,
        OptionalLong maxLength,
        List<Frequency> top,
        List<Frequency> patterns) {
    /**
     * How often something occurs.
     *
     * @param what value or pattern
     * @param count of values
     */
    public record Frequency(String what, long count) {}

    public ColumnProfile {
        path = List.copyOf(path);
        quantiles = List.copyOf(quantiles);
        top = List.copyOf(top);
        patterns = List.copyOf(patterns);
    }

    /** Nulls among the values, 0 to 1; empty where they were not counted. */
    public OptionalDouble nullShare() {
        return nulls.isPresent() && values > 0
                ? OptionalDouble.of((double) nulls.getAsLong() / values)
                : OptionalDouble.empty();
    }
}

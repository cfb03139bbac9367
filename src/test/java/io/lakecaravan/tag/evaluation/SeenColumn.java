package io.lakecaravan.tag.evaluation;

import java.util.List;

/**
 * What a classifier is shown of a column: everything that a reader learns of it, and nothing of the truth.
 *
 * @param type the type a reader gives, in the words of the type names in JSON ({@code string}, {@code bigint}, ...)
 * @param values at most 1,000, as text, in the order of the rows; nulls are left out
 * @param nulls how many rows had no value
 */
record SeenColumn(String name, String type, List<String> values, int nulls) {
    static final int MOST_VALUES = 1_000;

    SeenColumn {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column has a name");
        }
        if (values.size() + nulls > MOST_VALUES) {
            throw new IllegalArgumentException(
                    name + " has " + (values.size() + nulls) + " rows, at most " + MOST_VALUES + " are allowed");
        }
        values = List.copyOf(values);
    }
}

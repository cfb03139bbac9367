package io.lakecaravan.schema;

/**
 * Null values of one column of one object.
 *
 * @param values how many values were counted, nulls included
 * @param nulls of them, 0 to {@code values}
 */
public record NullCount(long values, long nulls) {
    public NullCount {
        if (nulls < 0 || nulls > values) {
            throw new IllegalArgumentException(nulls + " nulls among " + values + " values do not exist");
        }
    }
}

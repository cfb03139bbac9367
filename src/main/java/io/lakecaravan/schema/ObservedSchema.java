package io.lakecaravan.schema;

import java.time.Instant;
import java.util.Map;

/**
 * The schema that one object of a table has.
 *
 * @param nulls by column name, where they were counted; a column that is missing is unknown, not free of nulls
 */
public record ObservedSchema(String key, Instant lastModified, Schema schema, Map<String, NullCount> nulls) {
    public ObservedSchema {
        nulls = Map.copyOf(nulls);
    }
}

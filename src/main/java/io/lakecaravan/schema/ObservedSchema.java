package io.lakecaravan.schema;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The schema that one object of a table has.
 *
 * @param nulls by column name, where they were counted; a column that is missing is unknown, not free of nulls
 * @param rows of the object, where they are known
 * @param inferred names of the columns whose type was found out from values; the format declares that of all others
 */
public record ObservedSchema(
        String key,
        Instant lastModified,
        Schema schema,
        Map<String, NullCount> nulls,
        OptionalLong rows,
        Set<String> inferred) {
    public ObservedSchema {
        nulls = Map.copyOf(nulls);
        inferred = Set.copyOf(inferred);
    }

    /** An object that declares its types and whose rows nobody counted. */
    public ObservedSchema(String key, Instant lastModified, Schema schema, Map<String, NullCount> nulls) {
        this(key, lastModified, schema, nulls, OptionalLong.empty(), Set.of());
    }
}

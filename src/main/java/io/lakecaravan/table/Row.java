package io.lakecaravan.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Values of one row in schema order, in the Java classes that {@code LogicalType} names; null for null. */
public record Row(List<Object> values) {
    public Row {
        values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
}

package io.lakecaravan.format.csv;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TextTypeInference;

/** Type and null count of one column over the fields seen. */
final class ColumnInference {
    private final NullWords nulls;
    private final TextTypeInference inference = new TextTypeInference();
    private long values;
    private long always;
    private long besideValues;

    ColumnInference(NullWords nulls) {
        this.nulls = nulls;
    }

    void add(String field) {
        values++;
        if (nulls.isAlways(field)) {
            always++;
        } else if (nulls.isBesideValues(field)) {
            besideValues++;
        } else {
            inference.add(field);
        }
    }

    /** {@code Null} where nothing but nulls was seen: it merges with any type that another object shows. */
    LogicalType type() {
        LogicalType type = inference.type();
        return type instanceof LogicalType.Null && besideValues > 0 ? LogicalType.Text.plain() : type;
    }

    long values() {
        return values;
    }

    long nulls(LogicalType type) {
        return type instanceof LogicalType.Text ? always : always + besideValues;
    }
}

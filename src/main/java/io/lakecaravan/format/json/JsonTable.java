package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.schema.Schema;

/**
 * What a prefix tells about a JSON text: all that is needed to read its rows.
 *
 * @param rowKind which values are rows; the others are left out
 */
record JsonTable(TextPrefix prefix, JsonShape shape, RowKind rowKind, Schema schema) {
    /** Name of the column that holds values which are no objects. */
    static final String VALUE = "value";

    enum RowKind {
        OBJECTS,
        /** No value is an object: each is the one column of a row. */
        SCALARS
    }

    boolean isRow(JsonNode node) {
        return rowKind == RowKind.SCALARS || node.isObject();
    }

    JsonNode cell(JsonNode record, int column) {
        return rowKind == RowKind.SCALARS
                ? record
                : record.get(schema.columns().get(column).name());
    }
}

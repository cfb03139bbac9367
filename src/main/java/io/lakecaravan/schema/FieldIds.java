package io.lakecaravan.schema;

import java.util.List;
import java.util.OptionalInt;

/**
 * The number that a file gives a column or nested field, which stays when the field is renamed.
 *
 * @param id empty where the file numbers no such field
 * @param fields of the parts of the column's type, in its order: [element], [key, value], or the fields of a struct
 */
public record FieldIds(OptionalInt id, List<FieldIds> fields) {
    public FieldIds {
        fields = List.copyOf(fields);
    }
}

package io.lakecaravan.format.table;

import io.lakecaravan.schema.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column or nested field of a table, with what finds it in a data file.
 *
 * @param id that the field has in data files whatever its name there; empty where the table numbers no fields
 * @param physicalName its name in data files
 * @param fields of the parts of the column's type, in its order: [element], [key, value], or the fields of a struct
 * @param initial value of rows written before the field was added; empty for null
 */
public record TableField(
        Column column, OptionalInt id, String physicalName, List<TableField> fields, Optional<Object> initial) {
    public TableField {
        fields = List.copyOf(fields);
    }
}

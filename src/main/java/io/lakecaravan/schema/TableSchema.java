package io.lakecaravan.schema;

import java.util.List;

/**
 * What changes of a table are looked for in.
 *
 * @param format name of the format
 * @param columns all of them, those that lie only in paths included
 * @param partitionKeys with the type of their values
 */
public record TableSchema(String format, List<Column> columns, List<Column> partitionKeys) {
    public TableSchema {
        columns = List.copyOf(columns);
        partitionKeys = List.copyOf(partitionKeys);
    }
}

package io.lakecaravan.format.text;

import io.lakecaravan.schema.Schema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns asked for, in that order.
 *
 * @param indexes of the columns in the table
 */
public record ColumnProjection(Schema schema, List<Integer> indexes) {
    public ColumnProjection {
        indexes = List.copyOf(indexes);
    }

    /**
     * @param names empty for all columns
     * @throws IllegalArgumentException for a name that is no column
     */
    public static ColumnProjection of(Schema table, List<String> names) {
        if (names.isEmpty()) {
            return new ColumnProjection(
                    table, IntStream.range(0, table.columns().size()).boxed().toList());
        }
        List<Integer> indexes =
                names.stream().map(name -> table.names().indexOf(name)).toList();
        if (indexes.contains(-1)) {
            throw new IllegalArgumentException("no column is named '" + names.get(indexes.indexOf(-1)) + "'; there are "
                    + String.join(", ", table.names()));
        }
        return new ColumnProjection(
                new Schema(indexes.stream().map(table.columns()::get).toList()), indexes);
    }
}

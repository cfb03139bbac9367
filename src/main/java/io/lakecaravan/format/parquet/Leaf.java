package io.lakecaravan.format.parquet;

import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * A primitive column of the file.
 *
 * @param index among the leaves in schema order, and so of its chunk in a row group
 * @param top index of the top-level column it belongs to
 * @param fileName path as the file writes it in {@code path_in_schema}, before names were made unique
 */
record Leaf(int index, int top, List<String> fileName, ColumnDescriptor descriptor) {
    Leaf {
        fileName = List.copyOf(fileName);
    }

    String name() {
        return String.join(".", descriptor.getPath());
    }
}

package io.lakecaravan.format.parquet;

import java.util.List;

/** Some rows of a file, column by column. {@code chunks} are in the order of the schema's leaves. */
record RowGroup(long rows, List<ColumnChunk> chunks) {
    RowGroup {
        chunks = List.copyOf(chunks);
    }
}

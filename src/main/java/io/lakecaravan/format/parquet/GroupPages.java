package io.lakecaravan.format.parquet;

import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;

/** Pages of one row group by column. */
record GroupPages(long rows, Map<ColumnDescriptor, ChunkPages> pages) implements PageReadStore {
    GroupPages {
        pages = Map.copyOf(pages);
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return pages.get(column);
    }

    @Override
    public long getRowCount() {
        return rows;
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}

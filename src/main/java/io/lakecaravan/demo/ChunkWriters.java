package io.lakecaravan.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.MessageType;

/** Compressed pages of one row group, column by column, until the row group is complete. */
final class ChunkWriters implements PageWriteStore {
    private final Map<ColumnDescriptor, ChunkWriter> writers = new LinkedHashMap<>();

    ChunkWriters(MessageType message, ParquetLayout layout) {
        message.getColumns().forEach(column -> writers.put(column, new ChunkWriter(column, layout)));
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        return writers.get(column);
    }

    long bytes() {
        return writers.values().stream().mapToLong(ChunkWriter::getMemSize).sum();
    }

    RowGroup writeTo(OutputStream out, long position, long rows, int ordinal) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long start = position;
        long expanded = 0;
        for (ChunkWriter writer : writers.values()) {
            ColumnChunk chunk = writer.writeTo(out, start);
            chunks.add(chunk);
            start += chunk.getMeta_data().getTotal_compressed_size();
            expanded += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        RowGroup group = new RowGroup(chunks, expanded, rows);
        group.setFile_offset(position);
        group.setTotal_compressed_size(start - position);
        if (ordinal <= Short.MAX_VALUE) {
            group.setOrdinal((short) ordinal);
        }
        return group;
    }

    @Override
    public void close() {
        // Pages lie on the heap.
    }
}

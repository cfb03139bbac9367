package io.lakecaravan.demo;

import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes a Parquet file without Hadoop, row group by row group: it holds one row group and the footer, so files may be
 * far larger than memory. Not for use by several threads.
 *
 * <p>{@link #close} ends the file and leaves the output stream open. A file that is not closed has no footer.
 */
public final class ParquetWriter implements Closeable {
    /** Rows between two looks at the size of the row group. */
    private static final int CHECK_EVERY = 100;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.ISO_8859_1);
    private static final String CREATED_BY = "lake-caravan";

    private final MessageType message;
    private final ParquetLayout layout;
    private final CountedOutput out;
    private final List<RowGroup> groups = new ArrayList<>();
    private ChunkWriters pages;
    private ColumnWriteStore columns;
    private RecordWriter records;
    private long groupRows;
    private long rows;
    private boolean closed;

    /** @throws IllegalArgumentException if a type of the schema cannot be written */
    public ParquetWriter(OutputStream out, Schema schema, ParquetLayout layout) throws IOException {
        this(out, ParquetTypes.message(schema), layout);
    }

    /**
     * Writes by a Parquet schema, where the physical shape matters. Values of groups are lists in field order, of repeated
     * fields lists; groups in the standard shape of a list or map take a {@code List} or {@code Map}.
     */
    public ParquetWriter(OutputStream out, MessageType message, ParquetLayout layout) throws IOException {
        this.message = message;
        this.layout = layout;
        this.out = new CountedOutput(out);
        this.out.write(MAGIC);
        begin();
    }

    /** @throws IllegalArgumentException if a value is not of the class that its column's type asks for */
    public void write(Row row) throws IOException {
        records.write(row.values());
        groupRows++;
        boolean checked = groupRows % CHECK_EVERY == 0;
        boolean large = checked && columns.getBufferedSize() + pages.bytes() >= layout.rowGroupBytes();
        if (large || groupRows >= layout.rowGroupRows()) {
            flush();
            begin();
        }
    }

    /** Bytes written so far; those of the open row group come with its end. */
    public long position() {
        return out.position;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        flush();
        long start = out.position;
        Util.writeFileMetaData(footer(), out);
        long length = out.position - start;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write((int) (length >>> shift));
        }
        out.write(MAGIC);
        out.flush();
    }

    private void begin() {
        groupRows = 0;
        pages = new ChunkWriters(message, layout);
        columns = ParquetProperties.builder()
                .withPageSize(layout.pageBytes())
                .withDictionaryEncoding(layout.values() == ParquetLayout.Values.DICTIONARY)
                .withMinRowCountForPageSizeCheck(10)
                .withWriterVersion(
                        layout.pages() == ParquetLayout.Pages.V1
                                ? WriterVersion.PARQUET_1_0
                                : WriterVersion.PARQUET_2_0)
                .build()
                .newColumnWriteStore(message, pages);
        RecordConsumer consumer = new ColumnIOFactory().getColumnIO(message).getRecordWriter(columns);
        records = new RecordWriter(message, consumer);
    }

    private void flush() throws IOException {
        records.flush();
        columns.flush();
        if (groupRows > 0) {
            rows += groupRows;
            groups.add(pages.writeTo(out, out.position, groupRows, groups.size()));
        }
        columns.close();
        pages.close();
    }

    private FileMetaData footer() {
        // The converter knows how to flatten a schema; our row groups then take the place of its empty list.
        var empty = new ParquetMetadata(
                new org.apache.parquet.hadoop.metadata.FileMetaData(message, Map.of(), CREATED_BY), List.of());
        FileMetaData footer = new ParquetMetadataConverter().toParquetMetadata(1, empty);
        footer.setRow_groups(groups);
        footer.setNum_rows(rows);
        return footer;
    }

    private static final class CountedOutput extends FilterOutputStream {
        private long position;

        CountedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            position++;
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
            position += length;
        }
    }
}

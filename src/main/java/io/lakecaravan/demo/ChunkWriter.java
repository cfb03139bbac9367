package io.lakecaravan.demo;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.xerial.snappy.Snappy;

/** Pages of one column in one row group, compressed as they come, with checksums and the chunk's statistics. */
final class ChunkWriter implements PageWriter {
    private final ColumnDescriptor column;
    private final ParquetLayout.Codec codec;
    private final ParquetLayout.Checksums checksums;
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Map<Encoding, Integer> dataPages = new EnumMap<>(Encoding.class);
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private final Statistics<?> statistics;
    private PageType pageType = PageType.DATA_PAGE;
    private long values;
    private long expanded;

    ChunkWriter(ColumnDescriptor column, ParquetLayout layout) {
        this.column = column;
        this.codec = layout.codec();
        this.checksums = layout.checksums();
        this.statistics = Statistics.createStats(column.getPrimitiveType());
    }

    @Override
    @SuppressWarnings("deprecation")
    public void writePage(
            BytesInput bytes,
            int valueCount,
            Statistics<?> pageStatistics,
            Encoding repetition,
            Encoding definition,
            Encoding encoding)
            throws IOException {
        writePage(bytes, valueCount, 0, pageStatistics, repetition, definition, encoding);
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int valueCount,
            int rowCount,
            Statistics<?> pageStatistics,
            Encoding repetition,
            Encoding definition,
            Encoding encoding)
            throws IOException {
        byte[] stored = compress(bytes(bytes));
        PageHeader header = header(PageType.DATA_PAGE, Math.toIntExact(bytes.size()), stored.length, checksum(stored));
        header.setData_page_header(
                new DataPageHeader(valueCount, thrift(encoding), thrift(definition), thrift(repetition)));
        encodings.add(repetition);
        encodings.add(definition);
        page(header, encoding, valueCount, pageStatistics);
        data.write(stored);
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetition,
            BytesInput definition,
            Encoding encoding,
            BytesInput bytes,
            Statistics<?> pageStatistics)
            throws IOException {
        pageType = PageType.DATA_PAGE_V2;
        byte[] levels = bytes(BytesInput.concat(repetition, definition));
        byte[] stored = compress(bytes(bytes));
        PageHeader header = header(
                PageType.DATA_PAGE_V2,
                Math.toIntExact(levels.length + bytes.size()),
                levels.length + stored.length,
                checksum(levels, stored));
        DataPageHeaderV2 second = new DataPageHeaderV2(
                valueCount, nullCount, rowCount, thrift(encoding), (int) definition.size(), (int) repetition.size());
        second.setIs_compressed(codec != ParquetLayout.Codec.UNCOMPRESSED);
        header.setData_page_header_v2(second);
        page(header, encoding, valueCount, pageStatistics);
        data.write(levels);
        data.write(stored);
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int valueCount,
            int rowCount,
            Statistics<?> pageStatistics,
            SizeStatistics sizes,
            GeospatialStatistics geography,
            Encoding repetition,
            Encoding definition,
            Encoding encoding)
            throws IOException {
        writePage(bytes, valueCount, rowCount, pageStatistics, repetition, definition, encoding);
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetition,
            BytesInput definition,
            Encoding encoding,
            BytesInput bytes,
            Statistics<?> pageStatistics,
            SizeStatistics sizes,
            GeospatialStatistics geography)
            throws IOException {
        writePageV2(rowCount, nullCount, valueCount, repetition, definition, encoding, bytes, pageStatistics);
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        byte[] stored = compress(bytes(page.getBytes()));
        PageHeader header =
                header(PageType.DICTIONARY_PAGE, page.getUncompressedSize(), stored.length, checksum(stored));
        header.setDictionary_page_header(
                new DictionaryPageHeader(page.getDictionarySize(), thrift(page.getEncoding())));
        encodings.add(page.getEncoding());
        Util.writePageHeader(header, dictionary);
        expanded += dictionary.size() + header.getUncompressed_page_size();
        dictionary.write(stored);
    }

    private void page(PageHeader header, Encoding encoding, int valueCount, Statistics<?> pageStatistics)
            throws IOException {
        int before = data.size();
        Util.writePageHeader(header, data);
        expanded += data.size() - before + (long) header.getUncompressed_page_size();
        values += valueCount;
        encodings.add(encoding);
        dataPages.merge(encoding, 1, Integer::sum);
        statistics.mergeStatistics(pageStatistics);
    }

    ColumnChunk writeTo(OutputStream out, long position) throws IOException {
        dictionary.writeTo(out);
        data.writeTo(out);
        ColumnMetaData metadata = new ColumnMetaData(
                Type.valueOf(
                        column.getPrimitiveType().getPrimitiveTypeName().name().replace("BINARY", "BYTE_ARRAY")),
                encodings.stream().map(ChunkWriter::thrift).toList(),
                List.of(column.getPath()),
                CompressionCodec.valueOf(codec.name()),
                values,
                expanded,
                (long) dictionary.size() + data.size(),
                position + dictionary.size());
        if (dictionary.size() > 0) {
            metadata.setDictionary_page_offset(position);
        }
        dataPages.forEach((encoding, count) ->
                metadata.addToEncoding_stats(new PageEncodingStats(pageType, thrift(encoding), count)));
        metadata.setStatistics(ParquetMetadataConverter.toParquetStatistics(statistics));
        ColumnChunk chunk = new ColumnChunk(0);
        chunk.setMeta_data(metadata);
        return chunk;
    }

    private PageHeader header(PageType type, int expandedSize, int storedSize, int checksum) {
        PageHeader header = new PageHeader(type, expandedSize, storedSize);
        if (checksums == ParquetLayout.Checksums.WRITTEN) {
            header.setCrc(checksum);
        }
        return header;
    }

    private static int checksum(byte[]... parts) {
        CRC32 sum = new CRC32();
        for (byte[] part : parts) {
            sum.update(part);
        }
        return (int) sum.getValue();
    }

    private static byte[] bytes(BytesInput input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        input.writeAllTo(out);
        return out.toByteArray();
    }

    private byte[] compress(byte[] bytes) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> bytes;
            case SNAPPY -> Snappy.compress(bytes);
            case ZSTD -> Zstd.compress(bytes);
            case GZIP -> gzip(bytes);
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static org.apache.parquet.format.Encoding thrift(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    @Override
    public long getMemSize() {
        return (long) dictionary.size() + data.size();
    }

    @Override
    public long allocatedSize() {
        return getMemSize();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + " " + getMemSize() + " bytes of pages";
    }

    @Override
    public void close() {
        // Pages lie on the heap.
    }
}

package io.lakecaravan.format.parquet;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.io.api.Binary;

/**
 * Where the pages of one column in one row group lie. Nothing here is checked against the object yet.
 *
 * @param start of the first page, the dictionary's where there is one
 * @param firstData of the first data page
 * @param length bytes of all pages with their headers, as stored
 * @param expanded bytes of all pages with their headers, before compression
 * @param values nulls included
 * @param dataPages how many, where the writer says so
 * @param encrypted whether its pages need a key
 * @param extremes of numbers and times, where the writer says them
 */
record ColumnChunk(
        Optional<CompressionCodec> codec,
        long start,
        long firstData,
        long length,
        long expanded,
        long values,
        OptionalLong nulls,
        OptionalInt dataPages,
        Optional<IndexRange> offsetIndex,
        boolean encrypted,
        boolean elsewhere,
        Optional<Extremes> extremes) {

    /** Smallest and largest value as they are stored, in the order of the column's type. */
    record Extremes(Binary least, Binary most) {}

    /** Numbers and times take no more; longer ones are not kept. */
    private static final int LONGEST_EXTREME = 16;

    /** Where the offset index of the chunk lies. */
    record IndexRange(long offset, int length) {}

    static ColumnChunk of(org.apache.parquet.format.ColumnChunk chunk) {
        boolean encrypted = chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata();
        Optional<IndexRange> index = chunk.isSetOffset_index_offset() && chunk.isSetOffset_index_length()
                ? Optional.of(new IndexRange(chunk.getOffset_index_offset(), chunk.getOffset_index_length()))
                : Optional.empty();
        if (!chunk.isSetMeta_data()) {
            return new ColumnChunk(
                    Optional.empty(), 0, 0, 0, 0, 0, OptionalLong.empty(), OptionalInt.empty(), index, true, false, Optional.empty());
        }
        ColumnMetaData metadata = chunk.getMeta_data();
        long firstData = metadata.getData_page_offset();
        // Some writers say 0 where there is no dictionary.
        boolean dictionary = metadata.isSetDictionary_page_offset()
                && metadata.getDictionary_page_offset() > 0
                && metadata.getDictionary_page_offset() < firstData;
        return new ColumnChunk(
                Optional.ofNullable(metadata.getCodec()),
                dictionary ? metadata.getDictionary_page_offset() : firstData,
                firstData,
                metadata.getTotal_compressed_size(),
                metadata.getTotal_uncompressed_size(),
                metadata.getNum_values(),
                nulls(metadata),
                dataPages(metadata),
                index,
                encrypted,
                chunk.isSetFile_path(),
                extremes(metadata));
    }

    /** Not the deprecated ones, whose order depends on the writer. */
    private static Optional<Extremes> extremes(ColumnMetaData metadata) {
        if (!metadata.isSetStatistics()) {
            return Optional.empty();
        }
        Statistics statistics = metadata.getStatistics();
        boolean told = statistics.isSetMin_value()
                && statistics.isSetMax_value()
                && statistics.getMin_value().length <= LONGEST_EXTREME
                && statistics.getMax_value().length <= LONGEST_EXTREME;
        return told
                ? Optional.of(new Extremes(
                        Binary.fromReusedByteArray(statistics.getMin_value()),
                        Binary.fromReusedByteArray(statistics.getMax_value())))
                : Optional.empty();
    }

    long end() {
        return start + length;
    }

    private static OptionalLong nulls(ColumnMetaData metadata) {
        if (!metadata.isSetStatistics() || !metadata.getStatistics().isSetNull_count()) {
            return OptionalLong.empty();
        }
        long nulls = metadata.getStatistics().getNull_count();
        // Some writers say -1 for unknown.
        return nulls < 0 || nulls > metadata.getNum_values() ? OptionalLong.empty() : OptionalLong.of(nulls);
    }

    private static OptionalInt dataPages(ColumnMetaData metadata) {
        if (!metadata.isSetEncoding_stats()) {
            return OptionalInt.empty();
        }
        List<PageEncodingStats> stats = metadata.getEncoding_stats();
        long pages = stats.stream()
                .filter(stat ->
                        stat.getPage_type() == PageType.DATA_PAGE || stat.getPage_type() == PageType.DATA_PAGE_V2)
                .mapToLong(PageEncodingStats::getCount)
                .sum();
        return pages < 1 || pages > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) pages);
    }
}

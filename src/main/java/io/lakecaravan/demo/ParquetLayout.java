package io.lakecaravan.demo;

/**
 * How a written Parquet file is laid out.
 *
 * @param rowGroupBytes a row group ends when its buffered pages reach this
 * @param rowGroupRows a row group ends at the latest after so many rows
 * @param pageBytes aimed at for a page before compression
 * @param pages version of the data pages
 * @param values how columns are encoded
 * @param checksums whether page headers have one
 */
public record ParquetLayout(
        Codec codec,
        long rowGroupBytes,
        long rowGroupRows,
        int pageBytes,
        Pages pages,
        Values values,
        Checksums checksums) {
    /** Compression of pages. */
    public enum Codec {
        UNCOMPRESSED,
        SNAPPY,
        GZIP,
        ZSTD
    }

    /** Version of data pages; the second also brings the delta encodings. */
    public enum Pages {
        V1,
        V2
    }

    /** Whether columns begin with a dictionary. */
    public enum Values {
        DICTIONARY,
        PLAIN
    }

    /** Whether page headers have the CRC of their page. */
    public enum Checksums {
        WRITTEN,
        LEFT_OUT
    }

    public static final ParquetLayout DEFAULT = new ParquetLayout(
            Codec.SNAPPY, 16L << 20, 1_000_000, 1 << 20, Pages.V1, Values.DICTIONARY, Checksums.WRITTEN);

    public ParquetLayout {
        if (rowGroupBytes < 1 || rowGroupRows < 1 || pageBytes < 1) {
            throw new IllegalArgumentException("row groups of " + rowGroupBytes + " bytes and " + rowGroupRows
                    + " rows with pages of " + pageBytes + " bytes do not exist: all must be at least 1");
        }
    }

    public ParquetLayout withCodec(Codec other) {
        return new ParquetLayout(other, rowGroupBytes, rowGroupRows, pageBytes, pages, values, checksums);
    }

    public ParquetLayout withRowGroupBytes(long bytes) {
        return new ParquetLayout(codec, bytes, rowGroupRows, pageBytes, pages, values, checksums);
    }

    public ParquetLayout withRowGroupRows(long rows) {
        return new ParquetLayout(codec, rowGroupBytes, rows, pageBytes, pages, values, checksums);
    }

    public ParquetLayout withPageBytes(int bytes) {
        return new ParquetLayout(codec, rowGroupBytes, rowGroupRows, bytes, pages, values, checksums);
    }

    public ParquetLayout withPages(Pages other) {
        return new ParquetLayout(codec, rowGroupBytes, rowGroupRows, pageBytes, other, values, checksums);
    }

    public ParquetLayout withValues(Values other) {
        return new ParquetLayout(codec, rowGroupBytes, rowGroupRows, pageBytes, pages, other, checksums);
    }

    public ParquetLayout withChecksums(Checksums other) {
        return new ParquetLayout(codec, rowGroupBytes, rowGroupRows, pageBytes, pages, values, other);
    }
}

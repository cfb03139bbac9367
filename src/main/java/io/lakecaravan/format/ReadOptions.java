package io.lakecaravan.format;

import io.lakecaravan.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Limits and known facts for reading one object.
 *
 * @param sampleRows rows wanted for the sample; 0 for none
 * @param sampleBytes most bytes the sample may fetch beyond what the schema needs
 * @param prefixBytes most stored bytes that a text format reads to learn its schema
 * @param maxRows most rows that inference looks at
 * @param maxDepth most levels of nesting
 * @param maxColumns most columns, nested ones counted
 * @param known what the user said of this object; wins over what is found
 * @param readerMemory heap in bytes of the process that a foreign parser runs in, where the format has one
 */
public record ReadOptions(
        int sampleRows,
        long sampleBytes,
        int prefixBytes,
        int maxRows,
        int maxDepth,
        int maxColumns,
        Known known,
        long readerMemory) {
    public static final long DEFAULT_READER_MEMORY = 256L << 20;

    public static final ReadOptions DEFAULT =
            new ReadOptions(100, 8L << 20, 1 << 20, 10_000, 100, 20_000, Known.NOTHING);

    /** With {@link #DEFAULT_READER_MEMORY}. */
    public ReadOptions(
            int sampleRows, long sampleBytes, int prefixBytes, int maxRows, int maxDepth, int maxColumns, Known known) {
        this(sampleRows, sampleBytes, prefixBytes, maxRows, maxDepth, maxColumns, known, DEFAULT_READER_MEMORY);
    }

    /**
     * The {@code read:} entry of a source that matches the object.
     *
     * @param delimiter one or more characters, or {@code \s+} for any number of blanks
     * @param quote empty where quotes mean nothing
     * @param escape empty where only a doubled quote is one
     * @param comment empty where no line is a comment
     * @param encoding Java name of a charset
     * @param nulls words that mean null beside the empty field
     * @param schema fixed types by column name; other columns are inferred
     */
    public record Known(
            Optional<String> format,
            Optional<String> delimiter,
            Optional<String> quote,
            Optional<String> escape,
            Optional<String> comment,
            Optional<Boolean> header,
            Optional<Integer> skipRows,
            Optional<String> encoding,
            List<String> nulls,
            Optional<String> rowElement,
            Optional<Schema> schema) {
        public static final Known NOTHING = new Known(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public ReadOptions withSampleRows(int rows) {
        return new ReadOptions(rows, sampleBytes, prefixBytes, maxRows, maxDepth, maxColumns, known, readerMemory);
    }

    public ReadOptions withKnown(Known facts) {
        return new ReadOptions(
                sampleRows, sampleBytes, prefixBytes, maxRows, maxDepth, maxColumns, facts, readerMemory);
    }

    public ReadOptions withReaderMemory(long bytes) {
        return new ReadOptions(sampleRows, sampleBytes, prefixBytes, maxRows, maxDepth, maxColumns, known, bytes);
    }
}
